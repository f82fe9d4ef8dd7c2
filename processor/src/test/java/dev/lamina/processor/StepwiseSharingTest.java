package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import dev.lamina.model.Stepper;
import dev.lamina.processor.compilation.ModelCompilation;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that run step by step and whose layers share weights in unusual ways yield what they yield as a whole. */
@Tag("slow")
class StepwiseSharingTest {
    private static final int STEPS = 5;
    private static final int WIDTH = 4;
    private static final int SEED = 17;

    private static final Map<String, GeneratedModel> MODELS = new LinkedHashMap<>();

    @BeforeAll
    static void compile() {
        Map<String, ModelMaker> makers = new LinkedHashMap<>();
        owners(makers);
        borrowers(makers);
        outputs(makers);
        int[] number = {0};
        makers.values().forEach(maker -> maker.stepwise().batch(2).className("Sharing" + number[0]++));
        List<GeneratedModel> models = GeneratedModel.all(
                makers.values().stream().map(Generated::facts).toList());
        int next = 0;
        for (String name : makers.keySet()) {
            MODELS.put(name, models.get(next++));
        }
    }

    /** Attention to what the sequence ends in, and layers that aren't computed, own weights of layers of the sequence. */
    private static void owners(Map<String, ModelMaker> makers) {
        makers.put(
                "of attention behind the end",
                end(sequence(), WIDTH)
                        .add(layer("owner").op("attention", "heads", 2, "causal", true, "rotary", true))
                        .add(layer("flat").op("flatten"))
                        .add(layer("look")
                                .from("x")
                                .op("attention", "heads", 2, "causal", true, "bias", false)
                                .weightsOf("owner"))
                        .outputs("flat"));
        makers.put(
                "of attention to other keys, whose table is smaller",
                end(sequence(), WIDTH)
                        .add(layer("wide").from("x").op("rnn", "value", 6, "last", true))
                        .add(layer("one").op("reshape", "value", List.of(1, 6)))
                        .add(layer("owner").from("ends", "one").op("attention", "heads", 2, "rotary", true))
                        .add(layer("flat").op("flatten"))
                        .add(layer("look")
                                .from("x")
                                .op("attention", "heads", 2, "causal", true, "rotary", true)
                                .weightsOf("owner"))
                        .outputs("flat"));
        makers.put(
                "of a layer that isn't computed, nor what it reads",
                end(sequence(), WIDTH)
                        .add(layer("owner").from("ends", "x").op("attention", "heads", 2))
                        .add(layer("look")
                                .from("x")
                                .op("attention", "heads", 2, "causal", true)
                                .weightsOf("owner")));
        makers.put(
                "of a layer that isn't computed and knows both directions",
                sequence()
                        .add(layer("owner").op("gru", "value", 6, "bidirectional", true))
                        .add(layer("state").from("x").op("gru", "value", 6).weightsOf("owner")));
        makers.put(
                "the weight alone, of a layer that isn't computed",
                sequence()
                        .add(layer("owner").op("dense", "value", 6))
                        .add(layer("state").from("x").op("rnn", "value", WIDTH))
                        .add(layer("result")
                                .op("dense", "value", 6, "bias", false)
                                .weightsOf("owner")));
    }

    /** Layers behind the end of the sequence use weights of layers of the sequence. */
    private static void borrowers(Map<String, ModelMaker> makers) {
        makers.put(
                "attention behind the end",
                end(sequence().add(layer("look").op("attention", "heads", 2, "causal", true)), WIDTH)
                        .add(layer("borrower").op("attention", "heads", 2).weightsOf("look"))
                        .add(layer("flat").op("flatten")));
        makers.put(
                "attention and positions behind the end, as long as the sequence",
                end(
                                sequence()
                                        .add(layer("place").op("positions", "value", "LEARNED"))
                                        .add(layer("look").op("attention", "heads", 2, "causal", true, "rotary", true)),
                                STEPS * WIDTH)
                        .add(layer("again").op("positions", "value", "LEARNED").weightsOf("place"))
                        .add(layer("borrower")
                                .op("attention", "heads", 1, "rotary", true)
                                .weightsOf("look"))
                        .add(layer("chain").op("attention", "heads", 2).weightsOf("borrower"))
                        .add(layer("flat").op("flatten")));
        makers.put(
                "positions twice",
                sequence()
                        .add(layer("place").op("positions", "value", "LEARNED"))
                        .add(layer("tanh").activation("TANH"))
                        .add(layer("again").op("positions", "value", "LEARNED").weightsOf("place")));
        makers.put(
                "recurrent layers of several depths",
                sequence()
                        .add(layer("a").op("lstm", "value", WIDTH, "layers", 2))
                        .add(layer("b").op("lstm", "value", WIDTH).weightsOf("a"))
                        .add(layer("c").op("lstm", "value", WIDTH, "layers", 3).weightsOf("b")));
        makers.put(
                "two rotary attentions with other heads",
                sequence()
                        .add(layer("a").op("attention", "heads", 2, "causal", true, "rotary", true))
                        .add(layer("b")
                                .op("attention", "heads", 1, "causal", true, "rotary", true)
                                .weightsOf("a")));
    }

    private static void outputs(Map<String, ModelMaker> makers) {
        makers.put(
                "a tied head behind attention to a projected sequence, several outputs",
                ModelMaker.model()
                        .indices("tokens", 9, STEPS)
                        .input("features", STEPS, 3)
                        .add(layer("table").from("tokens").op("embedding", "width", 8))
                        .add(layer("both").from("table", "features").op("concat", "value", 1))
                        .add(layer("projected").op("dense", "value", 8).activation("GELU"))
                        .add(layer("look").op("attention", "heads", 4, "causal", true, "bias", false))
                        .add(layer("head").op("dense", "value", 9).weightsOf("table"))
                        .loss("SOFTMAX_CROSS_ENTROPY", "classAxis", -1)
                        .outputs("look", "projected"));
        makers.put(
                "two attentions of the same weights, both of them outputs",
                sequence()
                        .add(layer("a").op("attention", "heads", 2, "causal", true))
                        .add(layer("b")
                                .op("attention", "heads", 2, "causal", true)
                                .weightsOf("a"))
                        .outputs("a"));
    }

