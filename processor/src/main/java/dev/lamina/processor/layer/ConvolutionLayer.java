package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.Conv2dOp;
import dev.lamina.processor.op.Convolution;
import java.util.List;
import java.util.Optional;

/** Convolution over {@code [channels, height, width]} or {@code [channels, length]}. */
final class ConvolutionLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;
    private final boolean depthwise;

    private ConvolutionLayer(String attribute, Spatial spatial, boolean depthwise) {
        this.attribute = attribute;
        this.spatial = spatial;
        this.depthwise = depthwise;
    }

    static LayerType ofImages() {
        return new ConvolutionLayer("conv2d", Spatial.IMAGE, false);
    }

    static LayerType ofSequences() {
        return new ConvolutionLayer("conv1d", Spatial.SEQUENCE, false);
    }

    /** Each channel by itself. */
    static LayerType depthwise() {
        return new ConvolutionLayer("depthwiseConv2d", Spatial.IMAGE, true);
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        boolean counts = depthwise
                ? attributes.isAtLeast("multiplier", 1)
                : attributes.isAtLeast("filters", 1) & attributes.isAtLeast("groups", 1);
        boolean windows = spatial.check(attributes, "kernel", "kernel", 1)
                & spatial.check(attributes, "stride", "stride", 1)
                & spatial.check(attributes, "dilation", "dilation", 1)
                & ConvolutionPadding.check(attributes, spatial);
        return counts && windows & (depthwise || groupsDivideFilters(attributes));
    }

    /** Reports groups that don't divide the filters. */
    static boolean groupsDivideFilters(LayerAttributes attributes) {
        int filters = attributes.values().integer("filters");
        int groups = attributes.values().integer("groups");
        if (filters % groups != 0) {
            attributes.report(Message.GROUPS_DO_NOT_DIVIDE, "groups", groups, filters, "filters");
        }
        return filters % groups == 0;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return spatial.image(context).flatMap(image -> build(context, image));
    }

    private Optional<Node> build(LayerContext context, Node image) {
        Attributes attributes = context.attributes();
        Shape x = image.shape();
        int groups = depthwise ? x.dim(1) : attributes.integer("groups");
        double filters =
                depthwise ? (double) x.dim(1) * attributes.integer("multiplier") : attributes.integer("filters");
        List<Integer> kernel = spatial.pair(attributes, "kernel", 1);
        List<Integer> stride = spatial.pair(attributes, "stride", 1);
        List<Integer> dilation = spatial.pair(attributes, "dilation", 1);
        ConvolutionPadding pad = ConvolutionPadding.of(attributes, spatial, x, kernel, stride, dilation);
        long height = pad.height(x);
        long width = pad.width(x);
        boolean sound = groupsDivideChannels(context, groups)
                        & (kernelFits(context, x, kernel, dilation, pad)
                                && context.fitsBatch("padded input", (double) x.dim(1) * height * width))
                && context.fits("weight", filters);
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
        return build(context, image, (int) filters, geometry);
    }

    private Optional<Node> build(LayerContext context, Node image, int filters, Convolution geometry) {
        Shape x = image.shape();
        int groupChannels = x.dim(1) / geometry.groups();
        double fanIn = (double) groupChannels * geometry.kernelV() * geometry.kernelH();
        double positions = (double) geometry.outHeight(x.dim(2)) * geometry.outWidth(x.dim(3));
        boolean fits = context.fits("weight", fanIn * filters)
                && context.fitsBatch("output", positions * filters)
                && workingMemoryFits(context, x, filters, geometry);
        if (!fits) {
            return Optional.empty();
        }
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(fanIn));
        List<Integer> kernel = List.of(geometry.kernelV(), geometry.kernelH());
        Node w = context.weight(spatial.weightShape(filters, groupChannels, kernel), false, initial);
        Node y = context.add(new Conv2dOp(geometry), image, spatial.weight(context, w));
        return Optional.of(biased(context, spatial.result(context, y), initial));
    }

    /** The sum of a convolution and a bias for each channel, if the layer has one. */
    static Node biased(LayerContext context, Node y, ParameterSpec.Initial initial) {
        if (!context.attributes().flag("bias")) {
            return y;
        }
        Node b = context.parameter("bias", Shape.of(y.shape().dim(1)), false, initial);
        return context.add(new AddOp(), y, context.spread(b, y.shape(), List.of(1)));
    }

    /**
     * Kernels of a convolution lay planes out with the padded width: the output's gradient with room for a block of
     * lanes, four planes of scratch memory and, to differentiate the input, the gradient spread to the input's size.
     */
    private static boolean workingMemoryFits(LayerContext context, Shape x, int filters, Convolution geometry) {
        double reachV = (double) geometry.dilationV() * (geometry.kernelV() - 1);
        double reachH = (double) geometry.dilationH() * (geometry.kernelH() - 1);
        double pitch = geometry.outWidth(x.dim(3)) + reachH / geometry.strideH();
        double plane = (geometry.outHeight(x.dim(2)) + 1) * pitch + LayerContext.LANES;
        double spread = (x.dim(2) + reachV) * (x.dim(3) + reachH);
        double sums = 2.0 * LayerContext.LANES * filters;
        double phases = (double) (x.dim(2) + geometry.strideV()) * (x.dim(3) + geometry.strideH()) * x.dim(1);
        double kernels = (double) (geometry.kernelV() + geometry.strideV())
                * (geometry.kernelH() + geometry.strideH())
                * filters
                * x.dim(1)
                / geometry.groups();
        boolean backwardFits = !context.inputIsTrained()
                || (context.fitsBatch("gradient, spread to the input,", Math.max(spread * filters, phases))
                        && context.fits("weight, taken apart by the stride,", kernels));
        return context.fitsBatch("gradient, laid out like the padded input,", plane * filters)
                && backwardFits
                && context.fits("scratch memory", Math.max(4 * plane, sums));
    }

    /** Reports groups that don't divide the channels of the input. */
    static boolean groupsDivideChannels(LayerContext context, int groups) {
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

    private boolean kernelFits(
            LayerContext context, Shape x, List<Integer> kernel, List<Integer> dilation, ConvolutionPadding pad) {
        long largestV = (pad.height(x) - 1) / dilation.get(0) + 1;
        long largestH = (pad.width(x) - 1) / dilation.get(1) + 1;
        boolean fits = kernel.get(0) <= largestV && kernel.get(1) <= largestH;
        if (!fits) {
            String size = spatial.size(kernel.get(0), kernel.get(1));
            boolean dilated = dilation.get(0) > 1 || dilation.get(1) > 1;
            String text = dilated ? size + " with dilation " + spatial.values(dilation) : size;
            context.reportWithDetail(
                    Message.KERNEL_TOO_LARGE,
                    context.attributes().position(dilated ? "dilation" : "kernel"),
                    "kernel " + text,
                    context.name(),
                    text,
                    spatial.extent(pad.height(x), pad.width(x)) + (pad.isEmpty() ? "" : " padded"),
                    spatial.values(List.of(largestV, largestH)));
        }
        return fits;
    }
}
