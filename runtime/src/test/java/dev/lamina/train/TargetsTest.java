package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Domain;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets of data sets that a loss isn't defined on are refused before training, with their row. */
class TargetsTest {
    private static Network network(List<Slot> targets, int... output) {
        return new Network(
                "Net",
                2,
                List.of(Slot.features("input", 1)),
                targets,
                List.of(Slot.features("scores", output)),
                List.of(new LossTerm("loss", 1f, 0, 0, false)),
                Objective.VALUES,
                List.of(),
                "") {
            @Override
            protected Session createSession(boolean training, int threads) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static final float[][] X = {{1}, {2}, {3}};

    @Test
    void valuesMustBelongToTheDomain() {
        Network probabilities = network(List.of(Slot.features("target", 2).within(Domain.PROBABILITY)), 2);
        Dataset bad = Dataset.of(X, new float[][] {{0, 1}, {0.5f, 1}, {0, 7}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(probabilities, bad))
                .withMessage(
                        "Net: target target takes probabilities from 0 to 1, but value 1 of row 2 of the data set is"
                                + " 7.0");
        assertThatCode(() -> new Binding(probabilities, bad.take(2))).doesNotThrowAnyException();
    }

    @Test
    void weightsMustNotBeNegativeOrNaN() {
        Network weighted = network(
                List.of(
                        Slot.features("target", 1),
                        Slot.features("sampleWeights").within(Domain.NOT_NEGATIVE)),
                1);
        for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
            Dataset data = Dataset.builder()
                    .input("input", X)
                    .targets("target", new float[3][1])
                    .sampleWeights(new float[] {1, weight, 0})
                    .build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Binding(weighted, data))
                    .withMessage("Net: target sampleWeights takes values of 0 or more, but row 1 of the data set is "
                            + weight);
        }
    }

    @Test
    void labelsOfSequencesMustFitIntoTheSteps() {
        Slot labels = Slot.classIndex("labels", 4, 3);
        Dataset data = Dataset.builder()
                .input("input", X)
                .labels(new int[] {1, 2, 3, 1, 1, 0, 2, 2, 3}, 3)
                .build();
        // 3, 3 (a blank between the equal ones) and 4 steps
        assertThatCode(() -> new Binding(network(List.of(labels.sequence(0)), 4, 4), data))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(network(List.of(labels.sequence(0)), 3, 4), data))
                .withMessage("Net: the labels of row 2 in labels need 4 steps (one each, and one more between two equal"
                        + " ones), but the row has 3, so its loss is infinite. Remove such rows, or let them count nothing"
                        + " with @Loss(zeroInfinity = true)");
        assertThatCode(() -> new Binding(network(List.of(labels.sequence()), 3, 4), data))
                .as("zeroInfinity")
                .doesNotThrowAnyException();
    }

    @Test
    void lengthsOfRowsCount() {
        List<Slot> targets = List.of(Slot.classIndex("labels", 4, 3).sequence(0), Slot.classIndex("inputLengths", 6));
        Dataset data = Dataset.builder()
                .input("input", X)
                .labels(new int[] {1, 2, 3, 1, 1, 0, 0, 0, 0}, 3)
                .inputLengths(new int[] {3, 2, 0})
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(network(targets, 5, 4), data))
                .withMessageContaining("row 1 in labels need 3 steps")
                .withMessageContaining("but the row has 2,");
    }
}
