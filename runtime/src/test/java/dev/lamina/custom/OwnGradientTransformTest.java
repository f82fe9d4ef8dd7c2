package dev.lamina.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.GradientTransform;
import dev.lamina.state.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change of gradients as a user would write it, from another package: a factor that grows to 1. */
class OwnGradientTransformTest {
    private static final class Soft extends GradientTransform {
        @Override
        public Run start(List<Parameter> trainable) {
            return new Run() {
                private final Scalar missing = scalar("missing", 1);

                @Override
                public void apply(Gradients gradients) {
                    missing.multiply(0.5);
                    super.apply(gradients);
                }

                @Override
                protected void change(Gradients gradients, int i, float[] g, int from, int to) {
                    for (int k = from; k < to; k++) {
                        g[k] *= (float) (1 - missing.get());
                    }
                }
            };
        }
    }

    private final Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), 4, 1);
    private final float[] array = {8, 8, 8, 8};
    private final Gradients gradients = new Gradients(List.of(parameter), array);

    @Test
    void changesGradients() {
        GradientTransform.Run run = new Soft().start(List.of(parameter));
        run.apply(gradients);
        assertThat(array).containsExactly(4, 4, 4, 4);
        run.apply(gradients);
        assertThat(array).containsExactly(3, 3, 3, 3);
    }

    @Test
    void seesTheRowsThatAStepTouched() {
        Gradients tracked = new Gradients(List.of(parameter), array);
        tracked.track(0).add(new int[] {2}, 1);
        new Soft().start(List.of(parameter)).apply(tracked);
        assertThat(array).containsExactly(8, 8, 4, 8);
    }

    @Test
    void isChainedAndRestoredLikeAllOthers() {
        GradientTransform chain = GradientTransform.chain(GradientClip.value(2f), new Soft(), new Soft());
        GradientTransform.Run run = chain.start(List.of(parameter));
        run.apply(gradients);
        assertThat(array).containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
        assertThat(run.scalars().values()).isEqualTo(Map.of("1.missing", 0.5, "2.missing", 0.5));
        GradientTransform.Run resumed = chain.start(List.of(parameter));
        resumed.scalars().restore(run.scalars().values(), "a chain");
        resumed.apply(gradients);
        assertThat(array[0]).isEqualTo(0.5f * 0.75f * 0.75f);
    }
}
