package dev.lamina.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * An example run from beginning to end, with what it printed.
 *
 * @param exitCode 0 if all went well, 1 if a file was at fault, 2 if an option was
 * @param output what it printed
 * @param messages what it complained about
 */
public record ExampleRun(int exitCode, String output, String messages) {
    /**
     * Runs an example.
     *
     * @param example makes its command line
     * @param arguments its arguments
     */
    public static ExampleRun of(Function<PrintStream, CommandLine> example, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter messages = new StringWriter();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exitCode = example.apply(out)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
        return new ExampleRun(exitCode, bytes.toString(StandardCharsets.UTF_8), messages.toString());
    }

    /** This run, if all went well. */
    public ExampleRun succeeded() {
        assertThat(exitCode).as(output + messages).isZero();
        return this;
    }

    /** What the first group of a pattern finds in the output. */
    public String first(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        assertThat(matcher.find()).as("%s in %s", pattern, output).isTrue();
        return matcher.group(1);
    }

    /** A number in the output. */
    public double number(String pattern) {
        return Double.parseDouble(first(pattern).replace(",", ""));
    }

    /** Demands that a wrong option was explained before anything was done. */
    public void rejected(String message) {
        assertThat(exitCode).isEqualTo(2);
        assertThat(messages).contains(message).contains("--help");
        assertThat(output).isEmpty();
    }

    /** Demands that a damaged file was explained without a stack trace. */
    public void failed(String message) {
        assertThat(exitCode).as(output + messages).isEqualTo(1);
        assertThat(messages).contains(message).doesNotContain("\tat ");
    }
}
