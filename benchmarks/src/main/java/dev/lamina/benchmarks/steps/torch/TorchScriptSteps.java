package dev.lamina.benchmarks.steps.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.lamina.benchmarks.steps.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole step, update included, as one TorchScript method: a single native call a step, with PyTorch's own fused
 * optimizers. Nothing of DJL or Java is left in it but that call.
 */
final class TorchScriptSteps extends TorchSteps {
    private final PtSymbolBlock script;
    private final String name;
    private final NDList batch;
    private List<PtNDArray> tensors = List.of();
    private PtNDArray loss;

    /**
     * Loads the step of a workload.
     *
     * @param workload the network and its optimizer
     * @param name name for the report
     * @param style how the step is written
     */
    TorchScriptSteps(Workload workload, String name, TorchScriptSource.Style style) {
        super(workload);
        this.name = name;
        JniUtils.setGraphExecutorOptimize(style != TorchScriptSource.Style.PLAIN);
        byte[] archive = TorchScriptArchive.of(TorchScriptSource.step(workload, style));
        try {
            script = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        batch = new NDList(input, labels);
        loss = zeros(new Shape());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    void reset() {
        List<PtNDArray> old = tensors;
        PtNDArray[] parameters = startingParameters().toArray(PtNDArray[]::new);
        PtNDArray[] values = Stream.of(parameters).map(JniUtils::detachGradient).toArray(PtNDArray[]::new);
        PtNDArray[] means = moments(parameters);
        PtNDArray[] variances = moments(parameters);
        PtNDArray updates = zeros(new Shape());
        PtNDArray[] counters = new PtNDArray[parameters.length];
        Arrays.fill(counters, updates);
        IValue[] state = {
            IValue.listFrom(parameters),
            IValue.listFrom(values),
            IValue.listFrom(means),
            IValue.listFrom(variances),
            IValue.listFrom(counters)
        };
        IValueUtils.runMethod(script, "start", state).close();
        tensors = Stream.of(parameters, values, means, variances, new PtNDArray[] {updates})
                .flatMap(Arrays::stream)
                .toList();
        Stream.of(state).forEach(IValue::close);
        old.forEach(PtNDArray::close);
    }

    /** What Adam keeps of each parameter; SGD keeps nothing. */
    private PtNDArray[] moments(PtNDArray[] parameters) {
        return switch (workload.update()) {
            case ADAM ->
                Stream.of(parameters)
                        .map(parameter -> zeros(parameter.getShape()))
                        .toArray(PtNDArray[]::new);
            case SGD -> new PtNDArray[0];
        };
    }

    @Override
    void step() {
        NDList result = IValueUtils.forward(script, batch, true);
        loss.close();
        loss = (PtNDArray) result.get(0);
    }

    @Override
    public double loss() {
        return loss.toFloatArray()[0];
    }
}
