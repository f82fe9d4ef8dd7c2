package dev.lamina.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Rule;
import dev.lamina.optim.Snapshot;
import dev.lamina.state.Scalar;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An optimizer as a user would write it, from another package: the heavy ball with a momentum that grows. */
class OwnOptimizerTest {
    private static final class GrowingMomentum extends Optimizer {
        private static final Setting SHARE = Setting.belowOne("share");

        GrowingMomentum(float learningRate, float share) {
            this(settings(learningRate).with(SHARE, share));
        }

        private GrowingMomentum(Settings settings) {
            super(settings);
        }

        @Override
        protected Optimizer with(Settings changed) {
            return new GrowingMomentum(changed);
        }

        @Override
        protected State newState(List<Parameter> trainable) {
            return new Rule(trainable, this) {
                private final double share = settings().exact(SHARE);
                private final Scalar missing = scalar("missing", 1);
                private final float[][] velocities = slot("velocity");

                @Override
                protected void beginStep() {
                    missing.multiply(share);
                }

                @Override
                protected void update(int i, float[] p, float[] g, int from, int to) {
                    float momentum = (float) (1 - missing.get());
                    float[] v = velocities[i];
                    for (int k = from; k < to; k++) {
                        v[k] = momentum * v[k] + g[k];
                        p[k] -= learningRate() * v[k];
                    }
                }
            };
        }
    }

    private final Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), 2);
    private final Gradients gradients = new Gradients(List.of(parameter), new float[] {1, -2});

    @Test
    void makesSteps() {
        Optimizer.State state = new GrowingMomentum(0.5f, 0.5f).start(List.of(parameter));
        state.update(gradients);
        assertThat(parameter.toArray()).containsExactly(-0.5f, 1f);
        state.update(gradients);
        // v = 3/4 · 1 + 1
        assertThat(parameter.toArray()).containsExactly(-1.375f, 2.75f);
        assertThat(state.scalars().values())
                .containsExactly(Map.entry("step", 2.0), Map.entry("learning_rate", 0.5), Map.entry("missing", 0.25));
        assertThat(state.slots()).hasToString("[velocity.p[2]]");
    }

    @Test
    void isDescribedAndRestoredLikeAllOthers() {
        Optimizer optimizer = new GrowingMomentum(0.5f, 0.9f);
        assertThat(optimizer).hasToString("GrowingMomentum(learningRate=0.5, share=0.9)");
        Optimizer.State state = optimizer.start(List.of(parameter));
        state.update(gradients);
        Snapshot snapshot = state.snapshot();
        float[] values = parameter.toArray();
        state.update(gradients);
        float[] expected = parameter.toArray();
        parameter.set(values);
        Optimizer.State resumed = optimizer.start(List.of(parameter));
        resumed.restore(snapshot);
        resumed.update(gradients);
        assertThat(parameter.toArray()).isEqualTo(expected);
    }

    @Test
    void wrongSettingsAreNamedLikeThoseOfAllOthers() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new GrowingMomentum(0.1f, 1f))
                .withMessage("share must be at least 0 and below 1, but is 1.0");
    }
}
