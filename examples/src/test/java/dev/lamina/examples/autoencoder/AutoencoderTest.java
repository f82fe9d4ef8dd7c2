package dev.lamina.examples.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.examples.ExampleRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class AutoencoderTest {
    @Test
    void copiesBetterThanTheMeanPicture() {
        ExampleRun run = run("--drawn", "4000", "--epochs", "6", "--ascii").succeeded();

        String figures = " +([0-9.]+) +[0-9.]+";
        double mean = run.number("always the mean picture" + figures);
        double network = run.number("through 16 numbers" + figures);
        assertThat(network).isLessThan(0.93 * mean);
    }

    @Test
    void theSameSeedTrainsTheSameNetworkWithAnyNumberOfThreads() {
        String sha = "parameters: (\\S+)";
        String one = run("--drawn", "200", "--epochs", "1", "--threads", "1")
                .succeeded()
                .first(sha);

        assertThat(run("--drawn", "200", "--epochs", "1", "--threads", "2").first(sha))
                .isEqualTo(one);
        assertThat(run("--drawn", "200", "--epochs", "1", "--seed", "1").first(sha))
                .isNotEqualTo(one);
    }

    @Test
    void wrongOptionsAndMissingFilesAreExplained(@TempDir Path directory) {
        run("--drawn", "-1").rejected("--drawn must be at least 1, not -1");
        run("--data", "no/such").rejected("--data: there is no directory no");
        run("--data", directory.toString()).failed("has neither train-images-idx3-ubyte nor");
    }

    @Test
    void errorsAreMeansOverPixels() {
        float[][] originals = {{1, 0}, {0.5f, 0}};

        assertThat(PixelErrors.mean(originals)).containsExactly(0.75f, 0);
        PixelErrors errors = PixelErrors.of(originals, new float[] {0.5f, 0});
        assertThat(errors.meanSquare()).isEqualTo(0.25 / 4);
        assertThat(errors.crossEntropy()).isEqualTo(2 * Math.log(2) / 4, within(1e-6));
    }

    private static ExampleRun run(String... arguments) {
        return ExampleRun.of(Autoencoder::commandLine, arguments);
    }
}
