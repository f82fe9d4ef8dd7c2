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
        return switch (scope.below(6)) {
            case 0 -> pool(from, "maxPool2d", smaller);
            case 1 -> pool(from, "avgPool2d", smaller);
            case 2 -> RandomOp.of(from, "globalAvgPool2d");
            default -> convolution(from, shape, smaller);
        };
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
        List<Integer> pad = List.of(scope.below(3), scope.below(3), scope.below(3), scope.below(3));
        attributes.addAll(scope.oneIn(3) ? List.of("padding", "SAME") : List.of("pad", pad));
        return RandomOp.of(from, "conv2d", attributes.toArray());
    }
}
