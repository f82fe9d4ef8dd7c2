package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReshapeOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Normalisation of groups of neighbouring channels of each row. */
final class GroupNormLayer implements LayerType {
    private static final List<Integer> CHANNEL = List.of(1, 2);

    @Override
    public String attribute() {
        return "groupNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("groups", 1) & attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Shape shape = context.input().shape();
        int groups = context.attributes().integer("groups");
        int channels = shape.dim(1);
        if (channels % groups != 0) {
            context.report(
                    Message.GROUPS_DO_NOT_DIVIDE,
                    context.attributes().position("groups"),
                    context.name(),
                    groups,
                    channels,
                    "channels");
            return Optional.empty();
        }
        Node grouped = context.add(new ReshapeOp(grouped(shape, groups)), context.input());
        List<Integer> inner = grouped.shape().otherAxes(List.of(0, 1));
        Node normalised = affine(context, Normalisation.standardised(context, grouped, inner));
        return Optional.of(context.add(new ReshapeOp(shape), normalised));
    }

    /** {@code [N, groups, channels of a group, positions]}, without the last axis if rows have nothing but channels. */
    private static Shape grouped(Shape shape, int groups) {
        int channels = shape.dim(1);
        List<Integer> dims = new ArrayList<>(List.of(groups, channels / groups));
        if (shape.dims().size() > 1) {
            dims.add(shape.size() / channels);
        }
        return new Shape(true, dims);
    }

    /** Weight and bias have one element for each channel, which are two axes of the grouped shape. */
    private static Node affine(LayerContext context, Node x) {
        if (!context.attributes().flag("affine")) {
            return x;
        }
        Node scaled = context.add(new MulOp(), x, spread(context, x, "weight", 1));
        return context.add(new AddOp(), scaled, spread(context, x, "bias", 0));
    }

    private static Node spread(LayerContext context, Node x, String role, int initial) {
        Shape shape = x.shape();
        int channels = shape.dim(1) * shape.dim(2);
        Node parameter = context.parameter(role, Shape.of(channels), false, ParameterSpec.Initial.constant(initial));
        Node grouped = context.add(new ReshapeOp(Shape.of(shape.dim(1), shape.dim(2))), parameter);
        return context.spread(grouped, shape, CHANNEL);
    }
}
