package dev.lamina.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static Dataset numbered(int size) {
        float[] x = new float[2 * size];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return Dataset.of(x, 2, IntStream.range(0, size).toArray());
    }

    private static int[] labels(Dataset data) {
        return IntStream.range(0, data.size()).map(data::label).toArray();
    }

    @Test
    void valuesAreCopiedInAndOut() {
        float[][] x = {{1, 2}, {3, 4}};
        int[] labels = {0, 1};
        Dataset data = Dataset.of(x, labels);
        x[1][0] = 99;
        labels[1] = 7;
        assertThat(data.row(1)).containsExactly(3, 4);
        assertThat(data.label(1)).isEqualTo(1);
        data.row(1)[0] = 99;
        assertThat(data.row(1)).containsExactly(3, 4);
        assertThat(data.maxLabel()).isEqualTo(1);
        float[] flat = {1, 2};
        Dataset fromFlat = Dataset.of(flat, 1, new float[] {5, 6}, 1);
        flat[0] = 99;
        assertThat(fromFlat.row(0)).containsExactly(1);
    }

    @Test
    void partsShareNoRowAndLoseNone() {
        Dataset data = numbered(101);
        Dataset.Split split = data.split(0.8, 5);
        assertThat(split.train().size()).isEqualTo(81);
        assertThat(IntStream.concat(IntStream.of(labels(split.train())), IntStream.of(labels(split.test())))
                        .toArray())
                .containsExactlyInAnyOrder(labels(data));
        assertThat(labels(data.split(0.8, 5).train())).containsExactly(labels(split.train()));
        assertThat(labels(data.split(0.8, 6).train())).isNotEqualTo(labels(split.train()));
        assertThat(labels(split.train()))
                .as("mixed")
                .isNotEqualTo(IntStream.of(labels(split.train())).sorted().toArray());
    }

    @Test
    void subsetsOfSubsetsKeepRowsAndLabelsTogether() {
        Dataset part = numbered(10).subset(new int[] {7, 3, 3, 9}).subset(new int[] {3, 0, 1});
        assertThat(labels(part)).containsExactly(9, 7, 3);
        assertThat(part.row(1)).containsExactly(14, 15);
        assertThat(part.maxLabel()).isEqualTo(9);
        assertThat(labels(part.take(2))).containsExactly(9, 7);
        assertThat(part.take(99).size()).isEqualTo(3);
        assertThat(part.take(0).size()).isZero();
        assertThatThrownBy(() -> part.subset(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> part.label(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void mistakesAreExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {3}}, new int[] {0, 1}))
                .withMessageContaining("row 0 has 2 values and row 1 has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}}, new int[] {0, 1}))
                .withMessage("input input has 1 rows, but labels has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}}, new int[] {-1}))
                .withMessageContaining("label 0 is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[5], 2, new int[] {0, 1}))
                .withMessageContaining("5 values are not a whole number of rows of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[5], 0, new int[] {0}))
                .withMessageContaining("rowSize is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().labels(new int[1]).build())
                .withMessageContaining("needs an input");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().input("a", new float[1][1]).input("a", new float[1][1]))
                .withMessageContaining("two inputs named a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().labels(new int[1]).targets(new float[1][1]))
                .withMessageContaining("name both");
        assertThatIllegalArgumentException().isThrownBy(() -> numbered(3).split(1.0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> numbered(3).take(-1));
    }

    @Test
    void weightsAndLengthsStandBesideAnotherTarget() {
        DatasetBuilder builder = Dataset.builder()
                .input("x", new float[2][3])
                .labels(new int[] {1, 0, 2, 1}, 2)
                .inputLengths(new int[] {3, 1})
                .sampleWeights(new float[] {0.5f, 2});
        Dataset data = builder.build();
        assertThat(data.targetNames()).containsExactly("labels", "inputLengths", "sampleWeights");
        float[] weight = new float[1];
        data.subset(new int[] {1}).copyTarget(2, 0, weight, 0);
        assertThat(weight).containsExactly(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sampleWeights(new float[2]))
                .withMessageContaining("two targets named sampleWeights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.targets(new float[2][1]))
                .withMessageContaining("name both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder()
                        .input("x", new float[2][3])
                        .sampleWeights(new float[3])
                        .build())
                .withMessageContaining("target sampleWeights has 3");
    }

    @Test
    void nullIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1}, null}, new int[2]))
                .withMessage("input: row 1 is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new int[][] {null}, new int[1]))
                .withMessage("input: row 0 is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1}}, new float[][] {null}))
                .withMessage("target: row 0 is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Dataset.of((float[][]) null))
                .withMessage("input");
        assertThatNullPointerException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1}}, (int[]) null))
                .withMessage("labels");
        assertThatNullPointerException()
                .isThrownBy(() -> Dataset.builder().input(null, new float[][] {{1}}))
                .withMessage("name of a column");
        assertThatNullPointerException()
                .isThrownBy(() -> Dataset.builder().labels(null, new int[] {1}))
                .withMessage("name of a target");
    }

    @Test
    void aSplitHasTwoParts() {
        Dataset three = Dataset.of(new float[][] {{1}, {2}, {3}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.split(0.9, 1))
                .withMessage("a share of 0.9 of 3 examples leaves the second part empty: take another share or more"
                        + " examples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.split(0.1, 1))
                .withMessageContaining("leaves the first part empty");
        assertThat(three.split(0.5, 1).test().size()).isEqualTo(1);
    }

    @Test
    void placesThatDontExistAreNamed() {
        Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1});
        for (int offset : new int[] {-1, 2, 3, Integer.MAX_VALUE}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> data.copyInput(0, 1, new float[3], offset))
                    .withMessage("a row of input has 2 values, which don't fit into an array of 3 from offset " + offset
                            + " on");
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.copyLabels(0, new int[1], 1))
                .withMessageContaining("a row of labels has 1 values");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.copyInput(0, 2, new float[2], 0))
                .withMessage("there is no example 2: the data set has 2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.inputSize(1))
                .withMessage("there is no input 1: the data set has [input]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.targetSize(-1))
                .withMessage("there is no target -1: the data set has [labels]");
    }
}
