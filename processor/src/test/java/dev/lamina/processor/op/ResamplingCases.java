package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.testing.Leaves;
import java.util.List;

/** Operations that enlarge images, pad them or take them apart. */
final class ResamplingCases {
    private ResamplingCases() {}

    static List<OpCase> all() {
        return List.of(
                of("square", 8, 2, 3, new PixelShuffleOp(2, 2, 4, 6)),
                of("of its own factor on each axis", 6, 2, 2, new PixelShuffleOp(3, 2, 6, 4)),
                of("that leaves pixels out", 4, 3, 3, new PixelShuffleOp(2, 2, 5, 6)),
                of("on one axis", 4, 2, 17, new PixelShuffleOp(2, 1, 4, 17)),
                of("square", 2, 4, 6, new PixelUnshuffleOp(2, 2, 2, 3)),
                of("with pixels missing", 1, 5, 4, new PixelUnshuffleOp(2, 3, 3, 2)),
                of("by side", 2, 3, 3, new ZeroPad2dOp(0, 3, 1, 2)),
                of("that crops", 2, 5, 4, new ZeroPad2dOp(-1, -2, -1, 0)),
                of("on one side and crop on the other", 1, 4, 4, new ZeroPad2dOp(2, -1, -2, 3)),
                of("by nothing", 2, 3, 3, new ZeroPad2dOp(0, 0, 0, 0)),
                new OpCase(ZeroPad2dOp.class, "then a convolution", ResamplingCases::paddedConvolution),
                of("by 2", 2, 3, 4, new BilinearOp(2, 2)),
                of("by 3", 1, 2, 5, new BilinearOp(3, 3)),
                of("of its own factor on each axis", 2, 3, 2, new BilinearOp(1, 4)),
                of("of one pixel", 1, 1, 1, new BilinearOp(2, 3)));
    }

    private static OpCase of(String variant, int channels, int height, int width, Op op) {
        return new OpCase(op.getClass(), variant, l -> l.add(op, l.input(channels, height, width)));
    }

    private static Node paddedConvolution(Leaves l) {
        Node padded = l.add(new ZeroPad2dOp(1, 2, 0, 1), l.input(2, 3, 4));
        Convolution geometry = new Convolution(3, 3, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        return l.add(new Conv2dOp(geometry), padded, l.parameter(2, 2, 3, 3));
    }
}
