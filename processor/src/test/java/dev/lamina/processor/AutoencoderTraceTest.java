package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The training run of an autoencoder that classifies as well against PyTorch: two weighted losses, one of which compares
 * with the input, and an L2 penalty.
 */
class AutoencoderTraceTest {
    private static final GoldenCase GOLDEN = GoldenCase.of("traces/autoencoder_two_losses_adam");

    /** PyTorch's loss contains {@code 0.001 Σ w²}, whose gradient is {@code 0.002 w}; here the loss doesn't show it. */
    private static final float L2 = 0.002f;

    private static GeneratedModel generated;

    @BeforeAll
    static void compile() {
        generated = Generated.of(autoencoder());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void trainsAsPyTorchDoes(Form form) {
        Network network = generated.network(1);
        network.parameters().forEach(parameter -> parameter.set(floats("init." + parameter.name())));
        assertThat(network.losses()).extracting("name").containsExactly("reconstruction", "classification");
        Session session = generated.session(network, form, true, 2);
        Optimizer.State state = Adam.learningRate(0.01f).start(network.trainableParameters());
        double[] losses = GOLDEN.values("trace.loss");
        for (int step = 0; step < losses.length; step++) {
            int rows = fill(session, step);
            double penalty = penalty(network);
            session.forward(rows);
            close("trace.loss", step, session.loss() + penalty);
            close("trace.reconstruction", step, session.loss(0));
            close("trace.classification", step, session.loss(1));
            close("trace.l2", step, penalty);
            session.backward(rows);
            close("trace.grad_norm", step, norm(session.gradients()));
            state.update(session.gradients());
        }
        network.parameters()
                .forEach(parameter -> close("final." + parameter.name(), parameter.toArray(), parameter.size()));
    }

    private static double norm(Gradients gradients) {
        double squares = 0;
        for (int i = 0; i < gradients.size(); i++) {
            int size = gradients.parameter(i).size();
            for (int k = 0; k < size; k++) {
                squares += (double) gradients.values(i)[k] * gradients.values(i)[k];
            }
        }
        return Math.sqrt(squares);
    }

    private static double penalty(Network network) {
        double sum = 0;
        for (Parameter parameter : network.parameters()) {
            for (float value : parameter.toArray()) {
                sum += parameter.name().endsWith("weight") ? (double) value * value : 0;
            }
        }
        return sum * L2 / 2;
    }

    private static int fill(Session session, int step) {
        double[] data = GOLDEN.values("data.x");
        double[] labels = GOLDEN.values("data.y");
        int rows = GOLDEN.shape("batch.index").get(1);
        int size = data.length / labels.length;
        for (int row = 0; row < rows; row++) {
            int source = (int) GOLDEN.values("batch.index")[step * rows + row];
            session.labels(0)[row] = (int) labels[source];
            for (int i = 0; i < size; i++) {
                session.input(0)[row * size + i] = (float) data[source * size + i];
            }
        }
        return rows;
    }

    private static void close(String tensor, int step, double actual) {
        assertThat(actual)
                .as("%s of step %d", tensor, step)
                .isCloseTo(GOLDEN.values(tensor)[step], within(GOLDEN.tolerance(tensor)));
    }

    private static void close(String tensor, float[] actual, int size) {
        double[] expected = GOLDEN.values(tensor);
        assertThat(expected).as(tensor).hasSize(size);
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

    private static ModelMaker autoencoder() {
        return model(12)
                .add(dense("enc1", 8).activation("TANH"))
                .add(dense("enc2", 3).activation("TANH"))
                .add(dense("dec1", 8).activation("TANH"))
                .add(dense("dec2", 12))
                .add(dense("cls", 4).from("enc2"))
                .term("reconstruction", 1, "MEAN_SQUARED_ERROR", List.of("dec2"), "input")
                .term("classification", 0.5f, "SOFTMAX_CROSS_ENTROPY", List.of("cls"), "")
                .batch(12);
    }

    private static LayerMaker dense(String name, int units) {
        return layer(name).op("dense", "value", units).l2(L2);
    }
}