    private static ModelMaker sequence() {
        return ModelMaker.model().input("x", STEPS, WIDTH);
    }

    /** Adds "ends", what a recurrent layer ends in, as a sequence of vectors. */
    private static ModelMaker end(ModelMaker model, int units) {
        return model.add(layer("end").op("gru", "value", units, "last", true))
                .add(layer("ends").op("reshape", "value", List.of(units / WIDTH, WIDTH)));
    }

    static List<String> names() {
        return List.of(
                "of attention behind the end",
                "of attention to other keys, whose table is smaller",
                "of a layer that isn't computed, nor what it reads",
                "of a layer that isn't computed and knows both directions",
                "the weight alone, of a layer that isn't computed",
                "attention behind the end",
                "attention and positions behind the end, as long as the sequence",
                "positions twice",
                "recurrent layers of several depths",
                "two rotary attentions with other heads",
                "a tied head behind attention to a projected sequence, several outputs",
                "two attentions of the same weights, both of them outputs");
    }

    @Test
    void allAreTried() {
        assertThat(MODELS.keySet()).containsExactlyElementsOf(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepsYieldWhatTheWholeYields(String name) throws ReflectiveOperationException {
        GeneratedModel model = MODELS.get(name);
        Network network = model.network(SEED);
        Random random = new Random(SEED);
        for (Form form : Form.values()) {
            Session whole = model.session(network, form, false, 1);
            Stepper stepper =
                    (Stepper) network.getClass().getMethod("newStepper").invoke(network);
            for (int sequence = 0; sequence < 2; sequence++) {
                fill(network, whole, random);
                whole.infer(1);
                stepper.reset();
                for (int t = 0; t < STEPS; t++) {
                    feed(network, whole, stepper, t);
                    stepper.advance();
                    compare(network, whole, stepper, t);
                }
            }
        }
    }

    private static void fill(Network network, Session session, Random random) {
        for (int i = 0; i < network.inputs().size(); i++) {
            Slot slot = network.inputs().get(i);
            for (int j = 0; j < slot.size(); j++) {
                if (slot.kind() == Slot.Kind.INDEX) {
                    session.indices(i)[j] = random.nextInt(slot.vocabulary());
                } else {
                    session.input(i)[j] = random.nextFloat() - 0.5f;
                }
            }
        }
    }

    private static void feed(Network network, Session whole, Stepper stepper, int t) {
        for (int i = 0; i < network.inputs().size(); i++) {
            Slot slot = network.inputs().get(i);
            int width = slot.size() / STEPS;
            if (slot.kind() == Slot.Kind.INDEX) {
                System.arraycopy(whole.indices(i), t * width, stepper.session().indices(i), 0, width);
            } else {
                System.arraycopy(whole.input(i), t * width, stepper.session().input(i), 0, width);
            }
        }
    }

    /** Outputs of the whole sequence are compared at its end. */
    private static void compare(Network network, Session whole, Stepper stepper, int t) {
        for (int i = 0; i < network.outputs().size(); i++) {
            Slot slot = network.outputs().get(i);
            boolean steps = slot.shape().length > 1;
            int from = steps ? slot.size() / STEPS * t : 0;
            int to = steps ? from + slot.size() / STEPS : slot.size();
            if (steps || t == STEPS - 1) {
                assertThat(Arrays.copyOf(stepper.output(i), to - from))
                        .as("%s at step %d, seed %d", slot.name(), t, SEED)
                        .containsExactly(Arrays.copyOfRange(whole.output(i), from, to));
            }
        }
    }

    @Test
    void parametersThatNothingReadsAreLeftOut() {
        assertThat(MODELS.get("the weight alone, of a layer that isn't computed")
                        .network(SEED)
                        .parameters())
                .extracting(parameter -> parameter.name())
                .containsExactly(
                        "owner.weight",
                        "state.weight_ih_l0",
                        "state.weight_hh_l0",
                        "state.bias_ih_l0",
                        "state.bias_hh_l0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", inferenceOnly = true"})
    void blocksShareWeightsBeforeAndBehindTheEnd(String modifiers) {
        ModelCompilation compiled =
                ModelCompilation.of("@Model(stepwise = true, outputs = \"more\"" + modifiers + ") " + """
                @Input(name = "x", shape = {5, 4})
                @Layer(name = "one", block = @Block(value = Body.class, times = 2))
                @Layer(name = "more", block = @Block(value = Body.class, times = 2), weightsOf = "one")
                @Layer(name = "end", gru = @Gru(value = 20, last = true))
                @Layer(name = "five", reshape = @Reshape({5, 4}))
                @Layer(name = "two", block = @Block(value = Body.class, times = 2), weightsOf = "one")
                @Layer(name = "flat", flatten = @Flatten)
                @Layer(name = "head", dense = @Dense(3))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}

                @Input(name = "x")
                @Layer(name = "look", attention = @Attention(heads = 2, causal = true, rotary = true))
                @Layer(name = "sum", from = {"x", "look"}, add = @Add)
                @Layer(name = "place", positions = @Positions(PositionKind.LEARNED))
                interface Body {}
                """);
        assertThat(compiled.findings()).isEmpty();
        assertThat(compiled.sources()).containsKey("CompiledNetStepwise.java");
    }
}
