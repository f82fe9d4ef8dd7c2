package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private static final int VOCABULARY = 130;
    private static final int WIDTH = 3;

    private final Parameter table =
            Parameter.trainable("words.weight", Layout.AS_IS, Initializer.zeros(), VOCABULARY, WIDTH);
    private final Parameter bias = Parameter.trainable("head.bias", Layout.AS_IS, Initializer.zeros(), 7);
    private final float[] dTable = new float[table.size() + Parameter.SLACK];
    private final Gradients gradients = new Gradients(List.of(table, bias), dTable, new float[7]);
    private final TouchedRows rows = gradients.track(0);

    /** What a backward pass does. */
    private void touch(int... indices) {
        rows.clear();
        rows.add(indices, indices.length);
        for (int row : indices) {
            Arrays.fill(dTable, row * WIDTH, (row + 1) * WIDTH, 1f);
        }
    }

    private List<List<Integer>> runs(int i) {
        List<List<Integer>> runs = new ArrayList<>();
        int to;
        for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
            to = gradients.endOfRun(i, from);
            runs.add(List.of(from, to));
        }
        return runs;
    }

    @Test
    void whatIsNotTrackedIsOneRun() {
        assertThat(runs(1)).containsExactly(List.of(0, 7));
        assertThat(gradients.parameter(1)).isSameAs(bias);
        assertThat(gradients.size()).isEqualTo(2);
    }

    @Test
    void rowsThatStandSideBySideAreOneRun() {
        assertThat(runs(0)).isEmpty();
        touch(64, 5, 63, 5, 0, 129, 65);
        assertThat(runs(0))
                .containsExactly(
                        List.of(0, WIDTH),
                        List.of(5 * WIDTH, 6 * WIDTH),
                        List.of(63 * WIDTH, 66 * WIDTH),
                        List.of(129 * WIDTH, 130 * WIDTH));
        int[] all = new int[VOCABULARY];
        Arrays.setAll(all, i -> VOCABULARY - 1 - i);
        touch(all);
        assertThat(runs(0)).containsExactly(List.of(0, table.size()));
    }

    @Test
    void onlyTheFirstIndicesCount() {
        rows.add(new int[] {3, 4, 5}, 1);
        assertThat(runs(0)).containsExactly(List.of(3 * WIDTH, 4 * WIDTH));
    }

    @Test
    void aStepLeavesNothingOfTheOneBefore() {
        touch(1, 2, 129);
        touch(2, 7);
        assertThat(runs(0)).containsExactly(List.of(2 * WIDTH, 3 * WIDTH), List.of(7 * WIDTH, 8 * WIDTH));
        for (int i = 0; i < table.size(); i++) {
            assertThat(dTable[i]).as("element %d", i).isEqualTo(i / WIDTH == 2 || i / WIDTH == 7 ? 1f : 0f);
        }
    }

    @Test
    void whatOthersWriteIntoAHandedOutArrayIsFoundAndCleared() {
        float[] array = gradients.array(0);
        assertThat(array).isSameAs(dTable);
        for (int step = 0; step < 2; step++) {
            touch(4);
            array[20 * WIDTH + 2] = Float.NaN;
            array[table.size() - 1] = -2f;
            assertThat(runs(0))
                    .containsExactly(
                            List.of(4 * WIDTH, 5 * WIDTH),
                            List.of(20 * WIDTH, 21 * WIDTH),
                            List.of(129 * WIDTH, 130 * WIDTH));
        }
        touch(4);
        assertThat(runs(0)).containsExactly(List.of(4 * WIDTH, 5 * WIDTH));
        assertThat(dTable[20 * WIDTH + 2]).isZero();
    }

    @Test
    void zeroRowsThatWereTouchedStayTouched() {
        gradients.array(0);
        rows.add(new int[] {9}, 1);
        assertThat(runs(0)).containsExactly(List.of(9 * WIDTH, 10 * WIDTH));
    }

    @Test
    void arraysMustFitTheParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gradients(List.of(table, bias), dTable))
                .withMessage("needs 2 gradients, but was given 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gradients(List.of(bias), new float[6]))
                .withMessage("the gradient of head.bias[7] needs 7 values, but has 6");
    }
}
