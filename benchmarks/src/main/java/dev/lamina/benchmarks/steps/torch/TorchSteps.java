package dev.lamina.benchmarks.steps.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.lamina.benchmarks.steps.Digits;
import dev.lamina.benchmarks.steps.StepContender;
import dev.lamina.benchmarks.steps.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What all ways of writing the step with PyTorch share: the data, the batch's tensors and the parameters.
 *
 * <p>The batch is copied into direct memory that the input tensor uses as its storage, so a copy is all it costs: no
 * call into the native library, no new tensor. Gradient mode is on for good, not switched in each step.
 */
abstract class TorchSteps implements StepContender {
    private static final int ALIGNMENT = 64;

    final Workload workload;
    final PtNDManager manager;
    /** The batch: [batch, 784], or [batch, 1, 28, 28] for a convolutional network. */
    final PtNDArray input;
    /** The batch's classes: int64 [batch]. */
    final PtNDArray labels;

    private final FloatBuffer inputMemory;
    private final LongBuffer labelMemory;
    private final Digits digits = new Digits();
    private final long[] longLabels;
    private int next;

    TorchSteps(Workload workload) {
        this.workload = workload;
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        manager = (PtNDManager) PtEngine.getEngine(PtEngine.ENGINE_NAME).newBaseManager();
        JniUtils.setGradMode(true);
        int batch = workload.batch();
        ByteBuffer pixels = memory(batch * Workload.PIXELS * Float.BYTES);
        ByteBuffer classes = memory(batch * Long.BYTES);
        inputMemory = pixels.asFloatBuffer();
        labelMemory = classes.asLongBuffer();
        Shape shape = workload == Workload.LENET ? new Shape(batch, 1, 28, 28) : new Shape(batch, Workload.PIXELS);
        input = manager.create(pixels, shape, DataType.FLOAT32);
        labels = manager.create(classes, new Shape(batch), DataType.INT64);
        longLabels = new long[digits.labels().length];
        for (int i = 0; i < longLabels.length; i++) {
            longLabels[i] = digits.labels()[i];
        }
    }

    /** Direct memory at an address that suits the widest vectors. */
    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, bytes)
                .order(ByteOrder.nativeOrder());
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
        int batch = workload.batch();
        for (int i = 0; i < count; i++) {
            inputMemory.put(0, digits.pixels(), next * batch * Workload.PIXELS, batch * Workload.PIXELS);
            labelMemory.put(0, longLabels, next * batch, batch);
            step();
            next = (next + 1) % Digits.batches(batch);
        }
    }

    /** Sets parameters and optimizer state back to their start. */
    abstract void reset();

    /** Forward, loss, backward and update for the batch in {@link #input} and {@link #labels}. */
    abstract void step();
}
