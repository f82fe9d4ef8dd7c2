package dev.lamina.benchmarks.steps.torch;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lamina.benchmarks.steps.Workload;
import java.util.List;

/**
 * The step as direct calls of PyTorch's functions from Java, one native call an operation, with DJL's native
 * optimizers.
 */
final class TorchOpsSteps extends TorchSteps {
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final PtNDArray columnOfLabels;
    private final PtNDArray one;
    private List<PtNDArray> parameters = List.of();
    private List<PtNDArray> means = List.of();
    private List<PtNDArray> variances = List.of();
    private int updates;
    private double loss;

    TorchOpsSteps(Workload workload) {
        super(workload);
        columnOfLabels = JniUtils.unsqueeze(labels, 1);
        one = JniUtils.full(manager, new Shape(), 1, DataType.FLOAT32, manager.getDevice(), SparseFormat.DENSE);
    }

    @Override
    public String name() {
        return "pytorch-ops";
    }

    @Override
    void reset() {
        for (List<PtNDArray> old : List.of(parameters, means, variances)) {
            old.forEach(PtNDArray::close);
        }
        parameters = startingParameters();
        means = parameters.stream().map(this::zerosLike).toList();
        variances = parameters.stream().map(this::zerosLike).toList();
        updates = 0;
    }

    private PtNDArray zerosLike(PtNDArray parameter) {
        return zeros(parameter.getShape());
    }

    @Override
    void step() {
        try (NDManager temporary = manager.newSubManager()) {
            PtNDArray x = input;
            x.tempAttach(temporary);
            PtNDArray logits = forward(x);
            PtNDArray picked = JniUtils.gather(JniUtils.logSoftmax(logits, 1, logits.getDataType()), columnOfLabels, 1);
            PtNDArray mean = JniUtils.neg(JniUtils.mean(picked));
            JniUtils.backward(mean, one, false, false);
            update();
            last(mean);
        }
    }

    private void last(PtNDArray mean) {
        loss = mean.toFloatArray()[0];
    }

    private PtNDArray forward(PtNDArray x) {
        PtNDArray h = x;
        int dense = 0;
        if (workload == Workload.LENET) {
            h = JniUtils.maxPool(JniUtils.relu(convolution(h, 0)), TWO, TWO, NONE, false);
            h = JniUtils.maxPool(JniUtils.relu(convolution(h, 2)), TWO, TWO, NONE, false);
            h = JniUtils.flatten(h, 1, -1);
            dense = 4;
        }
        for (; dense < parameters.size() - 2; dense += 2) {
            h = JniUtils.relu(JniUtils.linear(h, parameters.get(dense), parameters.get(dense + 1)));
        }
        return JniUtils.linear(h, parameters.get(dense), parameters.get(dense + 1));
    }

    private PtNDArray convolution(PtNDArray x, int weight) {
        return JniUtils.convolution(x, parameters.get(weight), parameters.get(weight + 1), ONE, TWO, ONE, 1);
    }

    private void update() {
        JniUtils.setGradMode(false);
        updates++;
        float rate = workload.learningRate();
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(0.999, updates)) / (1 - Math.pow(0.9, updates)));
        for (int i = 0; i < parameters.size(); i++) {
            PtNDArray parameter = parameters.get(i);
            try (PtNDArray gradient = JniUtils.getGradient(parameter)) {
                if (workload.update() == Workload.Update.ADAM) {
                    JniUtils.adamUpdate(
                            parameter,
                            gradient,
                            means.get(i),
                            variances.get(i),
                            rate,
                            corrected,
                            0,
                            1,
                            -1,
                            0.9f,
                            0.999f,
                            1e-8f,
                            false);
                } else {
                    JniUtils.sgdUpdate(parameter, gradient, null, rate, 0, 1, -1, 0);
                }
            }
            JniUtils.zeroGrad(parameter);
        }
        JniUtils.setGradMode(true);
    }

    @Override
    public double loss() {
        return loss;
    }
}
