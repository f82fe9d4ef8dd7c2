package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.model.TouchedRows;
import dev.lamina.testing.Allocations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving out the rows of an embedding that a step didn't touch changes no bit, where the rule itself isn't about rows. */
class UntouchedRowsTest {
    private static final int VOCABULARY = 50;
    private static final int WIDTH = 6; // no multiple of 4: rows begin in the middle of the lanes of a norm
    private static final int STEPS = 30;

    static Stream<Optimizer> exact() {
        return Stream.of(
                Sgd.learningRate(0.1f),
                Sgd.learningRate(0f),
                Sgd.learningRate(0.1f).weightDecay(0.01f),
                Sgd.learningRate(0.1f).momentum(0.9f),
                Adagrad.learningRate(0.1f),
                Adagrad.learningRate(0.1f).initial(0.1f).rateDecay(0.1f),
                Adagrad.learningRate(0.1f).initial(1e-38f),
                Adagrad.learningRate(0.1f).weightDecay(0.01f),
                Adam.learningRate(0.1f),
                AdamW.learningRate(0.1f),
                Adamax.learningRate(0.1f),
                Adadelta.learningRate(1f),
                Lion.learningRate(0.1f),
                NAdam.learningRate(0.1f),
                RAdam.learningRate(0.1f),
                RmsProp.learningRate(0.1f),
                Rprop.learningRate(0.1f));
    }

    @ParameterizedTest
    @MethodSource("exact")
    void noBitChanges(Optimizer optimizer) {
        assertSameBits(optimizer, gradients -> {});
    }

    static Stream<GradientClip> clips() {
        return Stream.of(
                GradientClip.norm(0.5f), GradientClip.norm(1e9f), GradientClip.largest(0.5f), GradientClip.value(0.5f));
    }

    @ParameterizedTest
    @MethodSource("clips")
    void noBitChangesWithLimits(GradientClip clip) {
        assertSameBits(Sgd.learningRate(0.1f), clip::apply);
        Table a = new Table(new Random(1));
        Table b = new Table(new Random(1));
        Gradients tracked = a.gradients(true);
        Gradients whole = b.gradients(false);
        for (int step = 0; step < STEPS; step++) {
            a.backward();
            b.backward();
            assertThat(clip.apply(tracked)).isEqualTo(clip.apply(whole)).isPositive();
        }
    }

    private interface Change {
        void apply(Gradients gradients);
    }

    private interface Note {
        void accept(int[] indices, int count);
    }

    private static void assertSameBits(Optimizer optimizer, Change change) {
        float[] sparse = train(optimizer, change, true);
        float[] dense = train(optimizer, change, false);
        assertThat(bits(sparse)).as("%s", optimizer).isEqualTo(bits(dense));
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }

    private static float[] train(Optimizer optimizer, Change change, boolean tracked) {
        Table table = new Table(new Random(42));
        Gradients gradients = table.gradients(tracked);
        Optimizer.State state = optimizer.start(List.of(table.parameter));
        for (int step = 0; step < STEPS; step++) {
            table.backward();
            change.apply(gradients);
            state.update(gradients);
        }
        return table.parameter.toArray();
    }

    /** Independent of the implementation: row by row, in double precision, from the formula of PyTorch's SparseAdam. */
    @Test
    void sparseAdamMovesOnlyWhatWasTouched() {
        Table table = new Table(new Random(7));
        Gradients gradients = table.gradients(true);
        Optimizer.State state =
                SparseAdam.learningRate(0.05f).betas(0.8f, 0.99f).epsilon(1e-3f).start(List.of(table.parameter));
        double[] p = new double[VOCABULARY * WIDTH];
        Arrays.setAll(p, i -> table.parameter.values()[i]);
        double[] m = new double[p.length];
        double[] v = new double[p.length];
        for (int t = 1; t <= STEPS; t++) {
            table.backward();
            state.update(gradients);
            double rate = 0.05 * Math.sqrt(1 - Math.pow(0.99, t)) / (1 - Math.pow(0.8, t));
            for (int row : table.touched) {
                for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                    double g = table.gradient[i];
                    m[i] += 0.2 * (g - m[i]);
                    v[i] += 0.01 * (g * g - v[i]);
                    p[i] -= rate * m[i] / (Math.sqrt(v[i]) + 1e-3);
                }
            }
            for (int i = 0; i < p.length; i++) {
                assertThat((double) table.parameter.values()[i])
                        .as("element %d after step %d", i, t)
                        .isCloseTo(p[i], within(1e-5));
            }
        }
        assertThat(table.everTouched).isLessThan(VOCABULARY);
    }

    @Test
    void sparseAdamUpdatesAllOfOtherParameters() {
        Parameter parameter = Parameter.trainable("b", Layout.AS_IS, Initializer.zeros(), 5);
        Optimizer.State state = SparseAdam.learningRate(0.1f).start(List.of(parameter));
        Gradients gradients = new Gradients(List.of(parameter), new float[] {1, -1, 0.5f, 2, 0});
        state.update(gradients);
        // The first step is the rate times the sign.
        float[] moved = parameter.toArray();
        for (int i = 0; i < 5; i++) {
            assertThat(moved[i]).isCloseTo(new float[] {-0.1f, 0.1f, -0.1f, -0.1f, 0}[i], within(1e-5f));
        }
    }

    @Test
    void leavingRowsOutAllocatesNothing() {
        Table table = new Table(new Random(1));
        Gradients gradients = table.gradients(true);
        Optimizer.State state = Adagrad.learningRate(0.1f).start(List.of(table.parameter));
        GradientClip norm = GradientClip.norm(0.1f);
        table.touched = new int[] {3, 4, 30};
        assertThat(Allocations.of(() -> {
                    table.clear.run();
                    table.note.accept(table.touched, 3);
                    norm.apply(gradients);
                    state.update(gradients);
                }))
                .isZero();
    }

    /** A table of which each step touches a few rows, never the last ten. */
    private static final class Table {
        private final Random random;
        private final Parameter parameter =
                Parameter.trainable("words.weight", Layout.AS_IS, Initializer.normal(1f), VOCABULARY, WIDTH);
        private final float[] gradient = new float[parameter.size() + Parameter.SLACK];
        private Note note;
        private Runnable clear = () -> Arrays.fill(gradient, 0f);
        private int[] touched = {};
        private int everTouched;

        Table(Random random) {
            this.random = random;
            parameter.initialize(3, 0);
            parameter.values()[0] = -0f;
            note = (indices, count) -> {};
        }

        Gradients gradients(boolean tracked) {
            Gradients gradients = new Gradients(List.of(parameter), gradient);
            if (tracked) {
                TouchedRows rows = gradients.track(0);
                note = rows::add;
                clear = rows::clear;
            }
            return gradients;
        }

        void backward() {
            touched = random.ints(8, 0, VOCABULARY - 10).distinct().toArray();
            clear.run();
            note.accept(touched, touched.length);
            for (int row : touched) {
                everTouched = Math.max(everTouched, row + 1);
                for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                    gradient[i] = (float) random.nextGaussian();
                }
            }
        }
    }
}
