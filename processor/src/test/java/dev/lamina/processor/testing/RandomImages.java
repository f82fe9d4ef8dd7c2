package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/** Random layers that read images. */
final class RandomImages {
    private final RandomScope scope;

    RandomImages(RandomScope scope) {
        this.scope = scope;
    }

    RandomOp of(String from) {
        Shape shape = scope.shape(from);
        int smaller = Math.min(shape.dim(2), shape.dim(3));
        boolean small = shape.size() <= RandomScope.MOST_ELEMENTS / 4;
        return switch (scope.below(14)) {
            case 0 -> pool(from, "maxPool2d", smaller);
            case 1 -> pool(from, "avgPool2d", smaller);
            case 2 -> RandomOp.of(from, scope.oneIn(2) ? "globalAvgPool2d" : "globalMaxPool2d");
            case 3 -> RandomOp.of(from, "zeroPad2d", "value", sides());
            case 4 -> small ? transposed(from) : convolution(from, shape, smaller);
            case 5 -> small ? upsample(from) : convolution(from, shape, smaller);
            case 6 ->
                shape.dim(1) % 4 == 0
                        ? RandomOp.of(from, "pixelShuffle", "value", 2)
                        : convolution(from, shape, smaller);
            case 7 -> depthwise(from, smaller);
            case 8 -> adaptive(from);
            default -> convolution(from, shape, smaller);
        };
    }

    private List<Integer> sides() {
        return List.of(scope.below(3), scope.below(3), scope.below(3), scope.below(3));
    }

    private RandomOp upsample(String from) {
        String mode = scope.oneIn(2) ? "NEAREST" : "BILINEAR";
        return RandomOp.of(from, "upsample", "value", List.of(1 + scope.below(2), 1 + scope.below(3)), "mode", mode);
    }

    private RandomOp adaptive(String from) {
        String kind = scope.oneIn(2) ? "adaptiveAvgPool2d" : "adaptiveMaxPool2d";
        return RandomOp.of(from, kind, "value", List.of(1 + scope.below(4), 1 + scope.below(4)));
    }

    private RandomOp depthwise(String from, int smaller) {
        int kernel = 1 + scope.below(Math.min(3, smaller));
        int multiplier = 1 + scope.below(2);
        return RandomOp.of(
                from, "depthwiseConv2d", "kernel", kernel, "multiplier", multiplier, "stride", 1 + scope.below(2));
    }

    /** Padding is so small that something is left even of one pixel. */
    private RandomOp transposed(String from) {
        int kernel = 1 + scope.below(3);
        int stride = 1 + scope.below(2);
        List<Object> attributes = new ArrayList<>(List.of("filters", 1 + scope.below(3), "kernel", kernel));
        attributes.addAll(List.of("stride", stride, "pad", scope.below((kernel + 1) / 2)));
        attributes.addAll(List.of("outputPadding", scope.below(stride), "bias", !scope.oneIn(4)));
        return RandomOp.of(from, "convTranspose2d", attributes.toArray());
    }

    private RandomOp pool(String from, String kind, int smaller) {
        int window = 1 + scope.below(Math.min(3, smaller));
        int stride = 1 + scope.below(3);
        int pad = scope.below(window / 2 + 1);
        String option = kind.equals("maxPool2d") ? "ceil" : "countIncludePad";
        return RandomOp.of(from, kind, "value", window, "stride", stride, "pad", pad, option, scope.oneIn(2));
    }

    private RandomOp convolution(String from, Shape shape, int smaller) {
        int kernel = 1 + scope.below(Math.min(3, smaller));
        int dilation = kernel == 1 || 2 * (kernel - 1) >= smaller ? 1 : 1 + scope.below(2);
        int stride = 1 + scope.below(3);
        int groups = scope.oneIn(3) ? shape.dim(1) : 1;
        int filters = groups * (1 + scope.below(3));
        List<Object> attributes = new ArrayList<>(List.of("filters", filters, "kernel", kernel));
        attributes.addAll(List.of("dilation", dilation, "stride", stride, "groups", groups));
        attributes.addAll(List.of("bias", !scope.oneIn(4)));
        attributes.addAll(scope.oneIn(3) ? List.of("padding", "SAME") : List.of("pad", sides()));
        return RandomOp.of(from, "conv2d", attributes.toArray());
    }
}
