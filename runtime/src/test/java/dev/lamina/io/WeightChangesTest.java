package dev.lamina.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightChangesTest {
    @TempDir
    private Path directory;

    private Path before;
    private Path after;

    @BeforeEach
    void write() {
        before = directory.resolve("a.safetensors");
        after = directory.resolve("b.safetensors");
        new SafeTensorsWriter()
                .metadata("seed", "1\n2")
                .add("w", new float[] {3, 4, 0, 0, 0, 0}, 2, 3)
                .add("b", new float[] {0, 1}, 2)
                .add("head", new float[4], 4)
                .add("old", new float[1], 1)
                .write(before);
        new SafeTensorsWriter()
                .add("w", new float[] {3, 4, 0, 0, 0, -12}, 2, 3)
                .add("b", new float[] {-0f, 1}, 2)
                .add("head", new float[3], 3)
                .add("new", new float[1], 1)
                .write(after);
    }

    @Test
    void saysHowFarWhichWayAndWhatChangedMost() {
        WeightChanges changes = WeightChanges.between(before, after);
        WeightChanges.Change w = changes.tensors().get(0);
        assertThat(w.changed()).isEqualTo(1);
        assertThat(w.distance()).isEqualTo(12);
        assertThat(w.norm()).isEqualTo(5);
        assertThat(w.cosine()).isCloseTo(5 / 13.0, within(1e-15));
        assertThat(w.place()).isEqualTo(5);
        assertThat(changes.none()).isFalse();
        assertThat(changes)
                .hasToString(before + " to " + after + ": 1 of 2 tensors changed\n"
                        + "  tensor  changed  distance  of norm  cosine    largest change\n"
                        + "  w[2,3]  1 of 6   12.00     2.400    0.384615  -12.00 at [1, 2]: 0.0 to -12.0\n"
                        + "  b[2]    0 of 2\n"
                        + "  head[3] of " + after + " is head F32[4] in " + before + "\n"
                        + "  new[1] is in " + after + " alone\n"
                        + "  old F32[1] is in " + before + " alone");
    }

    @Test
    void aValueThatBecameNaNChangedMost() {
        WeightChanges.Change change = WeightChanges.Change.of(
                "x", new int[] {3}, new float[] {0, Float.NaN, 2}, new float[] {9, Float.NaN, Float.NaN});
        assertThat(change.changed()).isEqualTo(2);
        assertThat(change.place()).isEqualTo(2);
        assertThat(change.distance()).isNaN();
        assertThat(change.shape()).isEqualTo(List.of(3));
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CompareWeights.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void comparesFromTheCommandLine() {
        assertThat(run(before.toString(), before.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(before + ": 4 tensors" + System.lineSeparator() + "  seed: 1?2")
                .contains("0 of 4 tensors changed");
        assertThat(run(before.toString(), after.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run(before.toString())).isEqualTo(2);
        assertThat(run(before.toString(), directory.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("usage: java -cp lamina-runtime.jar dev.lamina.io.CompareWeights BEFORE AFTER")
                .contains("none: there is no such file.");
    }
}
