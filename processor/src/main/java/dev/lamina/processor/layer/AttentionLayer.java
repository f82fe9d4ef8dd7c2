package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.PermuteOp;
import dev.lamina.processor.op.RotaryOp;
import java.util.List;
import java.util.Optional;

/** Multi-head attention: linear functions of what it reads, attention of each head, a linear function of all heads. */
final class AttentionLayer implements LayerType {
    private static final List<Integer> SWAP_STEPS_AND_HEADS = List.of(0, 2, 1, 3);

    @Override
    public String attribute() {
        return "attention";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public boolean needsSeveral() {
        return false;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("heads", 1) & ScaledDotProduct.check(attributes);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Optional<Node> padding = ScaledDotProduct.padding(context);
        List<Node> sequences = context.inputs().subList(0, context.inputs().size() - (padding.isPresent() ? 1 : 0));
        if (!areSequences(context, sequences)) {
            return Optional.empty();
        }
        Node x = context.input();
        int last = sequences.size() - 1;
        Node keys = sequences.get(Math.min(1, last));
        Node values = sequences.get(last);
        int steps = keys.shape().dim(1);
        if (values.shape().dim(1) != steps) {
            context.reportUnlikeKeys(last, 1);
            return Optional.empty();
        }
        boolean fits = ScaledDotProduct.maskFits(context, padding, steps)
                && headsFit(context, x.shape().dim(2))
                && sizesFit(context, x.shape(), steps);
        return fits ? Optional.of(attention(context, x, keys, values, padding)) : Optional.empty();
    }

    private static boolean areSequences(LayerContext context, List<Node> sequences) {
        if (sequences.size() > 3) {
            context.report(
                    Message.WRONG_ATTENTION_FROM,
                    context.fromPosition(3),
                    context.name(),
                    context.operation(),
                    "a sequence, or queries, keys and values",
                    sequences.size());
            return false;
        }
        if (!context.hasRank(2, "[steps, width]")) {
            return false;
        }
        for (int i = 1; i < sequences.size(); i++) {
            if (sequences.get(i).shape().dims().size() != 2) {
                context.reportUnfit(i, "keys and values are sequences, [steps, width]");
                return false;
            }
        }
        return true;
    }

    private static boolean headsFit(LayerContext context, int width) {
        int heads = context.attributes().integer("heads");
        if (width % heads != 0) {
            context.report(
                    Message.HEADS_DO_NOT_DIVIDE,
                    context.attributes().position("heads"),
                    context.name(),
                    heads,
                    width,
                    context.from().get(0));
            return false;
        }
        if (context.attributes().flag("rotary") && width / heads % 2 != 0) {
            context.report(
                    Message.ODD_ROTARY_WIDTH,
                    context.attributes().position("rotary"),
                    context.name(),
                    width / heads,
                    width,
                    heads);
            return false;
        }
        return true;
    }

    private static boolean sizesFit(LayerContext context, Shape shape, int keys) {
        double width = shape.dim(2);
        return context.fits("weight", 3 * width * width)
                && context.fitsBatch("scores", (double) context.attributes().integer("heads") * shape.dim(1) * keys);
    }

    private static Node attention(LayerContext context, Node x, Node keys, Node values, Optional<Node> padding) {
        AttentionProjections projections = new AttentionProjections(context, x, keys, values);
        Node q = heads(context, projections.queries());
        Node k = heads(context, projections.keys());
        Node v = heads(context, projections.values());
        if (context.attributes().flag("rotary")) {
            Node angles = angles(context, q, "rotary");
            q = rotated(context, q, angles);
            k = rotated(context, k, q.shape().equals(k.shape()) ? angles : angles(context, k, "rotary_keys"));
        }
        Node heads = ScaledDotProduct.of(context, q, k, v, padding);
        Node joined = context.reshaped(context.add(new PermuteOp(SWAP_STEPS_AND_HEADS), heads), x.shape());
        return output(context, context.builder().name(joined, context.name() + "Heads"));
    }

    /** {@code [N, heads, steps, width of a head]}. */
    private static Node heads(LayerContext context, Node projected) {
        Shape shape = projected.shape();
        int heads = context.attributes().integer("heads");
        Node parts = context.reshaped(projected, Shape.rows(shape.dim(1), heads, shape.dim(2) / heads));
        return context.add(new PermuteOp(SWAP_STEPS_AND_HEADS), parts);
    }

    /** Sines and cosines for each step; queries and keys of as many steps share them. */
    private static Node angles(LayerContext context, Node heads, String role) {
        Shape table = Shape.of(heads.shape().dim(2), heads.shape().dim(3));
        return context.state(role, table, ParameterSpec.Initial.sinusoidal());
    }

    private static Node rotated(LayerContext context, Node heads, Node angles) {
        return context.add(new RotaryOp(false), heads, angles);
    }

    /** What the joined results of all heads become. */
    static Node output(LayerContext context, Node joined) {
        int width = joined.shape().dim(2);
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(width));
        Node y = context.add(
                new MatMulOp(), joined, context.weight("out_proj.weight", Shape.of(width, width), true, initial));
        if (!context.attributes().flag("bias")) {
            return y;
        }
        Node bias = context.parameter("out_proj.bias", Shape.of(width), false, ParameterSpec.Initial.constant(0));
        return context.add(new AddOp(), y, context.spread(bias, y.shape(), List.of(2)));
    }
}
