package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The training run of a residual network against PyTorch: strided convolutions, branches that meet, batch norms whose
 * running statistics move from step to step, momentum and weight decay.
 */
class ResidualTraceTest {
    private static final GoldenCase GOLDEN = GoldenCase.of("traces/resnet_mini_sgd_momentum");
    private static GeneratedModel generated;

    @BeforeAll
    static void compile() {
        generated = Generated.of(residualNetwork());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void trainsAsPyTorchDoes(Form form) {
        Network network = generated.network(1);
        network.parameters().forEach(parameter -> parameter.set(floats(tensor("init", parameter))));
        Session session = generated.session(network, form, true, 2);
        Optimizer.State state =
                Sgd.learningRate(0.05f).momentum(0.9f).weightDecay(0.0005f).start(network.trainableParameters());
        double[] losses = GOLDEN.values("trace.loss");
        for (int step = 0; step < losses.length; step++) {
            int rows = fill(session, step);
            session.forward(rows);
            assertThat((double) session.loss())
                    .as("loss of step %d", step)
                    .isCloseTo(losses[step], within(GOLDEN.tolerance("trace.loss")));
            session.backward(rows);
            state.update(session.gradients());
        }
        network.parameters().forEach(parameter -> close(tensor("final", parameter), parameter.toArray()));
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

    /** Layers can't have dots in their names, so {@code block1_conv1} stands for {@code block1.conv1}. */
    private static String tensor(String when, Parameter parameter) {
        String state = parameter.role() == Parameter.Role.STATE ? "_state." : ".";
        return when + state + parameter.name().replaceFirst("^(stem|block1|block2)_", "$1.");
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

    private static ModelMaker residualNetwork() {
        return model(1, 8, 8)
                .add(convolution("stem_conv", 4, 3, 1))
                .add(layer("stem_bn").op("batchNorm").activation("RELU"))
                .add(convolution("block1_conv1", 4, 3, 1))
                .add(layer("block1_bn1").op("batchNorm").activation("RELU"))
                .add(convolution("block1_conv2", 4, 3, 1))
                .add(layer("block1_bn2").op("batchNorm"))
                .add(layer("block1").from("stem_bn", "block1_bn2").op("add").activation("RELU"))
                .add(convolution("block2_conv1", 6, 3, 2))
                .add(layer("block2_bn1").op("batchNorm").activation("RELU"))
                .add(convolution("block2_conv2", 6, 3, 1))
                .add(layer("block2_bn2").op("batchNorm"))
                .add(convolution("block2_short", 6, 1, 2).from("block1"))
                .add(layer("block2_short_bn").op("batchNorm"))
                .add(layer("block2")
                        .from("block2_bn2", "block2_short_bn")
                        .op("add")
                        .activation("RELU"))
                .add(layer("mean").op("globalAvgPool2d"))
                .add(layer("fc").op("dense", "value", 3))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .batch(12);
    }

    private static LayerMaker convolution(String name, int filters, int kernel, int stride) {
        return layer(name)
                .op("conv2d", "filters", filters, "kernel", kernel, "stride", stride, "pad", kernel / 2, "bias", false);
    }
}
