package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Finds how many zeros a convolution puts around its input. */
final class ConvolutionPadding {
    /** More padding than any image needs; keeps sizes within an int. */
    private static final int LARGEST = 65_536;

    private ConvolutionPadding() {}

    /** Zeros at the top, bottom, left and right; empty if an error was reported. */
    static List<Integer> of(
            LayerContext context, List<Integer> kernel, List<Integer> stride, List<Integer> dilation) {
        List<Integer> pad = context.attributes().integers("pad");
        boolean same = context.attributes().text("padding").equals("SAME");
        if (same && !pad.isEmpty()) {
            context.report(Message.SAME_WITH_PAD, context.attributes().position("pad"), context.name());
            return List.of();
        }
        if (same) {
            return same(context, kernel, stride, dilation);
        }
        return explicit(context, pad);
    }

    private static List<Integer> same(
            LayerContext context, List<Integer> kernel, List<Integer> stride, List<Integer> dilation) {
        Shape x = context.input().shape();
        long vertical = total(x.dim(2), kernel.get(0), stride.get(0), dilation.get(0));
        long horizontal = total(x.dim(3), kernel.get(1), stride.get(1), dilation.get(1));
        if (Math.max(vertical, horizontal) > LARGEST) {
            tooLarge(context, "kernel", kernel);
            return List.of();
        }
        int top = (int) vertical / 2;
        int left = (int) horizontal / 2;
        return List.of(top, (int) vertical - top, left, (int) horizontal - left);
    }

    /** Zeros in all so that {@code ceil(size / stride)} outputs result; an odd one goes to the end. */
    private static long total(int size, int kernel, int stride, int dilation) {
        long outputs = ((long) size + stride - 1) / stride;
        return Math.max((outputs - 1) * stride + (long) dilation * (kernel - 1) + 1 - size, 0);
    }

    private static List<Integer> explicit(LayerContext context, List<Integer> pad) {
        if (pad.size() == 3 || pad.size() > 4) {
            context.report(
                    Message.WRONG_NUMBER_OF_VALUES,
                    context.attributes().position("pad"),
                    context.name(),
                    "pad",
                    pad.size(),
                    "1, 2 or 4");
            return List.of();
        }
        for (int value : pad) {
            if (value < 0 || value > LARGEST) {
                tooLarge(context, "pad", pad);
                return List.of();
            }
        }
        return switch (pad.size()) {
            case 0 -> List.of(0, 0, 0, 0);
            case 1 -> List.of(pad.get(0), pad.get(0), pad.get(0), pad.get(0));
            case 2 -> List.of(pad.get(0), pad.get(0), pad.get(1), pad.get(1));
            default -> pad;
        };
    }

    private static void tooLarge(LayerContext context, String attribute, List<Integer> values) {
        context.report(
                Message.OUT_OF_RANGE,
                context.attributes().position(attribute),
                context.name(),
                attribute,
                values,
                "such that 0 to " + LARGEST + " zeros stand on each side");
    }
}
