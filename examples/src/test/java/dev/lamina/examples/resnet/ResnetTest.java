package dev.lamina.examples.resnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.examples.ExampleRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class ResnetTest {
    @Test
    void readsMostDigitsAfterAFewSteps() {
        ExampleRun run = run("--drawn", "1000", "--epochs", "4", "--ascii").succeeded();

        assertThat(run.number("Test accuracy: (\\S+) %")).isBetween(75.0, 99.99);
        assertThat(run.output()).contains("Recognised:").contains("Mistaken for another:");
    }

    @Test
    void theSameSeedTrainsTheSameNetworkWithAnyNumberOfThreads() {
        String sha = "parameters: (\\S+)";
        String one = run("--drawn", "100", "--epochs", "1", "--threads", "1")
                .succeeded()
                .first(sha);

        assertThat(run("--drawn", "100", "--epochs", "1", "--threads", "2").first(sha))
                .isEqualTo(one);
        assertThat(run("--drawn", "100", "--epochs", "1", "--seed", "1").first(sha))
                .isNotEqualTo(one);
    }

    @Test
    void wrongOptionsAndMissingFilesAreExplained(@TempDir Path directory) {
        run("--drawn", "0").rejected("--drawn must be at least 1, not 0");
        run("--learning-rate", "2").rejected("--learning-rate must be greater than 0 and at most 1, not 2.0");
        run("--data", "no/such").rejected("--data: there is no directory no");
        run("--data", directory.toString()).failed("has neither train-images-idx3-ubyte nor");
    }

    @Test
    void aPictureMovesAndBlankPaperComesIn() {
        float[] pixels = new float[28 * 28];
        pixels[5 * 28 + 7] = 1;
        pixels[27 * 28] = 2;
        float[] to = new float[2 * 28 * 28];
        to[28 * 28] = 9;

        Shifts.shift(pixels, 2, -1, to, 28 * 28);

        float[] expected = new float[2 * 28 * 28];
        expected[28 * 28 + 7 * 28 + 6] = 1;
        assertThat(to).containsExactly(expected);

        Shifts.shift(pixels, -2, 1, to, 0);
        assertThat(to[3 * 28 + 8]).isEqualTo(1);
        assertThat(to[25 * 28 + 1]).isEqualTo(2);
    }

    private static ExampleRun run(String... arguments) {
        return ExampleRun.of(Resnet::commandLine, arguments);
    }
}
