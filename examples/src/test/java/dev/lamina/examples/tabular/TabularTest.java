package dev.lamina.examples.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.examples.ExampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-jdk")
class TabularTest {
    private static final String HEADER = "longitude,latitude,housing_median_age,total_rooms,total_bedrooms,population,"
            + "households,median_income,median_house_value,ocean_proximity\n";

    @TempDir
    private Path directory;

    @Test
    void beatsLinearRegressionByFarOnInventedDistricts() {
        ExampleRun run = run("--epochs", "10").succeeded();

        double network = run.number("  network +([0-9,]+)");
        double regression = run.number("  linear regression +([0-9,]+)");
        double mean = run.number("  the mean of all prices +([0-9,]+)");
        assertThat(regression).isLessThan(mean);
        assertThat(network).isLessThan(0.6 * regression);
    }

    @Test
    void theSameSeedTrainsTheSameNetworkWithAnyNumberOfThreads() {
        String sha = "parameters: (\\S+)";
        String one = run("--epochs", "2", "--threads", "1").succeeded().first(sha);

        assertThat(run("--epochs", "2", "--threads", "2").first(sha)).isEqualTo(one);
        assertThat(run("--epochs", "2", "--seed", "1").first(sha)).isNotEqualTo(one);
    }

    @Test
    void readsAFileWithGaps() throws IOException {
        write(table(InventedDistricts.make(200, 1)));

        ExampleRun run = run("--data", directory.toString(), "--epochs", "2").succeeded();

        assertThat(run.output()).contains("128 districts to learn from, 32 to choose the best epoch with, 40 to test");
        assertThat(District.read(directory, 1)).anyMatch(district -> Double.isNaN(district.bedrooms()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-122,38,30,many,100,900,300,3.5,200000,INLAND | line 2: total_rooms should be a number, but is \"many\"",
                "-122,38,30,0,100,900,300,3.5,200000,INLAND    | line 2: total_rooms should be above 0, but is 0",
                "-122,38,30,NaN,100,900,300,3.5,200000,INLAND  | line 2: total_rooms should be a number",
                "-122,38,30,500                                | line 2: there is no value for total_bedrooms",
                "-122,38,30,500,,900,300,3.5,200000,INLAND     | has 1 districts; at least 100 are needed",
            })
    void damagedFilesAreExplained(String line, String message) throws IOException {
        write(HEADER + line + "\n");

        run("--data", directory.toString()).failed(message);
    }

    @Test
    void aColumnWithoutAnyNumberIsExplained() throws IOException {
        write(table(InventedDistricts.make(120, 1).stream()
                .map(it -> new District(
                        it.longitude(),
                        it.latitude(),
                        it.age(),
                        it.rooms(),
                        Double.NaN,
                        it.population(),
                        it.households(),
                        it.income(),
                        it.proximity(),
                        it.value()))
                .toList()));

        run("--data", directory.toString(), "--epochs", "1").failed("Linear regression has no single answer");
    }

    @Test
    void missingFilesAndColumnsAreExplained() throws IOException {
        run("--data", directory.toString()).failed("housing.csv: there is no such file");
        write("a,b\n1,2\n");
        run("--data", directory.toString()).failed("line 2: there is no value for longitude");
        write(HEADER);
        run("--data", directory.toString()).failed("has no lines of data");
        write("");
        run("--data", directory.toString()).failed("housing.csv");
    }

    @Test
    void wrongOptionsAreExplainedBeforeAnythingIsDone() {
        run("--epochs", "0").rejected("--epochs must be at least 1, not 0");
        run("--data", "no/such").rejected("--data: there is no directory no");
        run("--thread", "1").rejected("Possible solutions: --threads");
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve(District.FILE), text);
    }

    private static String table(List<District> districts) {
        StringBuilder text = new StringBuilder(HEADER);
        for (District it : districts) {
            String bedrooms = Double.isNaN(it.bedrooms()) ? "" : "" + it.bedrooms();
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s%n",
                    it.longitude(),
                    it.latitude(),
                    it.age(),
                    it.rooms(),
                    bedrooms,
                    it.population(),
                    it.households(),
                    it.income(),
                    it.value(),
                    it.proximity()));
        }
        return text.toString();
    }

    private static ExampleRun run(String... arguments) {
        return ExampleRun.of(Tabular::commandLine, arguments);
    }
}
