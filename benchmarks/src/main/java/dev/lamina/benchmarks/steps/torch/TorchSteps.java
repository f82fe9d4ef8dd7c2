package dev.lamina.benchmarks.steps.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.lamina.benchmarks.steps.DataSet;
import dev.lamina.benchmarks.steps.StepContender;
import dev.lamina.benchmarks.steps.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What all ways of writing the step with PyTorch share: the batch's tensors and the parameters. Gradient mode is on for
 * good, not switched in each step.
 */
abstract class TorchSteps implements StepContender {
    final Workload workload;
    final PtNDManager manager;
    /** The batch: float32 or int64, [batch, the shape of a row]. */
    final PtNDArray input;
    /** The batch's classes: int64 [batch]. */
    final PtNDArray labels;

    private final BatchTensor inputs;
    private final BatchTensor classes;
    private final int batches;
    private int next;

    TorchSteps(Workload workload) {
        this.workload = workload;
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        manager = (PtNDManager) PtEngine.getEngine(PtEngine.ENGINE_NAME).newBaseManager();
        JniUtils.setGradMode(true);
        long batch = workload.batch();
        long[] shape = LongStream.concat(LongStream.of(batch), LongStream.of(workload.rowShape()))
                .toArray();
        DataSet data = workload.data();
        inputs = data.rows(
                pixels -> BatchTensor.ofFloats(manager, pixels, new Shape(shape)),
                words -> BatchTensor.ofIntegers(manager, words, new Shape(shape)));
        classes = BatchTensor.ofIntegers(manager, data.labels(), new Shape(batch));
        batches = data.batches(workload.batch());
        input = inputs.tensor();
        labels = classes.tensor();
    }

    /** The parameters at their start, in memory that PyTorch has allocated, asking for gradients. */
    final List<PtNDArray> startingParameters() {
        var parameters = new ArrayList<PtNDArray>();
        for (Workload.Tensor tensor : workload.parameters()) {
            try (NDArray values = manager.create(tensor.initialValues(), new Shape(tensor.shape()))) {
                var parameter = (PtNDArray) values.duplicate();
                parameter.setRequiresGradient(true);
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    /** A tensor of zeros, float32. */
    final PtNDArray zeros(Shape shape) {
        return (PtNDArray) manager.zeros(shape, DataType.FLOAT32);
    }

    @Override
    public void prepare() {
        next = 0;
        reset();
    }

    @Override
    public final void steps(int count) {
        for (int i = 0; i < count; i++) {
            inputs.load(next);
            classes.load(next);
            step();
            next = (next + 1) % batches;
        }
    }

    /** Sets parameters and optimizer state back to their start. */
    abstract void reset();

    /** Forward, loss, backward and update for the batch in {@link #input} and {@link #labels}. */
    abstract void step();
}
