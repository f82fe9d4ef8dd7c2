package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.testing.Leaves;
import java.util.List;

/** Convolutions of every geometry. */
final class ConvolutionCases {
    private ConvolutionCases() {}

    static List<OpCase> all() {
        return List.of(
                of("3x3", 2, 6, 5, 3, square(3, 1, 1, 0, 1, 1)),
                of("1x1", 3, 4, 4, 2, square(1, 1, 1, 0, 1, 1)),
                of("1x1 that skips pixels", 2, 5, 5, 2, square(1, 2, 1, 0, 1, 1)),
                of("stride", 2, 7, 6, 3, square(3, 2, 1, 1, 1, 1)),
                of("stride wider than the kernel", 1, 8, 8, 2, square(2, 3, 1, 0, 1, 1)),
                of("stride that leaves columns over", 2, 8, 8, 2, square(3, 2, 1, 0, 1, 1)),
                of("dilation", 2, 8, 7, 2, square(3, 1, 2, 0, 1, 1)),
                of("dilation and stride", 1, 9, 9, 2, square(3, 2, 2, 1, 1, 1)),
                of("groups", 4, 5, 5, 6, square(3, 1, 1, 1, 2, 1)),
                of("depthwise", 3, 5, 5, 3, square(3, 1, 1, 1, 3, 1)),
                of("depthwise with a multiplier", 2, 4, 4, 6, square(3, 1, 1, 1, 2, 1)),
                of("asymmetric padding", 2, 5, 5, 2, new Convolution(3, 3, 1, 1, 1, 1, 1, 0, 2, 1, 1, 1, 1)),
                of("padding wider than the kernel", 1, 3, 3, 2, square(2, 1, 1, 3, 1, 1)),
                of("padding wider than the kernel, stride", 1, 3, 3, 2, square(2, 2, 1, 4, 1, 1)),
                of("cropping", 2, 6, 6, 2, new Convolution(2, 2, 1, 1, 1, 1, -1, 0, 0, -2, 1, 1, 1)),
                of("zero insertion", 2, 3, 3, 2, square(3, 1, 1, 2, 1, 2)),
                of(
                        "zero insertion of its own for each axis",
                        1,
                        3,
                        2,
                        2,
                        new Convolution(3, 2, 1, 1, 1, 1, 2, 1, 1, 2, 1, 2, 3)),
                of("zero insertion and stride", 2, 4, 4, 2, square(3, 2, 1, 2, 1, 3)),
                of("kernel as large as the image", 2, 4, 3, 5, new Convolution(4, 3, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)),
                of("single pixel", 1, 1, 1, 1, square(1, 1, 1, 0, 1, 1)),
                of("wide", 1, 3, 40, 2, square(3, 1, 1, 1, 1, 1)),
                of("everything", 4, 7, 8, 4, new Convolution(3, 2, 2, 3, 2, 1, 2, 1, 0, 3, 2, 1, 1)),
                of("everything and zero insertion", 2, 3, 4, 4, new Convolution(2, 3, 3, 2, 1, 2, 1, 2, 3, 0, 2, 2, 3)),
                of("phases with kernels of unlike size", 2, 3, 4, 2, square(3, 1, 1, 1, 1, 2)),
                of("phases of even kernels", 2, 3, 3, 2, square(4, 1, 1, 2, 1, 2)),
                of("phases, some without kernel", 1, 3, 3, 2, square(1, 1, 1, 0, 1, 3)),
                of("phases and groups", 4, 3, 2, 6, square(3, 1, 1, 2, 2, 2)),
                of("phases and cropping", 2, 5, 5, 2, new Convolution(2, 3, 1, 1, 1, 1, -3, 1, 2, -4, 1, 2, 3)),
                of("phases on one axis", 2, 4, 5, 3, new Convolution(3, 3, 1, 1, 2, 1, 2, 1, 1, 1, 1, 2, 2)),
                of("phases beyond the last pixel", 1, 3, 3, 2, new Convolution(2, 2, 1, 1, 1, 1, 1, 4, 0, 3, 1, 2, 2)),
                of("wide phases", 2, 3, 23, 5, square(4, 1, 1, 2, 1, 2)),
                new OpCase(Conv2dOp.class, "of a turned kernel", ConvolutionCases::ofATurnedKernel),
                new OpCase(Conv2dOp.class, "two in a row", ConvolutionCases::twoInARow),
                new OpCase(Conv2dOp.class, "two of one image", ConvolutionCases::twoOfOneImage));
    }

    private static Convolution square(int kernel, int stride, int dilation, int pad, int groups, int insert) {
        return new Convolution(
                kernel, kernel, stride, stride, dilation, dilation, pad, pad, pad, pad, groups, insert, insert);
    }

    private static OpCase of(String variant, int channels, int height, int width, int filters, Convolution geometry) {
        return new OpCase(
                Conv2dOp.class,
                variant,
                l -> l.add(
                        new Conv2dOp(geometry),
                        l.input(channels, height, width),
                        l.parameter(filters, channels / geometry.groups(), geometry.kernelV(), geometry.kernelH())));
    }

    /** As in a transposed convolution. */
    private static Node ofATurnedKernel(Leaves l) {
        Node w = l.add(new AdjointKernelOp(2), l.parameter(4, 3, 3, 3));
        return l.add(new Conv2dOp(square(3, 1, 1, 1, 2, 2)), l.input(4, 3, 4), w);
    }

    private static Node twoInARow(Leaves l) {
        Node first = l.add(new Conv2dOp(square(3, 1, 1, 1, 1, 1)), l.input(1, 5, 5), l.parameter(3, 1, 3, 3));
        return l.add(new Conv2dOp(square(3, 2, 1, 1, 1, 1)), first, l.parameter(2, 3, 3, 3));
    }

    private static Node twoOfOneImage(Leaves l) {
        Node image = l.input(2, 5, 5);
        Node first = l.add(new Conv2dOp(square(3, 1, 1, 1, 1, 1)), image, l.parameter(3, 2, 3, 3));
        Node second = l.add(new Conv2dOp(square(1, 1, 1, 0, 1, 1)), image, l.parameter(3, 2, 1, 1));
        return l.add(new MulOp(), first, second);
    }
}
