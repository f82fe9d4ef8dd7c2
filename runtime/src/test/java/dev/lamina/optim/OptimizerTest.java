package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.state.Decimals;
import dev.lamina.testing.Allocations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private static Parameter ones(int size) {
        Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.ones(), size);
        parameter.initialize(0, 0);
        return parameter;
    }

    private static float[] filled(int size, float value) {
        float[] array = new float[size];
        Arrays.fill(array, value);
        return array;
    }

    @Test
    void aParameterWhoseGradientIsZeroStaysWhereItIs() {
        for (Optimizer optimizer : Optimizers.all()) {
            Parameter parameter = ones(3);
            float expected = optimizer instanceof AdamW ? 1f - 1e-3f * 0.01f : 1f;
            optimizer.start(List.of(parameter)).update(gradients(parameter, filled(3, 0f)));
            assertThat(parameter.toArray()).as("%s", optimizer).containsOnly(expected);
        }
    }

    @Test
    void settingsOfAllAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adadelta.learningRate(1f).rho(1f))
                .withMessageContaining("rho must be at least 0 and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adagrad.learningRate(1f).initial(-1f))
                .withMessageContaining("initial");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RmsProp.learningRate(1f).alpha(1f))
                .withMessageContaining("alpha must be at least 0 and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NAdam.learningRate(1f).momentumDecay(Float.NaN))
                .withMessageContaining("momentumDecay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rprop.learningRate(1f).factors(1.5f, 2f))
                .withMessageContaining("shrinkage");
        assertThat(Rprop.learningRate(1f).steps(1e-3f, 2f).toString()).contains("smallest=0.001, largest=2.0");
    }

    @Test
    void centeredRmsPropStaysFiniteWhereTheGradientIsConstant() {
        Parameter parameter = ones(3);
        Optimizer.State state = RmsProp.learningRate(0f).alpha(0.5f).centered().start(List.of(parameter));
        for (int step = 0; step < 100; step++) {
            state.update(gradients(parameter, filled(3, 0.1f)));
        }
        assertThat(parameter.toArray()).containsOnly(1f);
    }

    @Test
    void withersLeaveTheOriginalAsItIs() {
        Sgd plain = Sgd.learningRate(0.1f);
        Sgd changed = plain.momentum(0.9f).nesterov();
        assertThat(plain.toString()).contains("momentum=0.0").contains("nesterov=false");
        assertThat(changed.toString()).contains("momentum=0.9").contains("nesterov=true");
        assertThat(AdamW.learningRate(1f).toString()).contains("weightDecay=0.01");
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY})
    void badValuesAreNamed(float bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(bad))
                .withMessageContaining("learningRate")
                .withMessageContaining(String.valueOf(bad));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(1f).momentum(bad))
                .withMessageContaining("momentum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(1f).weightDecay(bad))
                .withMessageContaining("weightDecay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.learningRate(1f).epsilon(bad))
                .withMessageContaining("epsilon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdamW.learningRate(1f).betas(0.9f, bad))
                .withMessageContaining("beta2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.learningRate(1f).start(List.of()).setLearningRate(bad))
                .withMessageContaining("learningRate");
    }

    @Test
    void betaOfOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.learningRate(1f).betas(1f, 0.999f))
                .withMessageContaining("beta1 must be at least 0 and below 1, but is 1.0");
    }

    @Test
    void nesterovNeedsMomentumWithoutDampening() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(1f).nesterov().start(List.of()))
                .withMessageContaining("nesterov needs a momentum above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(1f)
                        .nesterov()
                        .momentum(0.9f)
                        .dampening(0.1f)
                        .start(List.of()))
                .withMessageContaining("dampening 0.1");
    }

    @Test
    void onlyTrainableParametersAreTaken() {
        Parameter frozen = Parameter.frozen("f.weight", Layout.AS_IS, Initializer.ones(), 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.learningRate(1f).start(List.of(frozen)))
                .withMessageContaining("f.weight[2] is FROZEN");
    }

    @Test
    void wrongGradientsChangeNothing() {
        Parameter a = ones(3);
        Parameter b = ones(4);
        Optimizer.State state = Sgd.learningRate(1f).start(List.of(a, b));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.update(gradients(a, filled(3, 1f))))
                .withMessageContaining("needs 2 gradients, but was given 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.update(new Gradients(List.of(a, a), filled(3, 1f), filled(3, 1f))))
                .withMessageContaining("needs the gradient of p[4] at 1, but was given that of p[3]");
        assertThat(a.toArray()).containsOnly(1f);
        assertThat(state.step()).isZero();
    }

    @Test
    void theSlackIsNotTouched() {
        for (Optimizer optimizer : Optimizers.all()) {
            Parameter parameter = ones(5);
            optimizer.start(List.of(parameter)).update(gradients(parameter, filled(5 + Parameter.SLACK, 3f)));
            assertThat(Arrays.copyOfRange(parameter.values(), 5, 5 + Parameter.SLACK))
                    .containsOnly(0f);
            assertThat(parameter.toArray()).doesNotContain(1f);
        }
    }

    @Test
    void aNewLearningRateHoldsFromTheNextStep() {
        Parameter parameter = ones(1);
        Optimizer.State state = Sgd.learningRate(0.5f).start(List.of(parameter));
        state.update(gradients(parameter, filled(1, 1f)));
        state.setLearningRate(0.25f);
        state.update(gradients(parameter, filled(1, 1f)));
        assertThat(parameter.toArray()).containsExactly(0.25f);
        assertThat(state.learningRate()).isEqualTo(0.25f);
    }

    @Test
    void decimalsAreThoseThatWereWritten() {
        assertThat(Decimals.of(0.999f)).isEqualTo(0.999);
        assertThat(Decimals.of(1e-8f)).isEqualTo(1e-8);
        assertThat(Decimals.of(0f)).isEqualTo(0.0);
        assertThat(Decimals.of(1f / 3)).isEqualTo(0.33333334);
        assertThat(Decimals.of(16777215f)).isEqualTo(16777215.0);
    }

    @Test
    void updatesAllocateNothing() {
        for (Optimizer optimizer : Optimizers.all()) {
            Parameter parameter = ones(100);
            Optimizer.State state = optimizer.start(List.of(parameter));
            Gradients gradients = gradients(parameter, filled(100, 0.5f));
            assertThat(Allocations.of(() -> state.update(gradients)))
                    .as("%s", optimizer)
                    .isZero();
        }
    }

    private static Gradients gradients(Parameter parameter, float[] values) {
        return new Gradients(List.of(parameter), values);
    }
}
