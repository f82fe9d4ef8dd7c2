package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.RmsProp;
import dev.lamina.optim.Sgd;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.ModelMaker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole training runs follow PyTorch's, step by step. */
class TraceTest {
    @ParameterizedTest
    @EnumSource(Form.class)
    void multilayerPerceptronBySgd(Form form) {
        ModelMaker model = model(8).add(layer("fc1").op("dense", "value", 16).activation("RELU"))
                .add(layer("fc2").op("dense", "value", 3));
        follow(GoldenCase.of("traces/mlp_8_16_3_sgd"), model, Sgd.learningRate(0.1f), form);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void leNetByAdam(Form form) {
        ModelMaker model = model(1, 8, 8)
                .add(layer("conv1")
                        .op("conv2d", "filters", 4, "kernel", 3, "pad", 1)
                        .activation("RELU"))
                .add(layer("pool1").op("maxPool2d", "value", 2))
                .add(layer("conv2")
                        .op("conv2d", "filters", 8, "kernel", 3, "pad", 1)
                        .activation("RELU"))
                .add(layer("pool2").op("maxPool2d", "value", 2))
                .add(layer("flat").op("flatten"))
                .add(layer("fc1").op("dense", "value", 16).activation("RELU"))
                .add(layer("fc2").op("dense", "value", 4));
        follow(GoldenCase.of("traces/lenet_mini_adam"), model, Adam.learningRate(0.01f), form);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void lstmByRmsProp(Form form) {
        ModelMaker model = model(6, 3)
                .add(layer("lstm").op("lstm", "value", 8, "last", true))
                .add(layer("fc").op("dense", "value", 3));
        follow(GoldenCase.of("traces/lstm_classifier_rmsprop"), model, RmsProp.learningRate(0.01f), form);
    }

    private static void follow(GoldenCase golden, ModelMaker maker, Optimizer optimizer, Form form) {
        int steps = golden.shape("batch.index").get(0);
        int rows = golden.shape("batch.index").get(1);
        GeneratedModel model = GeneratedModel.of(
                Pipeline.run(maker.loss("SOFTMAX_CROSS_ENTROPY").batch(rows).declaration(), true, new Diagnostics())
                        .orElseThrow());
        Network network = model.network(1);
        for (Parameter parameter : network.parameters()) {
            parameter.set(floats(golden.values("init." + tensor(parameter))));
        }
        Session session = model.session(network, form, true, 2);
        Optimizer.State state = optimizer.start(network.trainableParameters());
        double[] losses = golden.values("trace.loss");
        double[] norms = golden.values("trace.grad_norm");
        for (int step = 0; step < steps; step++) {
            fill(session, golden, step, rows);
            session.forward(rows);
            assertThat((double) session.loss())
                    .as("loss of step %d", step)
                    .isCloseTo(losses[step], within(golden.tolerance("trace.loss")));
            session.backward(rows);
            assertThat(norm(session, network))
                    .as("norm of the gradients of step %d", step)
                    .isCloseTo(norms[step], within(golden.tolerance("trace.grad_norm")));
            state.update(session.gradients());
        }
        for (Parameter parameter : network.parameters()) {
            close(golden, "final." + tensor(parameter), parameter.toArray());
        }
    }

    /** The values leave out that a recurrent layer's parameters are those of its first layer. */
    private static String tensor(Parameter parameter) {
        return parameter.name().replace("_l0", "");
    }

    private static void fill(Session session, GoldenCase golden, int step, int rows) {
        double[] data = golden.values("data.x");
        double[] labels = golden.values("data.y");
        double[] index = golden.values("batch.index");
        int size = data.length / labels.length;
        for (int row = 0; row < rows; row++) {
            int source = (int) index[step * rows + row];
            session.labels(0)[row] = (int) labels[source];
            for (int i = 0; i < size; i++) {
                session.input(0)[row * size + i] = (float) data[source * size + i];
            }
        }
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

    private static void close(GoldenCase golden, String tensor, float[] actual) {
        double[] expected = golden.values(tensor);
        assertThat(actual).as(tensor).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("element %d of %s", i, tensor)
                    .isCloseTo(expected[i], within(golden.tolerance(tensor)));
        }
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
