package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import java.util.HashMap;
import java.util.Map;

/** Warns of pairs of layers of which one undoes or repeats the other. */
final class LinearChains {
    private LinearChains() {}

    static void warn(ModelDeclaration model, Diagnostics diagnostics) {
        Map<String, LayerDeclaration> layers = new HashMap<>();
        for (LayerDeclaration layer : model.layers()) {
            LayerDeclaration before = layers.get(layer.from().get(0));
            if (before != null && isPlain(before)) {
                warn(before, layer, diagnostics);
            }
            layers.put(layer.name(), layer);
        }
    }

    private static void warn(LayerDeclaration before, LayerDeclaration layer, Diagnostics diagnostics) {
        if (is(before, "dense") && is(layer, "dense")) {
            diagnostics.report(
                    Message.LINEAR_AFTER_LINEAR, layer.positions().layer(), layer.name(), before.name());
        }
        boolean biased = (is(before, "dense") || is(before, "conv2d"))
                && before.op().orElseThrow().attributes().flag("bias");
        if (biased && is(layer, "batchNorm")) {
            diagnostics.report(
                    Message.BIAS_BEFORE_BATCH_NORM,
                    before.op().orElseThrow().attributes().position("bias"),
                    before.name(),
                    layer.name());
        }
    }

    private static boolean is(LayerDeclaration layer, String operation) {
        return layer.op().filter(op -> op.kind().equals(operation)).isPresent();
    }

    /** True if nothing follows the operation in the layer itself. */
    private static boolean isPlain(LayerDeclaration layer) {
        return layer.activation().equals("NONE") && layer.dropout() == 0;
    }
}
