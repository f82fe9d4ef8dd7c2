package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Stepper;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that runs step by step yields what it yields for whole sequences, bit for bit. */
@Tag("slow")
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
                .add(layer("scaled")
                        .op("rescale", "scale", 1.5f, "offset", 0.1f)
                        .activation("LEAKY_RELU", "slope", 0.2f))
                .add(layer("sum").from("place", "scaled").op("add"))
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
            assertFollows(stepper, model.session(network, form, false, 1), random, form + ", seed 5");
        }
        assertThatIllegalStateException().isThrownBy(() -> stepper.step(0)).withMessageContaining(STEPS + " positions");
        stepper.reset();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepper.step(VOCABULARY))
                .withMessageContaining("tokens takes 0 to 10, but was given 11");
        assertThatIllegalArgumentException().isThrownBy(() -> stepper.step(new float[1]));
    }

    /** Fails unless each step of two random sequences yields what the whole one has there, bit for bit. */
    private static void assertFollows(Stepper stepper, Session whole, Random random, String where) {
        for (int sequence = 0; sequence < 2; sequence++) {
            for (int t = 0; t < STEPS; t++) {
                whole.indices(0)[t] = random.nextInt(VOCABULARY);
            }
            whole.infer(1);
            stepper.reset();
            for (int t = 0; t < STEPS; t++) {
                float[] expected = Arrays.copyOfRange(whole.output(0), t * VOCABULARY, (t + 1) * VOCABULARY);
                assertThat(stepper.step(whole.indices(0)[t]))
                        .as("step %d of sequence %d, %s", t, sequence, where)
                        .containsExactly(expected);
            }
            assertThat(stepper.position()).as(where).isEqualTo(STEPS);
        }
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

    @ParameterizedTest
    @CsvSource({"1, false, LEARNED", "2, false, SINUSOIDAL", "4, true, LEARNED", "1, true, NONE", "5, false, NONE"})
    void attendsToTheStepsSoFar(int heads, boolean rotary, String positions) throws ReflectiveOperationException {
        GeneratedModel model = Generated.of(attention(heads, rotary, positions));
        Network network = model.network(9);
        Random random = new Random(9);
        Stepper stepper = stepper(network);
        for (Form form : Form.values()) {
            assertFollows(stepper, model.session(network, form, false, 1), random, form + ", seed 9");
            assertThatIllegalStateException()
                    .isThrownBy(() -> stepper.step(0))
                    .withMessageContaining(STEPS + " positions, and all were taken: the context is full; reset()");
        }
    }

    @Test
    void attentionThatSharesItsWeightsKeepsItsOwnCache() throws ReflectiveOperationException {
        GeneratedModel model = Generated.of(ModelMaker.model()
                .input("x", STEPS, 6)
                .add(layer("first").op("attention", "heads", 2, "causal", true))
                .add(layer("second").op("attention", "heads", 2, "causal", true).weightsOf("first"))
                .loss("MEAN_SQUARED_ERROR")
                .stepwise());
        Network network = model.network(10);
        Session whole = model.session(network, Form.PORTABLE, false, 1);
        Random random = new Random(10);
        for (int i = 0; i < STEPS * 6; i++) {
            whole.input(0)[i] = random.nextFloat() - 0.5f;
        }
        whole.infer(1);
        Stepper stepper = stepper(network);
        for (int t = 0; t < STEPS; t++) {
            assertThat(stepper.step(Arrays.copyOfRange(whole.input(0), t * 6, t * 6 + 6)))
                    .as("step %d, seed 10", t)
                    .containsExactly(Arrays.copyOfRange(whole.output(0), t * 6, t * 6 + 6));
        }
    }

    @Test
    void otherAttentionIsRejected() {
        assertRejected(layer("look").op("attention", "heads", 2), "look can't run step by step: attention reads other");
        assertRejected(
                layer("look").from("x", "y").op("attention", "heads", 2, "causal", true),
                "look can't run step by step: attention reads other steps");
    }

    @Test
    void aFactorForEachStepIsRejected() {
        assertRejected(
                layer("scaled").from("x").op("rescale", "scale", Collections.nCopies(STEPS, 2f)),
                "scaled can't run step by step: rescale has numbers for each step");
    }

    private static void assertRejected(LayerMaker layer, String message) {
        ModelDeclaration model = ModelMaker.model()
                .input("x", STEPS, 6)
                .input("y", STEPS, 6)
                .add(layer)
                .loss("MEAN_SQUARED_ERROR")
                .stepwise()
                .declaration();
        Diagnostics diagnostics = new Diagnostics();
        assertThat(Pipeline.run(model, false, diagnostics)).isEmpty();
        assertThat(diagnostics.all()).singleElement().asString().contains(message);
    }

    private static ModelMaker attention(int heads, boolean rotary, String positions) {
        ModelMaker model = ModelMaker.model()
                .indices("tokens", VOCABULARY, STEPS)
                .add(layer("table").op("embedding", "width", 40));
        String before = "table";
        if (!positions.equals("NONE")) {
            model.add(layer("place").op("positions", "value", positions));
            before = "place";
        }
        for (int block = 1; block <= 2; block++) {
            String norm = "norm" + block;
            String attention = "attention" + block;
            String sum = "sum" + block;
            model.add(layer(norm).from(before).op("layerNorm"))
                    .add(layer(attention)
                            .op("attention", "heads", heads, "causal", true, "rotary", rotary, "bias", block == 1))
                    .add(layer(sum).from(before, attention).op("add"));
            before = sum;
        }
        return model.add(layer("head").op("dense", "value", VOCABULARY))
                .loss("SOFTMAX_CROSS_ENTROPY", "classAxis", -1)
                .batch(2)
                .stepwise();
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
