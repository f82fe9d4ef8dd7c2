package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.SliceOp;
import java.util.List;

/**
 * The linear functions that make queries, keys and values. Their weights are parts of one, side by side, unless what they
 * read has several widths.
 */
final class AttentionProjections {
    private final LayerContext context;
    private final int width;
    private final List<Node> weights;
    private final List<Node> projected;

    AttentionProjections(LayerContext context, Node x, Node keys, Node values) {
        this.context = context;
        this.width = x.shape().dim(2);
        List<Node> sources = List.of(x, keys, values);
        boolean oneWidth = sources.stream().allMatch(source -> source.shape().dim(2) == width);
        this.weights = oneWidth ? parts(shared(), 1) : own(sources);
        this.projected = context.attributes().flag("bias") ? biased(sources) : plain(sources);
    }

    /** Of a single step: one product, whose result is cut, instead of the weights, of which all are read only once. */
    private AttentionProjections(LayerContext context, Node x) {
        this.context = context;
        this.width = x.shape().dim(2);
        this.weights = List.of();
        Node product = context.add(new MatMulOp(), x, shared());
        this.projected = parts(context.attributes().flag("bias") ? biased(product, bias()) : product, 2);
    }

    static AttentionProjections ofOneStep(LayerContext context, Node x) {
        return new AttentionProjections(context, x);
    }

    Node queries() {
        return context.builder().name(projected.get(0), context.name() + "Queries");
    }

    Node keys() {
        return context.builder().name(projected.get(1), context.name() + "Keys");
    }

    Node values() {
        return context.builder().name(projected.get(2), context.name() + "Values");
    }

    private Node shared() {
        return context.weight("in_proj_weight", Shape.of(width, 3 * width), true, glorot(width, 3 * width));
    }

    private List<Node> own(List<Node> sources) {
        return List.of(own("q", sources.get(0)), own("k", sources.get(1)), own("v", sources.get(2)));
    }

    private Node own(String role, Node source) {
        int read = source.shape().dim(2);
        return context.weight(role + "_proj_weight", Shape.of(read, width), true, glorot(read, width));
    }

    private static ParameterSpec.Initial glorot(int in, int out) {
        return ParameterSpec.Initial.uniform(Math.sqrt(6.0 / (in + out)));
    }

    /** The thirds of a value along an axis. */
    private List<Node> parts(Node value, int axis) {
        return List.of(
                context.add(new SliceOp(axis, 0, width), value),
                context.add(new SliceOp(axis, width, 2 * width), value),
                context.add(new SliceOp(axis, 2 * width, 3 * width), value));
    }

    private List<Node> plain(List<Node> sources) {
        return List.of(product(sources, 0), product(sources, 1), product(sources, 2));
    }

    private Node product(List<Node> sources, int part) {
        return context.add(new MatMulOp(), sources.get(part), weights.get(part));
    }

    private List<Node> biased(List<Node> sources) {
        List<Node> biases = parts(bias(), 0);
        return List.of(
                biased(product(sources, 0), biases.get(0)),
                biased(product(sources, 1), biases.get(1)),
                biased(product(sources, 2), biases.get(2)));
    }

    private Node bias() {
        return context.parameter("in_proj_bias", Shape.of(3 * width), false, ParameterSpec.Initial.constant(0));
    }

    private Node biased(Node product, Node bias) {
        return context.add(new AddOp(), product, context.spread(bias, product.shape(), List.of(2)));
    }
}
