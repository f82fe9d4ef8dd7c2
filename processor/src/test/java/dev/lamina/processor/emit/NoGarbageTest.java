package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.testing.Chosen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A training step allocates no byte once it is compiled, whatever the layers, activations and the loss. The build tries the
 * first case of each; {@code -Dlamina.cases=} (with a pattern, or empty for all) tries all cases in which it is found.
 */
class NoGarbageTest {
    private static final String WANTED = System.getProperty("lamina.cases");

    @Test
    void aTrainingStepAllocatesNothing() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dlamina.quiet=true",
                "-Dlamina.cases=" + (WANTED == null ? "" : WANTED),
                "-cp",
                System.getProperty("java.class.path"),
                GarbageProbe.class.getName()));
        if (WANTED == null) {
            command.add("first of each");
        }
        Process probe = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(probe.waitFor()).as("exit code").isZero();
        int cases = Chosen.of(GarbageProbe.cases(WANTED != null)).size();
        assertThat(output).containsExactly("cases: " + cases);
    }
}
