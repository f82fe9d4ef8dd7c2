package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * How many zeros a convolution puts around its input; long, since absurd attributes overflow an int and are to be reported,
 * not to wrap around.
 */
record ConvolutionPadding(long top, long bottom, long left, long right) {
    /** Reports a wrong {@code pad} or {@code padding}; returns true if both are right. */
    static boolean check(LayerAttributes attributes, Spatial spatial) {
        String padding = attributes.values().text("padding");
        boolean image = spatial == Spatial.IMAGE;
        boolean defined =
                attributes.isAllowed("padding", padding, !image || !padding.equals("CAUSAL"), "VALID or SAME");
        boolean explicit = image
                ? !attributes.values().integers("pad").isEmpty()
                : attributes.values().integer("pad") != 0;
        if (defined && explicit && !padding.equals("VALID")) {
            attributes.report(Message.SAME_WITH_PAD, "pad", padding);
            return false;
        }
        if (!image) {
            return attributes.isAtLeast("pad", 0);
        }
        return defined
                && (!explicit
                        || (attributes.hasCount("pad", "pad", List.of(1, 2, 4), "1, 2 or 4")
                                && attributes.areAtLeast("pad", "pad", 0)));
    }

    static ConvolutionPadding of(
            Attributes attributes,
            Spatial spatial,
            Shape x,
            List<Integer> kernel,
            List<Integer> stride,
            List<Integer> dilation) {
        String padding = attributes.text("padding");
        if (padding.equals("SAME")) {
            long vertical = total(x.dim(2), kernel.get(0), stride.get(0), dilation.get(0));
            long horizontal = total(x.dim(3), kernel.get(1), stride.get(1), dilation.get(1));
            long top = vertical / 2;
            long left = horizontal / 2;
            return new ConvolutionPadding(top, vertical - top, left, horizontal - left);
        }
        if (padding.equals("CAUSAL")) {
            return new ConvolutionPadding(0, 0, (long) dilation.get(1) * (kernel.get(1) - 1), 0);
        }
        if (spatial == Spatial.SEQUENCE) {
            int ends = attributes.integer("pad");
            return new ConvolutionPadding(0, 0, ends, ends);
        }
        return of(attributes.integers("pad"));
    }

    /** The zeros that one, two or four numbers stand for. */
    static ConvolutionPadding of(List<Integer> pad) {
        return switch (pad.size()) {
            case 0 -> new ConvolutionPadding(0, 0, 0, 0);
            case 1 -> new ConvolutionPadding(pad.get(0), pad.get(0), pad.get(0), pad.get(0));
            case 2 -> new ConvolutionPadding(pad.get(0), pad.get(0), pad.get(1), pad.get(1));
            default -> new ConvolutionPadding(pad.get(0), pad.get(1), pad.get(2), pad.get(3));
        };
    }

    /** The height of an image with its padding. */
    long height(Shape image) {
        return image.dim(2) + top + bottom;
    }

    /** The width of an image with its padding. */
    long width(Shape image) {
        return image.dim(3) + left + right;
    }

    /** True if nothing is put around the image. */
    boolean isEmpty() {
        return top + bottom + left + right == 0;
    }

    /** Zeros in all so that {@code ceil(size / stride)} outputs result; an odd one goes to the end. */
    private static long total(int size, int kernel, int stride, int dilation) {
        long outputs = ((long) size + stride - 1) / stride;
        return Math.max((outputs - 1) * stride + (long) dilation * (kernel - 1) + 1 - size, 0);
    }
}
