package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import java.util.List;
import java.util.Optional;

/** Reads the windows of a pooling layer from its attributes. */
final class PoolingWindows {
    private PoolingWindows() {}

    /** Reports wrong attributes; returns true if there are none. */
    static boolean check(LayerAttributes attributes, Spatial spatial) {
        boolean window = spatial.check(attributes, "value", "window", 1);
        boolean stride = isWindow(attributes.values(), spatial) || spatial.check(attributes, "stride", "stride", 1);
        boolean pad = spatial.check(attributes, "pad", "pad", 0);
        return window && pad && padFits(attributes, spatial) && stride;
    }

    /** True if the stride was left out. */
    private static boolean isWindow(Attributes attributes, Spatial spatial) {
        return spatial == Spatial.IMAGE
                ? attributes.integers("stride").isEmpty()
                : attributes.integer("stride") == 0 && !attributes.isExplicit("stride");
    }

    private static boolean padFits(LayerAttributes attributes, Spatial spatial) {
        List<Integer> window = spatial.pair(attributes.values(), "value", 1);
        List<Integer> pad = spatial.pair(attributes.values(), "pad", 0);
        int largestV = window.get(0) / 2;
        int largestH = window.get(1) / 2;
        boolean fits = pad.get(0) <= largestV && pad.get(1) <= largestH;
        if (!fits) {
            attributes.report(
                    Message.PAD_TOO_LARGE,
                    "pad",
                    spatial.values(pad),
                    spatial.size(window.get(0), window.get(1)),
                    spatial.values(List.of(largestV, largestH)));
        }
        return fits;
    }

    /** The windows over an image; empty if an error was reported. */
    static Optional<Pooling> of(LayerContext context, Spatial spatial, Shape x, boolean ceil) {
        Attributes attributes = context.attributes();
        List<Integer> window = spatial.pair(attributes, "value", 1);
        List<Integer> stride = isWindow(attributes, spatial) ? window : spatial.pair(attributes, "stride", 1);
        List<Integer> pad = spatial.pair(attributes, "pad", 0);
        long height = x.dim(2) + 2L * pad.get(0);
        long width = x.dim(3) + 2L * pad.get(1);
        if (window.get(0) > height || window.get(1) > width) {
            String size = spatial.size(window.get(0), window.get(1));
            boolean padded = pad.get(0) + pad.get(1) > 0;
            context.reportWithDetail(
                    Message.WINDOW_TOO_LARGE,
                    attributes.position("value"),
                    "window " + size,
                    context.name(),
                    size,
                    spatial.extent(height, width) + (padded ? " padded" : ""),
                    spatial.values(List.of(height, width)));
            return Optional.empty();
        }
        return Optional.of(
                new Pooling(window.get(0), window.get(1), stride.get(0), stride.get(1), pad.get(0), pad.get(1), ceil));
    }
}
