package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void trainsAndReports() {
        assertThat(run("--model", "mlp", "--drawn", "1280", "--epochs", "3", "--ascii"))
                .as(messages.toString())
                .isZero();

        assertThat(output())
                .contains("Drawing 1280 digits to learn from")
                .contains("recognised")
                .contains("Recognised:")
                .contains("Mistaken for another:")
                .matches(Pattern.compile(".*SHA-256 of the trained parameters: [0-9a-f]{64}\\R", Pattern.DOTALL));
        assertThat(Double.parseDouble(first("Test accuracy: (\\S+) %"))).isBetween(50.0, 99.9);
    }

    @Test
    void theSameSeedTrainsTheSameNetworkWithAnyNumberOfThreads() {
        String[] arguments = {"--model", "lenet", "--drawn", "128", "--epochs", "1", "--seed", "5", "--threads", "1"};
        run(arguments);
        String one = first("parameters: (\\S+)");
        bytes.reset();
        arguments[arguments.length - 1] = "2";
        run(arguments);
        String two = first("parameters: (\\S+)");
        bytes.reset();
        arguments[arguments.length - 3] = "6";
        run(arguments);

        assertThat(two).isEqualTo(one);
        assertThat(first("parameters: (\\S+)")).isNotEqualTo(one);
    }

    @Test
    void savesTheNetwork() {
        Path file = directory.resolve("digits.safetensors");

        assertThat(run("--model", "mlp", "--drawn", "64", "--epochs", "1", "--save", file.toString()))
                .isZero();

        assertThat(CompiledMlp.load(file).sha256()).isEqualTo(first("SHA-256 of the trained parameters: (\\S+)"));
    }

    @Test
    void goesOnWhereItStood() {
        String[] all = {"--model", "mlp", "--drawn", "200", "--epochs", "3"};
        run(all);
        String whole = first("parameters: (\\S+)");
        bytes.reset();
        Path checkpoints = directory.resolve("checkpoints");
        run("--model", "mlp", "--drawn", "200", "--epochs", "2", "--resume", checkpoints.toString());
        assertThat(first("parameters: (\\S+)")).isNotEqualTo(whole);
        bytes.reset();
        run("--model", "mlp", "--drawn", "200", "--epochs", "3", "--resume", checkpoints.toString());
        assertThat(checkpoints.resolve("step-000000000012.safetensors")).exists();
        assertThat(first("parameters: (\\S+)")).isEqualTo(whole);
        assertThat(run("--model", "mlp", "--drawn", "100", "--epochs", "3", "--resume", checkpoints.toString()))
                .isNotZero();
        assertThat(messages.toString()).contains("rows of data: 200 in the file, but 100 here");
    }

    @Test
    void beginsWithParametersOfAFile() {
        Path file = directory.resolve("digits.safetensors");
        CompiledMlp net = CompiledMlp.create(9);
        net.save(file);
        run("--model", "mlp", "--drawn", "64", "--epochs", "1", "--load", file.toString());
        assertThat(output()).contains("Read the parameters in " + file);
        String trained = first("parameters: (\\S+)");
        bytes.reset();
        run("--model", "mlp", "--drawn", "64", "--epochs", "1");
        assertThat(first("parameters: (\\S+)")).isNotEqualTo(trained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs 0               | --epochs must be at least 1, not 0",
                "--epochs many            | Invalid value for option '--epochs'",
                "--epochs                 | Missing required parameter for option '--epochs'",
                "--drawn -5               | --drawn must be at least 1, not -5",
                "--learning-rate -1       | --learning-rate must be greater than 0 and finite, not -1.0",
                "--learning-rate NaN      | --learning-rate must be greater than 0 and finite, not NaN",
                "--learning-rate Infinity | --learning-rate must be greater than 0 and finite, not Infinity",
                "--threads 0              | --threads must be from 1 to 256, not 0",
                "--threads 257            | --threads must be from 1 to 256, not 257",
                "--model lenett           | expected one of [LENET, MLP]",
                "--data no/such           | --data: there is no directory no",
                "--save no/such/file      | --save: there is no directory",
                "--save .                 | is a directory",
                "--load no/such           | --load: there is no file no",
                "--resume pom.xml         | --resume: pom.xml is not a directory",
                "--epoch 3                | Possible solutions: --epochs",
                "train                    | Unmatched argument",
            })
    void wrongOptionsAreExplainedBeforeAnythingIsDone(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(messages.toString()).contains(message).contains("Try digits --help");
        assertThat(output()).isEmpty();
    }

    @Test
    void aDirectoryWithoutMnistIsExplainedWithoutAStackTrace() throws IOException {
        Files.writeString(directory.resolve("train-images-idx3-ubyte"), "no pictures");

        assertThat(run("--data", directory.toString())).isEqualTo(1);
        assertThat(messages.toString()).contains("train-").doesNotContain("\tat ");
    }

    @Test
    void aLearningRateThatIsFarTooLargeIsExplainedWithoutAStackTrace() {
        assertThat(run("--model", "mlp", "--drawn", "640", "--epochs", "1", "--learning-rate", "1e30"))
                .isEqualTo(1);
        assertThat(messages.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void helpIsNoMistake() {
        StringWriter help = new StringWriter();

        assertThat(commandLineOut(help, "--help")).isZero();
        assertThat(help.toString()).contains("--data", "--model", "--epochs", "--learning-rate", "--seed", "--threads");
        assertThat(messages.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return commandLineOut(new StringWriter(), arguments);
    }

    private int commandLineOut(StringWriter help, String... arguments) {
        return Digits.commandLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(help))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String first(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output());
        assertThat(matcher.find()).as("%s in %s", pattern, output()).isTrue();
        return matcher.group(1);
    }
}
