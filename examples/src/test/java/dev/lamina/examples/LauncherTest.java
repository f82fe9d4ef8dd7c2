package dev.lamina.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LauncherTest {
    @Test
    void anUnknownExampleIsAnsweredWithThoseThereAre() {
        String names =
                " -Dexample= takes one of autoencoder, char-lstm, digits, forecast, nano-gpt, resnet, tabular, xor."
                        + System.lineSeparator();
        assertThat(answer("nanogpt")).isEqualTo("There is no example \"nanogpt\"." + names);
        assertThat(answer("XOR", "--help")).isEqualTo("There is no example \"XOR\"." + names);
        assertThat(answer()).isEqualTo("There is no example without a name." + names);
    }

    private static String answer(String... args) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        assertThat(Launcher.run(args, new PrintStream(errors, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        return errors.toString(StandardCharsets.UTF_8);
    }
}
