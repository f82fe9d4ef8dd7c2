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
    public Optional<Node> build(LayerContext context) {
        int filters = context.attributes().integer("filters");
        int groups = context.attributes().integer("groups");
        boolean counts = context.isAtLeast("filters", filters, 1) & context.isAtLeast("groups", groups, 1);
        List<Integer> kernel = context.pair("kernel", 1);
        List<Integer> stride = context.pair("stride", 1);
        List<Integer> dilation = context.pair("dilation", 1);
        boolean image = context.hasRank(3, "[channels, height, width]");
        if (!counts || !image || kernel.isEmpty() || stride.isEmpty() || dilation.isEmpty()) {
            return Optional.empty();
        }
        Shape x = context.input().shape();
        List<Integer> pad = ConvolutionPadding.of(context, kernel, stride, dilation);
        boolean sound = divides(context, groups, x.dim(1), filters)
                & (!pad.isEmpty() && kernelFits(context, kernel, dilation, pad));
        if (!sound) {
            return Optional.empty();
        }
        Convolution geometry = new Convolution(
                kernel.get(0),
                kernel.get(1),
                stride.get(0),
                stride.get(1),
                dilation.get(0),
                dilation.get(1),
                pad.get(0),
                pad.get(1),
                pad.get(2),
                pad.get(3),
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
        if (!context.fits("weight", fanIn * filters) || !context.fits("output", positions * filters)) {
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

    private static boolean divides(LayerContext context, int groups, int channels, int filters) {
        boolean channelsFit = channels % groups == 0;
        boolean filtersFit = filters % groups == 0;
        if (!channelsFit || !filtersFit) {
            context.report(
                    Message.GROUPS_DO_NOT_DIVIDE,
                    context.attributes().position("groups"),
                    context.name(),
                    groups,
                    channelsFit ? filters : channels,
                    channelsFit ? "filters" : "channels");
        }
        return channelsFit && filtersFit;
    }

    private static boolean kernelFits(
            LayerContext context, List<Integer> kernel, List<Integer> dilation, List<Integer> pad) {
        Shape x = context.input().shape();
        long height = (long) x.dim(2) + pad.get(0) + pad.get(1);
        long width = (long) x.dim(3) + pad.get(2) + pad.get(3);
        boolean fits = (long) dilation.get(0) * (kernel.get(0) - 1) < height
                && (long) dilation.get(1) * (kernel.get(1) - 1) < width;
        if (!fits) {
            long largest = Math.min((height - 1) / dilation.get(0), (width - 1) / dilation.get(1)) + 1;
            context.report(
                    Message.KERNEL_TOO_LARGE,
                    context.attributes().position("kernel"),
                    context.name(),
                    kernel.get(0) + "x" + kernel.get(1),
                    height + "x" + width,
                    largest);
        }
        return fits;
    }
}
