package dev.lamina.examples.xor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "42"})
    void learnsTheFunction(String seed) {
        assertThat(run("--seed", seed)).as(err.toString()).isZero();

        List<Double> predictions = numbers("predicted: (\\S+)");
        assertThat(predictions).hasSize(4);
        assertThat(predictions.get(0)).isLessThan(0.1);
        assertThat(predictions.get(1)).isGreaterThan(0.9);
        assertThat(predictions.get(2)).isGreaterThan(0.9);
        assertThat(predictions.get(3)).isLessThan(0.1);
    }

    @Test
    void theLossFalls() {
        run("--steps", "300");

        List<Double> losses = numbers("step +\\d+ +loss (\\S+)");
        assertThat(losses).hasSizeGreaterThan(5);
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 4);
    }

    @Test
    void theGradientForetellsTheChangeOfTheLoss() {
        run();

        double foretold = numbers("should change the loss by (\\S+),").get(0);
        double measured = numbers("does change by +(\\S+)\\.\\n").get(0);
        assertThat(foretold).isNotZero();
        assertThat(measured / foretold).isBetween(0.9, 1.1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--learning-rate 0   | --learning-rate must be greater than 0 and finite, not 0.0",
                "--learning-rate NaN | --learning-rate must be greater than 0 and finite, not NaN",
                "--learning-rate x   | Invalid value for option '--learning-rate'",
                "--learning-rate     | Missing required parameter for option '--learning-rate'",
                "--steps 0           | --steps must be at least 1, not 0",
                "--learningrate 1    | Possible solutions: --learning-rate",
            })
    void wrongOptionsAreExplained(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains("Try xor --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpIsNoMistake() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--learning-rate").contains("--seed");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Xor.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<Double> numbers(String pattern) {
        List<Double> numbers = new ArrayList<>();
        for (MatchResult match :
                Pattern.compile(pattern).matcher(out.toString()).results().toList()) {
            numbers.add(Double.parseDouble(match.group(1)));
        }
        return numbers;
    }
}
