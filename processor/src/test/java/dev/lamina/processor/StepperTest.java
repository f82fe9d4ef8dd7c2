package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Stepper;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A network that runs step by step yields what it yields for whole sequences, bit for bit. */
class StepperTest {
    private static final int STEPS = 7;
    private static final int VOCABULARY = 11;
    private static final int FEATURES = 3;

    private static GeneratedModel language() {
        return Generated.of(ModelMaker.model()
                .indices("tokens", VOCABULARY, STEPS)
                .add(layer("table").op("embedding", "width", 20))
                .add(layer("place").op("positions", "value", "LEARNED").dropout(0.1f))
                .add(layer("norm").op("layerNorm"))
                .add(layer("memory").op("lstm", "value", 19, "layers", 2))
                .add(layer("mix").op("gru", "value", 20).activation("TANH"))
                .add(layer("sum").from("place", "mix").op("add"))
                .add(layer("head").op("dense", "value", VOCABULARY))
                .loss("SOFTMAX_CROSS_ENTROPY", "classAxis", -1)
                .batch(2)
                .stepwise());
    }

    @Test
    void followsTheWholeSequence() throws ReflectiveOperationException {
        GeneratedModel model = language();
        Network network = model.network(5);
        Random random = new Random(5);
        Stepper stepper = stepper(network);
        for (Form form : Form.values()) {
            Session whole = model.session(network, form, false, 1);
            for (int sequence = 0; sequence < 2; sequence++) {
                for (int t = 0; t < STEPS; t++) {
                    whole.indices(0)[t] = random.nextInt(VOCABULARY);
                }
                whole.infer(1);
                stepper.reset();
                for (int t = 0; t < STEPS; t++) {
                    float[] expected = Arrays.copyOfRange(whole.output(0), t * VOCABULARY, (t + 1) * VOCABULARY);
                    assertThat(stepper.step(whole.indices(0)[t]))
                            .as("step %d of sequence %d, %s, seed 5", t, sequence, form)
                            .containsExactly(expected);
                }
                assertThat(stepper.position()).isEqualTo(STEPS);
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> stepper.step(0)).withMessageContaining(STEPS + " positions");
        stepper.reset();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepper.step(VOCABULARY))
                .withMessageContaining("tokens takes 0 to 10, but was given 11");
        assertThatIllegalArgumentException().isThrownBy(() -> stepper.step(new float[1]));
    }

    @Test
    void usesTheParametersOfTheNetwork() throws ReflectiveOperationException {
        Network network = language().network(6);
        Stepper stepper = stepper(network);
        float[] before = stepper.step(3);
        network.initialize(7);
        stepper.reset();
        assertThat(stepper.step(3))
                .isNotEqualTo(before)
                .containsExactly(stepper(network).step(3));
    }

    @Test
    void yieldsAfterEachStepWhatTheSequenceSoFarYields() throws ReflectiveOperationException {
        GeneratedModel full = Generated.of(classifier(STEPS, "CompiledFull").stepwise());
        Network network = full.network(8);
        Stepper stepper = stepper(network);
        Random random = new Random(8);
        float[] data = new float[STEPS * FEATURES];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat() - 0.5f;
        }
        for (int length = 1; length <= STEPS; length++) {
            GeneratedModel prefix = Generated.of(classifier(length, "CompiledPrefix" + length));
            Network shorter = prefix.network(1);
            shorter.parameters()
                    .forEach(parameter ->
                            parameter.set(network.parameter(parameter.name()).toArray()));
            Session session = prefix.session(shorter, Form.PORTABLE, false, 1);
            System.arraycopy(data, 0, session.input(0), 0, length * FEATURES);
            session.infer(1);
            float[] step = Arrays.copyOfRange(data, (length - 1) * FEATURES, length * FEATURES);
            assertThat(stepper.step(step))
                    .as("%d steps, seed 8", length)
                    .containsExactly(Arrays.copyOf(session.output(0), 4));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepper.step(new float[2]))
                .withMessageContaining("x takes 3 values a step, but was given 2");
        assertThatIllegalArgumentException().isThrownBy(() -> stepper.step(1));
    }

    private static ModelMaker classifier(int steps, String name) {
        return ModelMaker.model()
                .input("x", steps, FEATURES)
                .add(layer("recurrent").op("rnn", "value", 6))
                .add(layer("end").op("lstm", "value", 5, "last", true))
                .add(layer("hidden").op("reshape", "value", java.util.List.of(1, 5)))
                .add(layer("flat").op("flatten"))
                .add(layer("head").op("dense", "value", 4))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .className(name);
    }

    private static Stepper stepper(Network network) throws ReflectiveOperationException {
        return (Stepper) network.getClass().getMethod("newStepper").invoke(network);
    }
}
