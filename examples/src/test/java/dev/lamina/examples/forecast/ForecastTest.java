package dev.lamina.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.examples.ExampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-jdk")
class ForecastTest {
    private static final String HEADER = "\"Month\",\"Sunspots\"\r\n";

    @TempDir
    private Path directory;

    @Test
    void beatsTheNaiveForecastOnAnInventedSun() {
        ExampleRun run = run("--epochs", "6").succeeded();

        String errors = " +([0-9.]+) +[0-9.]+ +[0-9.]+ +[0-9.]+ ";
        double naive = run.number("(?m)^ +12" + errors);
        double network = run.number("(?m)^ +12 +[0-9.]+ +[0-9.]+ +([0-9.]+) ");
        assertThat(network).isLessThan(0.9 * naive);
        assertThat(run.output()).contains("12 months before (o)");
    }

    @Test
    void theSameSeedTrainsTheSameNetworkWithAnyNumberOfThreads() {
        String sha = "parameters: (\\S+)";
        String one = run("--epochs", "1", "--threads", "1").succeeded().first(sha);

        assertThat(run("--epochs", "1", "--threads", "2").first(sha)).isEqualTo(one);
        assertThat(run("--epochs", "1", "--seed", "1").first(sha)).isNotEqualTo(one);
    }

    @Test
    void readsAFile() throws IOException {
        Series invented = Series.invent(1400, 3);
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < invented.months(); i++) {
            text.append('"')
                    .append(invented.month(i))
                    .append("\",")
                    .append(invented.values()[i])
                    .append("\r\n");
        }
        write(text.toString());

        assertThat(Series.read(directory).values()).containsExactly(invented.values());
        assertThat(run("--data", directory.toString(), "--epochs", "1")
                        .succeeded()
                        .output())
                .contains("Learning from 1749-01 to 1818-12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1749-01,3;1749-02,many | line 3: Sunspots should be a number, but is \"many\"",
                "1749-01,3;1749-03,4    | after 1749-01 comes 1749-03, a month is missing",
                "1749-01,3;1749-02,-4   | the number of 1749-02 is below 0: -4.0",
                "1749-01,3;1749,4       | \"1749\" is no month such as 1749-01",
                "1749-01                | line 2: there is no value for Sunspots",
                "1749-01,3;1749-02,4    | has 2 months; at least 1320 are needed",
            })
    void damagedFilesAreExplained(String lines, String message) throws IOException {
        write(HEADER + lines.replace(";", "\n") + "\n");

        run("--data", directory.toString()).failed(message);
    }

    @Test
    void wrongOptionsAndMissingFilesAreExplained() {
        run("--data", directory.toString()).failed("monthly-sunspots.csv: there is no such file");
        run("--epochs", "-1").rejected("--epochs must be at least 1, not -1");
        run("--threads", "0").rejected("--threads must be from 1 to 256, not 0");
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve(Series.FILE), text);
    }

    private static ExampleRun run(String... arguments) {
        return ExampleRun.of(Forecast::commandLine, arguments);
    }
}
