package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import java.util.List;
import java.util.Optional;

/** Reads the windows of a pooling layer from its attributes. */
final class PoolingWindows {
    private PoolingWindows() {}

    /** The windows; empty if an error was reported. */
    static Optional<Pooling> of(LayerContext context, boolean ceil) {
        List<Integer> window = context.pair("value", 1);
        List<Integer> stride = context.attributes().integers("stride").isEmpty() ? window : context.pair("stride", 1);
        List<Integer> pad = context.pair("pad", 0);
        boolean image = context.hasRank(3, "[channels, height, width]");
        if (!image || window.isEmpty() || stride.isEmpty() || pad.isEmpty()) {
            return Optional.empty();
        }
        if (pad.get(0) > window.get(0) / 2 || pad.get(1) > window.get(1) / 2) {
            int largest = Math.min(window.get(0), window.get(1)) / 2;
            context.report(
                    Message.PAD_TOO_LARGE,
                    context.attributes().position("pad"),
                    context.name(),
                    pad.get(0) + "x" + pad.get(1),
                    window.get(0) + "x" + window.get(1),
                    largest);
            return Optional.empty();
        }
        return fitting(context, window, stride, pad, ceil);
    }

    private static Optional<Pooling> fitting(
            LayerContext context, List<Integer> window, List<Integer> stride, List<Integer> pad, boolean ceil) {
        Shape x = context.input().shape();
        long height = x.dim(2) + 2L * pad.get(0);
        long width = x.dim(3) + 2L * pad.get(1);
        if (window.get(0) > height || window.get(1) > width) {
            context.report(
                    Message.WINDOW_TOO_LARGE,
                    context.attributes().position("value"),
                    context.name(),
                    window.get(0) + "x" + window.get(1),
                    height + "x" + width,
                    Math.min(height, width));
            return Optional.empty();
        }
        return Optional.of(new Pooling(
                window.get(0), window.get(1), stride.get(0), stride.get(1), pad.get(0), pad.get(1), ceil));
    }
}
