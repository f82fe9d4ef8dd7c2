package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.AdamW;
import dev.lamina.optim.Optimizer;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.ModelMaker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The training run of a small language model against PyTorch: tables of tokens and positions, two blocks of causal
 * attention and a feed-forward net, a loss for every position, decoupled weight decay.
 */
class GptTraceTest {
    private static final GoldenCase GOLDEN = GoldenCase.of("traces/tiny_gpt_adamw");
    private static final int ROWS = 4;
    private static final int STEPS = 8;
    private static final int WIDTH = 16;
    private static final int VOCABULARY = 11;
    private static GeneratedModel generated;

    @BeforeAll
    static void compile() {
        generated = Generated.of(gpt());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void trainsAsPyTorchDoes(Form form) {
        Network network = generated.network(1);
        network.parameters().forEach(parameter -> parameter.set(floats(tensor("init", parameter))));
        Session session = generated.session(network, form, true, 2);
        Optimizer.State state = AdamW.learningRate(0.003f)
                .betas(0.9f, 0.99f)
                .epsilon(1e-5f)
                .weightDecay(0.1f)
                .start(network.trainableParameters());
        double[] losses = GOLDEN.values("trace.loss");
        double[] norms = GOLDEN.values("trace.grad_norm");
        for (int step = 0; step < losses.length; step++) {
            fill(session, step);
            session.forward(ROWS);
            assertThat((double) session.loss())
                    .as("loss of step %d", step)
                    .isCloseTo(losses[step], within(GOLDEN.tolerance("trace.loss")));
            session.backward(ROWS);
            assertThat(norm(session, network))
                    .as("norm of the gradients of step %d", step)
                    .isCloseTo(norms[step], within(GOLDEN.tolerance("trace.grad_norm")));
            state.update(session.gradients());
        }
        network.parameters().forEach(parameter -> close(tensor("final", parameter), parameter.toArray()));
    }

    private static double norm(Session session, Network network) {
        double sum = 0;
        for (int i = 0; i < session.gradients().size(); i++) {
            for (int j = 0; j < network.trainableParameters().get(i).size(); j++) {
                sum += Math.pow(session.gradients().values(i)[j], 2);
            }
        }
        return Math.sqrt(sum);
    }

    private static void fill(Session session, int step) {
        double[] tokens = GOLDEN.values("data.tokens");
        for (int row = 0; row < ROWS; row++) {
            int source = (step * ROWS + row) * (STEPS + 1);
            for (int i = 0; i < STEPS; i++) {
                session.indices(0)[row * STEPS + i] = (int) tokens[source + i];
                session.labels(0)[row * STEPS + i] = (int) tokens[source + i + 1];
            }
        }
    }

    /** Layers can't have dots in their names, so {@code block0_norm1} stands for {@code block0.norm1}. */
    private static String tensor(String when, Parameter parameter) {
        String name = parameter
                .name()
                .replaceFirst("^(block.)_", "$1.")
                .replace("out_proj.", "out_")
                .replaceFirst("^(tok|pos)\\.weight", "$1");
        return when + "." + name;
    }

    private static void close(String tensor, float[] actual) {
        double[] expected = GOLDEN.values(tensor);
        assertThat(actual).as(tensor).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("element %d of %s", i, tensor)
                    .isCloseTo(expected[i], within(GOLDEN.tolerance(tensor)));
        }
    }

    private static float[] floats(String tensor) {
        double[] values = GOLDEN.values(tensor);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static ModelMaker gpt() {
        ModelMaker model = ModelMaker.model()
                .indices("tokens", VOCABULARY, STEPS)
                .add(layer("tok").op("embedding", "width", WIDTH))
                .add(layer("pos").op("positions", "value", "LEARNED"));
        String above = "pos";
        for (int block = 0; block < 2; block++) {
            above = block(model, "block" + block, above);
        }
        return model.add(layer("norm").op("layerNorm"))
                .add(layer("head").op("dense", "value", VOCABULARY, "bias", false))
                .loss("SOFTMAX_CROSS_ENTROPY", "classAxis", -1)
                .batch(ROWS);
    }

    /** Adds a block; returns the name of its last layer. */
    private static String block(ModelMaker model, String name, String above) {
        model.add(layer(name + "_norm1").op("layerNorm"))
                .add(layer(name + "_attn").op("attention", "heads", 2, "causal", true))
                .add(layer(name + "_sum").from(above, name + "_attn").op("add"))
                .add(layer(name + "_norm2").op("layerNorm"))
                .add(layer(name + "_ff1").op("dense", "value", 32).activation("GELU"))
                .add(layer(name + "_ff2").op("dense", "value", WIDTH))
                .add(layer(name).from(name + "_sum", name + "_ff2").op("add"));
        return name;
    }
}
