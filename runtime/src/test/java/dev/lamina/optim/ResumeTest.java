package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is copied and goes on in another object ends with the same bits; what doesn't fit is refused. */
class ResumeTest {
    private final Parameter weight = Parameter.trainable("a.weight", Layout.TRANSPOSED, Initializer.normal(1f), 4, 3);
    private final Parameter bias = Parameter.trainable("a.bias", Layout.AS_IS, Initializer.normal(1f), 4);
    private final List<Parameter> parameters = List.of(weight, bias);
    private final float[][] arrays = {new float[12], new float[4]};
    private final Gradients gradients = new Gradients(parameters, arrays);

    static List<Optimizer> all() {
        return Optimizers.all();
    }

    private void train(Optimizer.State state, int from, int to) {
        for (int step = from; step < to; step++) {
            Random random = new Random(step);
            for (float[] array : arrays) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = (float) random.nextGaussian();
                }
            }
            state.setLearningRate(state.exactRate() * 0.97);
            state.update(gradients);
        }
    }

    private void initialize() {
        weight.initialize(1, 0);
        bias.initialize(1, 1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aResumedRunEndsWithTheSameBits(Optimizer optimizer) {
        initialize();
        Optimizer.State whole = optimizer.start(parameters);
        train(whole, 0, 20);
        float[] expectedWeight = weight.toArray();
        float[] expectedBias = bias.toArray();

        initialize();
        Optimizer.State first = optimizer.start(parameters);
        train(first, 0, 9);
        Snapshot snapshot = first.snapshot();
        float[] savedWeight = weight.toArray();
        float[] savedBias = bias.toArray();
        train(first, 9, 12); // which a copy doesn't see
        initialize();
        Optimizer.State second = optimizer.start(parameters);
        train(second, 30, 33);
        weight.set(savedWeight);
        bias.set(savedBias);
        second.restore(snapshot);
        assertThat(second.step()).isEqualTo(9);
        train(second, 9, 20);
        assertThat(weight.toArray()).isEqualTo(expectedWeight);
        assertThat(bias.toArray()).isEqualTo(expectedBias);
        assertThat(second.exactRate()).isEqualTo(whole.exactRate());
    }

    @Test
    void arraysHaveNamesAndShapes() {
        assertThat(Adam.learningRate(1f).amsgrad().start(parameters).slots())
                .hasToString(
                        "[exp_avg.a.weight[4,3], exp_avg.a.bias[4], exp_avg_sq.a.weight[4,3], exp_avg_sq.a.bias[4], "
                                + "max_exp_avg_sq.a.weight[4,3], max_exp_avg_sq.a.bias[4]]");
        assertThat(Sgd.learningRate(1f).start(parameters).slots()).isEmpty();
    }

    @Test
    void slotsAreInTheOrderOfWeightFiles() {
        initialize();
        Optimizer.State state = Sgd.learningRate(1f).momentum(0.5f).start(parameters);
        train(state, 0, 1);
        float[] velocity = state.snapshot().slots().get("momentum_buffer.a.weight");
        // On the first step the velocity is the gradient, which lies transposed.
        assertThat(velocity).startsWith(arrays[0][0], arrays[0][4], arrays[0][8], arrays[0][1]);
    }

    @Test
    void theStateOfAnotherOptimizerIsRefused() {
        Optimizer.State state = Adam.learningRate(0.1f).start(parameters);
        Snapshot other = Sgd.learningRate(0.1f).momentum(0.9f).start(parameters).snapshot();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.restore(other))
                .withMessage("this isn't the state of Adam(learningRate=0.1, beta1=0.9, beta2=0.999, epsilon=1.0E-8, "
                        + "weightDecay=0.0, amsgrad=false): it lacks the number beta1_power, beta2_power. "
                        + "Restore it with the settings it was saved with.");
        Snapshot amsgrad = Adam.learningRate(0.1f).amsgrad().start(parameters).snapshot();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.restore(amsgrad))
                .withMessageContaining(
                        "it has the slot max_exp_avg_sq.a.bias, max_exp_avg_sq.a.weight, which isn't used here");
    }

    @Test
    void nothingChangesWhereASlotHasAnotherSize() {
        initialize();
        Optimizer.State state = Sgd.learningRate(0.1f).momentum(0.9f).start(parameters);
        train(state, 0, 2);
        Snapshot good = state.snapshot();
        Map<String, float[]> slots = new HashMap<>(good.slots());
        slots.put("momentum_buffer.a.bias", new float[3]);
        Map<String, Double> scalars = new HashMap<>(good.scalars());
        scalars.put("step", 77.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.restore(new Snapshot(scalars, slots)))
                .withMessageEndingWith("the slot momentum_buffer.a.bias[4] has 4 values, but was saved with 3");
        assertThat(state.step()).isEqualTo(2);
        assertThat(state.snapshot().slots().get("momentum_buffer.a.weight"))
                .isEqualTo(good.slots().get("momentum_buffer.a.weight"));
    }

    @Test
    void evaluationHasABeginAndAnEnd() {
        Optimizer.State state = Adam.learningRate(0.1f).start(parameters);
        assertThatIllegalStateException()
                .isThrownBy(state::afterEvaluation)
                .withMessage("call beforeEvaluation() before afterEvaluation()");
        state.beforeEvaluation();
        assertThatIllegalStateException()
                .isThrownBy(() -> state.update(gradients))
                .withMessage("the parameters hold the weights for evaluation: call afterEvaluation() first");
        assertThatIllegalStateException().isThrownBy(state::beforeEvaluation);
        assertThatIllegalStateException().isThrownBy(state::snapshot);
        state.afterEvaluation();
        state.update(gradients);
        assertThat(state.step()).isEqualTo(1);
    }
}
