package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.frontend.Regularisers;
import dev.lamina.processor.ir.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of layers that do nothing, or of which one undoes or repeats what the other does. */
final class LayerLints {
    private static final Set<String> CONVOLUTIONS =
            Set.of("conv1d", "conv2d", "depthwiseConv2d", "convTranspose1d", "convTranspose2d");

    private final ModelDeclaration model;
    private final LayerStack stack;
    private final Diagnostics diagnostics;
    private final Map<String, Integer> readers = new HashMap<>();

    private LayerLints(ModelDeclaration model, LayerStack stack, Diagnostics diagnostics) {
        this.model = model;
        this.stack = stack;
        this.diagnostics = diagnostics;
        model.outputLayers().forEach(name -> readers.merge(name, 1, Integer::sum));
        model.layers().forEach(layer -> layer.from().forEach(name -> readers.merge(name, 1, Integer::sum)));
    }

    /** Warns about a model without errors. */
    static void warn(ModelDeclaration model, LayerStack stack, Diagnostics diagnostics) {
        new LayerLints(model, stack, diagnostics).warn();
    }

    private void warn() {
        Map<String, LayerDeclaration> above = new HashMap<>();
        for (LayerDeclaration layer : model.layers()) {
            modifiersWithoutEffect(layer);
            if (layer.template().isEmpty()) { // what a block has is for any of its layers
                initsWithoutEffect(layer);
            }
            LayerDeclaration before = above.get(layer.from().get(0));
            // What others read as well has a meaning of its own.
            if (before != null && isPlain(before) && readers.get(before.name()) == 1) {
                layer.op().ifPresent(op -> pair(before, layer, op));
            }
            above.put(layer.name(), layer);
        }
    }

    private void modifiersWithoutEffect(LayerDeclaration layer) {
        List<ParameterSpec> own = stack.parameters(layer);
        boolean frozenHere =
                layer.frozen() && layer.positions().isWritten(layer.positions().frozen());
        if (frozenHere && own.isEmpty()) {
            diagnostics.report(
                    Message.FROZEN_WITHOUT_PARAMETERS, layer.positions().frozen(), layer.name());
        }
        boolean noWeight = layer.frozen() || !stack.isPenalised(layer.name());
        boolean penalisedHere =
                layer.l2() > 0 && layer.positions().isWritten(layer.positions().l2());
        if (penalisedHere && noWeight) {
            diagnostics.report(Message.PENALTY_WITHOUT_WEIGHT, layer.positions().l2(), layer.name(), "l2");
        }
        boolean sparseHere = layer.regularisers().l1() > 0
                && layer.positions().isWritten(layer.positions().l1());
        if (sparseHere && noWeight) {
            diagnostics.report(Message.PENALTY_WITHOUT_WEIGHT, layer.positions().l1(), layer.name(), "l1");
        }
        String unit = layer.regularisers().dropoutUnit();
        if (layer.dropout() == 0 && !unit.equals(Regularisers.NONE.dropoutUnit())) {
            diagnostics.report(Message.UNIT_WITHOUT_DROPOUT, layer.positions().dropoutUnit(), layer.name(), unit);
        }
    }

    private void initsWithoutEffect(LayerDeclaration layer) {
        List<ParameterSpec> own = stack.parameters(layer);
        layer.inits()
                .weights()
                .filter(init -> own.stream().noneMatch(spec -> InitialValues.applies(false, spec)))
                .ifPresent(init -> diagnostics.report(
                        Message.INIT_WITHOUT_PARAMETERS,
                        init.position(),
                        layer.name(),
                        "init",
                        "matrix, kernel or table"));
        layer.inits()
                .biases()
                .filter(init -> own.stream().noneMatch(spec -> InitialValues.applies(true, spec)))
                .ifPresent(init -> diagnostics.report(
                        Message.INIT_WITHOUT_PARAMETERS, init.position(), layer.name(), "biasInit", "bias"));
    }

    private void pair(LayerDeclaration before, LayerDeclaration layer, OpDeclaration op) {
        if (is(before, "dense") && op.kind().equals("dense") && !isBottleneck(before, layer)) {
            diagnostics.report(Message.LINEAR_AFTER_LINEAR, op.position(), layer.name(), before.name());
        }
        // A frozen layer's bias belongs to weights that were trained elsewhere.
        if (op.kind().equals("batchNorm") && addsToChannels(before) && !before.frozen()) {
            diagnostics.report(
                    Message.BIAS_BEFORE_BATCH_NORM,
                    before.op().orElseThrow().attributes().position("bias"),
                    before.name(),
                    layer.name());
        }
    }

    /** True if the first of two dense layers is narrower than what stands around it: a weight of low rank, on purpose. */
    private boolean isBottleneck(LayerDeclaration before, LayerDeclaration layer) {
        int width = width(before.name());
        return width < width(before.from().get(0)) && width < width(layer.name());
    }

    /** Size of the last axis, or of all where a dense layer takes an image as one row. */
    private int width(String name) {
        Shape shape = stack.values().get(name).shape();
        return shape.dims().size() == 3 ? shape.size() : shape.dim(shape.rank() - 1);
    }

    /** True if the layer ends with a bias that batch normalisation subtracts again, one for each channel. */
    private boolean addsToChannels(LayerDeclaration layer) {
        boolean vector = stack.values().get(layer.name()).shape().dims().size() == 1;
        boolean convolution =
                layer.op().filter(op -> CONVOLUTIONS.contains(op.kind())).isPresent();
        return (convolution || (is(layer, "dense") && vector))
                && layer.op().orElseThrow().attributes().flag("bias");
    }

    private static boolean is(LayerDeclaration layer, String operation) {
        return layer.op().filter(op -> op.kind().equals(operation)).isPresent();
    }

    /** True if nothing follows the operation in the layer itself. */
    private static boolean isPlain(LayerDeclaration layer) {
        return layer.activation().equals("NONE") && layer.dropout() == 0;
    }
}
