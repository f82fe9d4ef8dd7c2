package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import java.util.List;
import java.util.Optional;

/** Reads the windows of a pooling layer from its attributes. */
final class PoolingWindows {
    private PoolingWindows() {}

    /** Reports wrong attributes; returns true if there are none. */
    static boolean check(LayerAttributes attributes) {
        boolean window = attributes.isPair("value", "window", 1);
        boolean stride = attributes.values().integers("stride").isEmpty() || attributes.isPair("stride", 1);
        boolean pad = attributes.isPair("pad", 0);
        return window && pad && padFits(attributes) && stride;
    }

    private static boolean padFits(LayerAttributes attributes) {
        List<Integer> window = LayerContext.pair(attributes.values(), "value");
        List<Integer> pad = LayerContext.pair(attributes.values(), "pad");
        int largestV = window.get(0) / 2;
        int largestH = window.get(1) / 2;
        boolean fits = pad.get(0) <= largestV && pad.get(1) <= largestH;
        if (!fits) {
            attributes.report(
                    Message.PAD_TOO_LARGE,
                    "pad",
                    LayerContext.values(pad),
                    LayerContext.size(window.get(0), window.get(1)),
                    LayerContext.values(List.of(largestV, largestH)));
        }
        return fits;
    }

    /** The windows; empty if an error was reported. */
    static Optional<Pooling> of(LayerContext context, boolean ceil) {
        if (!context.hasRank(3, "[channels, height, width]")) {
            return Optional.empty();
        }
        Shape x = context.input().shape();
        List<Integer> window = context.pair("value");
        List<Integer> stride = context.attributes().integers("stride").isEmpty() ? window : context.pair("stride");
        List<Integer> pad = context.pair("pad");
        long height = x.dim(2) + 2L * pad.get(0);
        long width = x.dim(3) + 2L * pad.get(1);
        if (window.get(0) > height || window.get(1) > width) {
            String size = LayerContext.size(window.get(0), window.get(1));
            boolean padded = pad.get(0) + pad.get(1) > 0;
            context.reportWithDetail(
                    Message.WINDOW_TOO_LARGE,
                    context.attributes().position("value"),
                    "window " + size,
                    context.name(),
                    size,
                    LayerContext.size(height, width) + (padded ? " padded" : ""),
                    LayerContext.values(List.of(height, width)));
            return Optional.empty();
        }
        return Optional.of(
                new Pooling(window.get(0), window.get(1), stride.get(0), stride.get(1), pad.get(0), pad.get(1), ceil));
    }
}
