package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.testing.ChildJvm;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GraphCase;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Once it is compiled, a training step allocates no byte and still computes the same bits, whatever the layers, activations and
 * the loss. The build tries the first case of each; {@code -Dlamina.cases=} (with a pattern, or empty for all) tries all cases
 * in which it is found.
 */
@Tag("slow")
class NoGarbageTest {
    private static final String WANTED = System.getProperty("lamina.cases");
    /** Cases that a JVM tries. An application has a few networks, not hundreds. */
    private static final int GROUP = 64;

    private static final Pattern GARBAGE = Pattern.compile("case (\\d+): \\d+ bytes a step in .*");

    @TempDir
    private static Path folder;

    /** What so many networks in one JVM teach the JIT can be too much for one of them, which then has to do without. */
    @Test
    void aTrainingStepAllocatesNothing() {
        List<GraphCase> cases = Chosen.of(GarbageProbe.cases(WANTED != null));
        assertThat(cases).isNotEmpty();
        Path classes = folder.resolve("classes");
        CompiledRunner.Sources.of(cases).write(classes);
        for (int from = 0; from < cases.size(); from += GROUP) {
            int to = Math.min(from + GROUP, cases.size());
            List<String> output = probe(classes, from, to);
            assertThat(output).contains("cases: " + (to - from));
            for (String line : output) {
                assertThat(line).doesNotContain(GarbageProbe.OTHER_BITS);
                Matcher garbage = GARBAGE.matcher(line);
                if (garbage.matches()) {
                    int number = Integer.parseInt(garbage.group(1));
                    assertThat(probe(classes, number, number + 1))
                            .as("alone in a JVM: %s", line)
                            .containsExactly("cases: 1");
                }
            }
        }
    }

    private static List<String> probe(Path classes, int from, int to) {
        return ChildJvm.run(
                GarbageProbe.class,
                List.of("-Dlamina.cases=" + (WANTED == null ? "" : WANTED)),
                classes.toString(),
                WANTED == null ? "first" : "all",
                Integer.toString(from),
                Integer.toString(to));
    }
}
