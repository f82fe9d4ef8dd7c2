package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.testing.Chosen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A training step allocates no byte once it is compiled, whatever the layers, activations and the loss. The build tries the
 * first case of each; {@code -Dlamina.cases=} (with a pattern, or empty for all) tries all cases in which it is found.
 */
@Tag("slow")
class NoGarbageTest {
    private static final String WANTED = System.getProperty("lamina.cases");
    /** Cases that a JVM tries. An application has a few networks, not hundreds. */
    private static final int GROUP = 64;

    private static final Pattern FAILURE = Pattern.compile("\\d+ bytes a step in the \\w+ form of (.*)");

    /** What so many networks in one JVM teach the JIT can be too much for one of them, which then has to do without. */
    @Test
    void aTrainingStepAllocatesNothing() throws Exception {
        int cases = Chosen.of(GarbageProbe.cases(WANTED != null)).size();
        assertThat(cases).isPositive();
        for (int from = 0; from < cases; from += GROUP) {
            int to = Math.min(from + GROUP, cases);
            List<String> output = probe(WANTED == null ? "" : WANTED, WANTED == null ? "first" : "all", from, to);
            assertThat(output).contains("cases: " + (to - from));
            for (String line : output) {
                Matcher failure = FAILURE.matcher(line);
                if (failure.matches()) {
                    assertThat(probe("^" + Pattern.quote(failure.group(1)) + "$", "all", 0, 1))
                            .as("alone in a JVM: %s", line)
                            .containsExactly("cases: 1");
                }
            }
        }
    }

    private static List<String> probe(String wanted, String which, int from, int to) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dlamina.log=off",
                "-Dlamina.cases=" + wanted,
                "-cp",
                System.getProperty("java.class.path"),
                GarbageProbe.class.getName(),
                which,
                Integer.toString(from),
                Integer.toString(to)));
        Process probe = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor()).as("exit code").isZero();
        return output.lines().toList();
    }
}
