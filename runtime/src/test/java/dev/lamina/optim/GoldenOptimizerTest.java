package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer follows PyTorch's trajectory; settings and bounds are those of the cases' case.json. */
class GoldenOptimizerTest {
    static Stream<Arguments> cases() {
        Sgd momentum = Sgd.learningRate(0.05f).momentum(0.9f);
        Adam adam = Adam.learningRate(0.05f).betas(0.9f, 0.999f).epsilon(1e-8f);
        return Stream.of(
                Arguments.of("sgd", Sgd.learningRate(0.1f), 11.21, 2e-6),
                Arguments.of("sgd_momentum", momentum, 27.88, 1.26e-5),
                Arguments.of("sgd_momentum_dampening", momentum.dampening(0.3f), 24.48, 2.86e-6),
                Arguments.of("sgd_nesterov", momentum.nesterov(), 38.28, 4.93e-6),
                Arguments.of(
                        "sgd_nesterov_weight_decay",
                        Sgd.learningRate(0.02f).nesterov().momentum(0.8f).weightDecay(0.1f),
                        17.03,
                        2.01e-6),
                Arguments.of("sgd_weight_decay", Sgd.learningRate(0.1f).weightDecay(0.05f), 30.08, 4.68e-6),
                Arguments.of("adam", adam, 2.371, 2.82e-7),
                Arguments.of("adam_weight_decay", adam.weightDecay(0.1f), 1.421, 2.07e-7),
                Arguments.of("amsgrad", adam.amsgrad(), 1.559, 3.47e-7),
                Arguments.of("adamw", AdamW.learningRate(0.05f).weightDecay(0.1f), 1.38, 4.24e-7));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followsTheTrajectory(String name, Optimizer optimizer, double maxAbs, double f32AbsErr) {
        try (SafeTensorsReader reader = Golden.open("optimizers/" + name)) {
            float[] start = reader.floats("param.p");
            float[] gradients = reader.floats("const.grads");
            float[] expected = reader.floats("out.trajectory");
            int size = start.length;
            Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), size);
            parameter.set(start);
            Optimizer.State state = optimizer.start(List.of(parameter));
            double tolerance = Golden.tolerance(maxAbs, f32AbsErr);
            assertThat(expected).hasSize(20 * size);
            for (int step = 0; step < 20; step++) {
                state.update(new float[][] {Arrays.copyOfRange(gradients, step * size, (step + 1) * size)});
                float[] p = parameter.toArray();
                for (int i = 0; i < size; i++) {
                    assertThat((double) p[i])
                            .as("step %d element %d", step, i)
                            .isCloseTo(expected[step * size + i], within(tolerance));
                }
            }
            assertThat(state.step()).isEqualTo(20);
        }
    }
}
