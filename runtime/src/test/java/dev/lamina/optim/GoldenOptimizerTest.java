package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.schedule.Cosine;
import dev.lamina.schedule.Schedule;
import dev.lamina.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer follows PyTorch's trajectory; settings and bounds are those of the cases' case.json. */
class GoldenOptimizerTest {
    static Stream<Arguments> cases() {
        Sgd momentum = Sgd.learningRate(0.05f).momentum(0.9f);
        Adam adam = Adam.learningRate(0.05f).betas(0.9f, 0.999f).epsilon(1e-8f);
        Lion lion = Lion.learningRate(0.01f);
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
                Arguments.of("adamw", AdamW.learningRate(0.05f).weightDecay(0.1f), 1.38, 4.24e-7),
                Arguments.of("adadelta", Adadelta.learningRate(1f), 1.932, 3.41e-07),
                Arguments.of("adagrad", Adagrad.learningRate(0.1f), 1.775, 2.89e-07),
                Arguments.of(
                        "adagrad_decay_initial",
                        Adagrad.learningRate(0.1f)
                                .rateDecay(0.05f)
                                .initial(0.1f)
                                .weightDecay(0.01f),
                        1.87,
                        2.05e-07),
                Arguments.of("adamax", Adamax.learningRate(0.02f), 1.819, 1.1e-07),
                Arguments.of("lion", lion, 1.495, 1.24e-07),
                Arguments.of("lion_weight_decay", lion.weightDecay(0.1f), 1.352, 2.96e-07),
                Arguments.of("nadam", NAdam.learningRate(0.02f), 2.408, 4.35e-07),
                Arguments.of("radam", RAdam.learningRate(0.02f), 1.781, 1.71e-07),
                Arguments.of("rmsprop", RmsProp.learningRate(0.01f), 1.728, 2.24e-07),
                Arguments.of(
                        "rmsprop_centered",
                        RmsProp.learningRate(0.01f).alpha(0.95f).centered(),
                        1.089,
                        9.7e-08),
                Arguments.of(
                        "rmsprop_momentum",
                        RmsProp.learningRate(0.01f).alpha(0.9f).momentum(0.9f).weightDecay(0.01f),
                        2.06,
                        2.47e-07),
                Arguments.of("rprop", Rprop.learningRate(0.01f), 0.6284, 1.05e-07));
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
                float[] gradient = Arrays.copyOfRange(gradients, step * size, (step + 1) * size);
                state.update(new Gradients(List.of(parameter), gradient));
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

    @Test
    void followsAScheduledTrajectory() {
        try (SafeTensorsReader reader = Golden.open("optimizers/scheduled_adam_cosine")) {
            float[] gradients = reader.floats("const.grads");
            float[] expected = reader.floats("out.trajectory");
            Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), 6);
            parameter.set(reader.floats("param.p"));
            Optimizer.State state = Adam.learningRate(0.05f).start(List.of(parameter));
            Schedule.Run rates = Cosine.over(20).to(0.001).start(state.exactRate());
            for (int step = 0; step < 20; step++) {
                state.setLearningRate(rates.rate());
                float[] gradient = Arrays.copyOfRange(gradients, step * 6, step * 6 + 6);
                state.update(new Gradients(List.of(parameter), gradient));
                rates.next(0, 0);
                float[] p = parameter.toArray();
                for (int i = 0; i < 6; i++) {
                    assertThat((double) p[i])
                            .as("step %d element %d", step, i)
                            .isCloseTo(expected[step * 6 + i], within(Golden.tolerance(2.044, 2.92e-7)));
                }
            }
        }
    }
}
