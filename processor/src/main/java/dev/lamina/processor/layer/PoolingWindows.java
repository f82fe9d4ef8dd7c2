package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import dev.lamina.processor.op.SlidingWindows;
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

    /**
     * The windows over an image; empty if an error was reported.
     *
     * @param dilation vertical and horizontal distance of a window's elements
     */
    static Optional<Pooling> of(LayerContext context, Spatial spatial, Shape x, boolean ceil, List<Integer> dilation) {
        Attributes attributes = context.attributes();
        List<Integer> window = spatial.pair(attributes, "value", 1);
        List<Integer> stride = isWindow(attributes, spatial) ? window : spatial.pair(attributes, "stride", 1);
        List<Integer> pad = spatial.pair(attributes, "pad", 0);
        SlidingWindows[] both = new SlidingWindows[2];
        for (int i = 0; i < 2; i++) {
            int distance = window.get(i) == 1 ? 1 : dilation.get(i); // a single element has no neighbours
            both[i] = new SlidingWindows(window.get(i), stride.get(i), pad.get(i), ceil, distance);
        }
        SlidingWindows vertical = both[0];
        SlidingWindows horizontal = both[1];
        boolean fits = fit(context, spatial, x, vertical, horizontal)
                && see(context, vertical, x.dim(2))
                && see(context, horizontal, x.dim(3));
        return fits ? Optional.of(new Pooling(vertical, horizontal)) : Optional.empty();
    }

    /** Reports windows that are larger than the padded image; returns true if they fit. */
    private static boolean fit(
            LayerContext context, Spatial spatial, Shape x, SlidingWindows vertical, SlidingWindows horizontal) {
        long height = x.dim(2) + 2L * vertical.pad();
        long width = x.dim(3) + 2L * horizontal.pad();
        boolean fits = vertical.reach() <= height && horizontal.reach() <= width;
        if (!fits) {
            boolean dilated = Math.max(vertical.dilation(), horizontal.dilation()) > 1;
            String size = spatial.size(vertical.reach(), horizontal.reach()) + (dilated ? " with its gaps" : "");
            boolean padded = vertical.pad() + horizontal.pad() > 0;
            context.reportWithDetail(
                    Message.WINDOW_TOO_LARGE,
                    context.attributes().position(dilated ? "dilation" : "value"),
                    "window " + size,
                    context.name(),
                    size,
                    spatial.extent(height, width) + (padded ? " padded" : ""),
                    spatial.values(List.of(height, width)));
        }
        return fits;
    }

    /** Reports windows all of whose elements lie in the padding; returns true if there are none. */
    private static boolean see(LayerContext context, SlidingWindows windows, int size) {
        boolean right = windows.allSee(size);
        if (!right) {
            context.report(
                    Message.OUT_OF_RANGE,
                    context.attributes().position("dilation"),
                    context.name(),
                    "dilation",
                    windows.dilation(),
                    "at most " + size + ", for every window to see more than padding");
        }
        return right;
    }
}
