package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels for each position of a row: counting the right ones, and data sets that hold them. */
class AccuracyTest {
    /** Two rows, three positions, two classes. */
    private static final int[] LABELS = {0, 1, -100, 1, 1, 0};

    private static Network network(Slot target, int... output) {
        return new Network(
                "Positions",
                2,
                List.of(Slot.features("input", 1)),
                List.of(target),
                List.of(Slot.features("scores", output)),
                Objective.CLASS,
                List.of(),
                "") {
            @Override
            protected Session createSession(boolean training, int threads) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static Accuracy accuracy(Network network) {
        return new Accuracy(network, network.losses().get(0));
    }

    @Test
    void countsPositionsWithTheClassesFirst() {
        Accuracy accuracy = accuracy(network(Slot.classIndex("labels", 2, 3).ignoring(-100), 2, 3));
        float[] scores = {1, 1, 1, 0, 2, 0, 5, 0, 0, 0, 1, 1};
        // row 0: classes 0, 1, (0); row 1: 0, 1, 1
        accuracy.add(scores, LABELS, 2);
        assertThat(accuracy.share()).isEqualTo(3 / 5.0);
        accuracy.reset();
        assertThat(accuracy.share()).isNaN();
    }

    @Test
    void countsPositionsWithTheClassesLast() {
        Accuracy accuracy =
                accuracy(network(Slot.classIndex("labels", 2, 3).along(1).ignoring(-100), 3, 2));
        accuracy.add(new float[] {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0}, LABELS, 2);
        assertThat(accuracy.share()).isEqualTo(4 / 5.0);
    }

    @Test
    void dataMustFitThePositions() {
        float[][] x = {{1}, {2}};
        Dataset data = Dataset.builder()
                .input("input", x)
                .ignoring(-100)
                .labels(LABELS, 3)
                .build();
        int[] row = new int[4];
        data.copyLabels(1, row, 1);
        assertThat(row).containsExactly(0, 1, 1, 0);
        assertThat(data.targetSize()).isEqualTo(3);
        assertThatIllegalStateException().isThrownBy(() -> data.label(0)).withMessageContaining("3 labels");
        new Binding(network(Slot.classIndex("labels", 2, 3).ignoring(-100), 2, 3), data);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(network(Slot.classIndex("labels", 2, 3), 2, 3), data))
                .withMessage("Positions knows classes 0 to 1, but the data set has label -100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(network(Slot.classIndex("labels", 2, 2), 2, 2), data))
                .withMessage("Positions: labels[2](class 0..1) has 2 labels a row, but rows of the data set have 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().labels(LABELS, 3))
                .withMessageContaining("label 2 is -100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().labels(new int[] {1, 2}, 3))
                .withMessage("2 labels are not a whole number of rows of 3");
    }

    @Test
    void scoresThatAreNoNumbersAreNeverRight() {
        Accuracy accuracy = accuracy(network(Slot.classIndex("labels", 2), 2));
        float nan = Float.NaN;
        accuracy.add(new float[] {nan, nan, nan, 1}, new int[] {0, 1}, 2);
        assertThat(accuracy.share()).isZero();
        accuracy.add(new float[] {1, nan, 2, 1}, new int[] {0, 0}, 2);
        assertThat(accuracy.share()).isEqualTo(1 / 4.0);
    }
}
