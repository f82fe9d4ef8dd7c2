package dev.lamina.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lamina.metric.Mean;
import dev.lamina.metric.Metric;
import dev.lamina.metric.Rows;
import dev.lamina.metric.Task;
import org.junit.jupiter.api.Test;

/** Metrics as a user would write them, from another package. */
class OwnMetricTest {
    /** The share of rows whose first value is too large. */
    private static final class Overestimated extends Metric {
        @Override
        public String name() {
            return "overestimated";
        }

        @Override
        public State start(Task task) {
            return new Mean(this, requireKind(task, Task.Kind.VALUES)) {
                @Override
                protected double measure(Rows rows, int item) {
                    return rows.output(item, 0) > rows.target(item, 0) ? 1 : 0;
                }
            };
        }
    }

    /** The longest run of wrong answers, which is no mean. */
    private static final class LongestMiss extends Metric {
        @Override
        public String name() {
            return "longest_miss";
        }

        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public State start(Task task) {
            return new State(this, requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY)) {
                private int current;
                private int longest;

                @Override
                protected void update(Rows rows) {
                    for (int i = 0; i < rows.items(); i++) {
                        if (rows.counts(i)) {
                            current = rows.predicted(i) == rows.label(i) ? 0 : current + 1;
                            longest = Math.max(longest, current);
                        }
                    }
                }

                @Override
                public void reset() {
                    current = 0;
                    longest = 0;
                }

                @Override
                public double value() {
                    return longest;
                }
            };
        }
    }

    @Test
    void aMeanTakesOneMethod() {
        assertThat(new Overestimated().of(new float[] {1, 2, 3, 4}, new float[] {0, 3, 3, 0}))
                .isEqualTo(0.5);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Overestimated().start(Task.binary()))
                .withMessage("overestimated measures values, not binary()");
    }

    @Test
    void aRunOfItsOwnGoesOnOverBatches() {
        Metric.State state = new LongestMiss().start(Task.classes(2).ignoring(9));
        state.add(new float[] {1, 0, 1, 0, 1, 0}, new int[] {0, 1, 9}, 3);
        state.add(new float[] {1, 0, 0, 1}, new int[] {1, 1}, 2);
        assertThat(state.value()).isEqualTo(2);
        assertThat(state.values()).hasToString("{longest_miss=2.0}");
        state.reset();
        assertThat(state.value()).isZero();
    }
}
