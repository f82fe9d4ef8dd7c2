package dev.lamina.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model of whatever size compiles, or an error of ours stands at what is too large: no error in generated code, no hang,
 * and no more memory than a compiler usually has. {@code -Dlamina.cases=} (with a pattern, or empty for all) tries also
 * those that take many seconds.
 */
@Tag("any-jdk")
@Tag("slow")
class LimitsTest {
    /** What all cases take together at most, by far; a case that hangs takes longer. */
    private static final int MOST_MINUTES = 10;

    /** Characters of a message at most: names of any length and lists of any number are cut. */
    private static final int LONGEST_MESSAGE = 2_500;

    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    /** What became of a case. */
    private record Outcome(List<String> errors, List<String> ends) {}

    @BeforeAll
    static void compileAllInASmallHeap(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        String wanted = System.getProperty("lamina.cases");
        if (wanted != null) {
            command.add("-Dlamina.cases=" + wanted);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LimitCompiler.class.getName()));
        Process compiler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!compiler.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            compiler.destroyForcibly().waitFor();
        }
        Outcome last = null;
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith(LimitCompiler.CASE)) {
                last = new Outcome(new ArrayList<>(), new ArrayList<>());
                OUTCOMES.put(line.substring(LimitCompiler.CASE.length()), last);
            } else if (last != null && line.startsWith(LimitCompiler.ERROR)) {
                last.errors().add(line.substring(LimitCompiler.ERROR.length()));
            } else if (last != null) {
                last.ends().add(line);
            }
        }
    }

    static Stream<LimitCase> cases() {
        return LimitCases.chosen().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesOrSaysWhatIsTooLarge(LimitCase test) {
        assertThat(OUTCOMES)
                .as("what was compiled until the time or the JVM ended")
                .containsKey(test.name());
        Outcome outcome = OUTCOMES.get(test.name());
        assertThat(outcome.errors()).as("errors").hasSameSizeAs(test.errors());
        for (int i = 0; i < test.errors().size(); i++) {
            assertThat(outcome.errors().get(i)).startsWith(test.errors().get(i));
        }
        String expected =
                LimitCompiler.OUTCOME + (test.errors().isEmpty() ? "compiled" : "failed") + ", longest message ";
        assertThat(outcome.ends()).singleElement().satisfies(end -> {
            assertThat(end).startsWith(expected);
            assertThat(Integer.parseInt(end.substring(expected.length()))).isLessThan(LONGEST_MESSAGE);
        });
    }
}
