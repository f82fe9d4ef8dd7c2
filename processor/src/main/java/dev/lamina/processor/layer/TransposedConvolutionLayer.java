package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AdjointKernelOp;
import dev.lamina.processor.op.Conv2dOp;
import dev.lamina.processor.op.Convolution;
import java.util.List;
import java.util.Optional;

/**
 * Transposed convolution over {@code [channels, height, width]} or {@code [channels, length]}: the convolution that takes
 * output gradients to input gradients, with the weight of the one that it is the adjoint of.
 */
final class TransposedConvolutionLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;

    TransposedConvolutionLayer(String attribute, Spatial spatial) {
        this.attribute = attribute;
        this.spatial = spatial;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        boolean counts = attributes.isAtLeast("filters", 1) & attributes.isAtLeast("groups", 1);
        boolean steps = spatial.check(attributes, "stride", "stride", 1)
                & spatial.check(attributes, "dilation", "dilation", 1)
                & spatial.check(attributes, "outputPadding", "outputPadding", 0);
        boolean windows = spatial.check(attributes, "kernel", "kernel", 1) & spatial.check(attributes, "pad", "pad", 0);
        return counts
                && windows
                        & ConvolutionLayer.groupsDivideFilters(attributes)
                        & (steps && outputPaddingIsSmall(attributes));
    }

    /** Output padding tells outputs apart that one stride or dilation makes of one input size, so it is below these. */
    private boolean outputPaddingIsSmall(LayerAttributes attributes) {
        List<Integer> added = pair(attributes.values(), "outputPadding");
        List<Integer> stride = pair(attributes.values(), "stride");
        List<Integer> dilation = pair(attributes.values(), "dilation");
        boolean small = added.get(0) < Math.max(stride.get(0), dilation.get(0))
                && added.get(1) < Math.max(stride.get(1), dilation.get(1));
        return attributes.isAllowed("outputPadding", spatial.values(added), small, "below stride or dilation");
    }

    /** A sequence has neither padding above nor below; its kernel has one line. */
    private List<Integer> pair(Attributes attributes, String name) {
        return spatial.pair(attributes, name, name.equals("pad") || name.equals("outputPadding") ? 0 : 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return spatial.image(context).flatMap(image -> build(context, image));
    }

    private Optional<Node> build(LayerContext context, Node image) {
        Attributes attributes = context.attributes();
        int filters = attributes.integer("filters");
        int groups = attributes.integer("groups");
        if (!ConvolutionLayer.groupsDivideChannels(context, groups)) {
            return Optional.empty();
        }
        TransposedGeometry geometry = new TransposedGeometry(
                image.shape(),
                pair(attributes, "kernel"),
                pair(attributes, "stride"),
                pair(attributes, "dilation"),
                pair(attributes, "pad"),
                pair(attributes, "outputPadding"));
        boolean sound = padLeavesOutput(context, geometry) && geometry.fits(context, filters, groups);
        return sound ? Optional.of(build(context, image, filters, geometry.convolution(groups))) : Optional.empty();
    }

    private boolean padLeavesOutput(LayerContext context, TransposedGeometry geometry) {
        boolean leaves = geometry.height() >= 1 && geometry.width() >= 1;
        if (!leaves) {
            context.report(
                    Message.OUT_OF_RANGE,
                    context.attributes().position("pad"),
                    context.name(),
                    "pad",
                    spatial.values(pair(context.attributes(), "pad")),
                    "at most " + spatial.values(geometry.largestPad()) + " to leave an output");
        }
        return leaves;
    }

    private Node build(LayerContext context, Node image, int filters, Convolution geometry) {
        int channels = image.shape().dim(1);
        int groupFilters = filters / geometry.groups();
        List<Integer> kernel = List.of(geometry.kernelV(), geometry.kernelH());
        double fan = (double) groupFilters * geometry.kernelV() * geometry.kernelH();
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(fan));
        Shape shape = spatial.weightShape(channels, groupFilters, kernel);
        Node w = spatial.weight(context, context.weight(shape, false, initial));
        Node turned = context.add(new AdjointKernelOp(geometry.groups()), w);
        Node y = context.add(new Conv2dOp(geometry), image, turned);
        return ConvolutionLayer.biased(context, spatial.result(context, y), initial);
    }
}
