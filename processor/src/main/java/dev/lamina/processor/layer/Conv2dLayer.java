package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.Conv2dOp;
import dev.lamina.processor.op.Convolution;
import java.util.List;
import java.util.Optional;

/** 2-D convolution over {@code [channels, height, width]}. */
final class Conv2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "conv2d";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        boolean counts = attributes.isAtLeast("filters", 1) & attributes.isAtLeast("groups", 1);
        boolean windows = attributes.isPair("kernel", 1)
                & attributes.isPair("stride", 1)
                & attributes.isPair("dilation", 1)
                & ConvolutionPadding.check(attributes);
        if (!counts) {
            return false;
        }
        int filters = attributes.values().integer("filters");
        int groups = attributes.values().integer("groups");
        if (filters % groups != 0) {
            attributes.report(Message.GROUPS_DO_NOT_DIVIDE, "groups", groups, filters, "filters");
        }
        return windows && filters % groups == 0;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (!context.hasRank(3, "[channels, height, width]")) {
            return Optional.empty();
        }
        int filters = context.attributes().integer("filters");
        int groups = context.attributes().integer("groups");
        List<Integer> kernel = context.pair("kernel");
        List<Integer> stride = context.pair("stride");
        List<Integer> dilation = context.pair("dilation");
        Shape x = context.input().shape();
        ConvolutionPadding pad = ConvolutionPadding.of(context, kernel, stride, dilation);
        long height = pad.height(x);
        long width = pad.width(x);
        boolean sound = groupsDivide(context, groups)
                & (kernelFits(context, kernel, dilation, pad)
                        && context.fitsBatch("padded input", (double) x.dim(1) * height * width));
        if (!sound) {
            return Optional.empty();
        }
        // A stride beyond the padded input leaves one output, as does one of the padded input's size.
        Convolution geometry = new Convolution(
                kernel.get(0),
                kernel.get(1),
                (int) Math.min(stride.get(0), height),
                (int) Math.min(stride.get(1), width),
                dilation.get(0),
                dilation.get(1),
                (int) pad.top(),
                (int) pad.bottom(),
                (int) pad.left(),
                (int) pad.right(),
                groups,
                1,
                1);
        return build(context, filters, geometry);
    }

    private static Optional<Node> build(LayerContext context, int filters, Convolution geometry) {
        Shape x = context.input().shape();
        int groupChannels = x.dim(1) / geometry.groups();
        double fanIn = (double) groupChannels * geometry.kernelV() * geometry.kernelH();
        double positions = (double) geometry.outHeight(x.dim(2)) * geometry.outWidth(x.dim(3));
        boolean fits = context.fits("weight", fanIn * filters)
                && context.fitsBatch("output", positions * filters)
                && workingMemoryFits(context, filters, geometry);
        if (!fits) {
            return Optional.empty();
        }
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(fanIn));
        Shape weightShape = Shape.of(filters, groupChannels, geometry.kernelV(), geometry.kernelH());
        Node w = context.weight(weightShape, false, initial);
        Node y = context.add(new Conv2dOp(geometry), context.input(), w);
        if (context.attributes().flag("bias")) {
            Node b = context.parameter("bias", Shape.of(filters), false, initial);
            y = context.add(new AddOp(), y, context.spread(b, y.shape(), List.of(1)));
        }
        return Optional.of(y);
    }

    /**
     * Kernels of a convolution lay planes out with the padded width: the output's gradient with room for a block of
     * lanes, four planes of scratch memory and, to differentiate the input, the gradient spread to the input's size.
     */
    private static boolean workingMemoryFits(LayerContext context, int filters, Convolution geometry) {
        Shape x = context.input().shape();
        double reachV = (double) geometry.dilationV() * (geometry.kernelV() - 1);
        double reachH = (double) geometry.dilationH() * (geometry.kernelH() - 1);
        double pitch = geometry.outWidth(x.dim(3)) + reachH / geometry.strideH();
        double plane = (geometry.outHeight(x.dim(2)) + 1) * pitch + LayerContext.LANES;
        double spread = (x.dim(2) + reachV) * (x.dim(3) + reachH);
        double sums = 2.0 * LayerContext.LANES * filters;
        return context.fitsBatch("gradient, laid out like the padded input,", plane * filters)
                && (!context.inputIsTrained() || context.fitsBatch("gradient, spread to the input,", spread * filters))
                && context.fits("scratch memory", Math.max(4 * plane, sums));
    }

    private static boolean groupsDivide(LayerContext context, int groups) {
        int channels = context.input().shape().dim(1);
        if (channels % groups != 0) {
            context.report(
                    Message.GROUPS_DO_NOT_DIVIDE,
                    context.attributes().position("groups"),
                    context.name(),
                    groups,
                    channels,
                    "channels");
        }
        return channels % groups == 0;
    }

    private static boolean kernelFits(
            LayerContext context, List<Integer> kernel, List<Integer> dilation, ConvolutionPadding pad) {
        long height = pad.height(context.input().shape());
        long width = pad.width(context.input().shape());
        long largestV = (height - 1) / dilation.get(0) + 1;
        long largestH = (width - 1) / dilation.get(1) + 1;
        boolean fits = kernel.get(0) <= largestV && kernel.get(1) <= largestH;
        if (!fits) {
            String size = LayerContext.size(kernel.get(0), kernel.get(1));
            boolean dilated = dilation.get(0) > 1 || dilation.get(1) > 1;
            String text = dilated ? size + " with dilation " + LayerContext.values(dilation) : size;
            context.reportWithDetail(
                    Message.KERNEL_TOO_LARGE,
                    context.attributes().position("kernel"),
                    "kernel " + text,
                    context.name(),
                    text,
                    LayerContext.size(height, width) + (pad.isEmpty() ? "" : " padded"),
                    LayerContext.values(List.of(largestV, largestH)));
        }
        return fits;
    }
}
