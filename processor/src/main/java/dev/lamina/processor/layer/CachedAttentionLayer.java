package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.GatherRowsOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SliceOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;

/**
 * What causal {@link AttentionLayer} computes at one step. It reads the step's value and number, which steps were seen, this
 * one among them, and the keys and values of those before: {@code [heads, width of a head, steps]}, as the product with the
 * query reads them, and {@code [heads, steps, width of a head]}. To these it adds the step's own; so keys and values are
 * computed once for each step of a sequence.
 */
final class CachedAttentionLayer implements LayerType {
    static final String KIND = "cachedAttention";

    @Override
    public String attribute() {
        return KIND;
    }

    @Override
    public boolean readsIndices() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node x = context.input();
        Node step = context.inputs().get(1);
        Node seen = context.inputs().get(2);
        AttentionProjections projections = AttentionProjections.ofOneStep(context, x);
        Node q = heads(context, projections.queries());
        Node k = heads(context, projections.keys());
        Node v = heads(context, projections.values());
        if (context.attributes().flag("rotary")) {
            Node angles = angles(context, step, k.shape().dim(3));
            q = rotated(context, q, angles);
            k = rotated(context, k, angles);
        }
        Node keys = cached(context, "KeysSoFar", 3, k, 3);
        Node values = cached(context, "ValuesSoFar", 4, v, 2);
        context.end(List.of(keys, values));
        Node heads = ScaledDotProduct.ofSeen(context, q, keys, values, seen);
        Node joined = context.builder().name(context.reshaped(heads, x.shape()), context.name() + "Heads");
        return Optional.of(AttentionLayer.output(context, joined));
    }

    /** {@code [N, heads, 1, width of a head]}. */
    private static Node heads(LayerContext context, Node projected) {
        int heads = context.attributes().integer("heads");
        int width = projected.shape().dim(2);
        return context.reshaped(projected, Shape.rows(heads, 1, width / heads));
    }

    /**
     * A cache with what the step yields in its place.
     *
     * @param input which one the layer reads the cache from
     * @param axis the cache's axis of steps
     */
    private static Node cached(LayerContext context, String suffix, int input, Node value, int axis) {
        Node cache = context.inputs().get(input);
        Shape shape = cache.shape();
        Node own = context.reshaped(
                value, Shape.rows(value.shape().dim(1), value.shape().dim(3)));
        Node spread = context.spread(own, shape, LayerContext.axesWithout(shape, axis));
        Node now = SeenStepsLayer.now(context, context.inputs().get(1));
        return context.named(
                suffix, new SelectPositiveOp(), context.spread(now, shape, List.of(0, axis)), spread, cache);
    }

    /** Sine and cosine of each pair's angle at the step, {@code [N, pairs, 2]}. */
    private static Node angles(LayerContext context, Node step, int width) {
        Shape shape = Shape.of(step.op(InputOp.class).vocabulary(), width);
        Node table = context.state("rotary", shape, ParameterSpec.Initial.sinusoidal());
        Node row = context.named("Angles", new GatherRowsOp(-1), table, step);
        return context.reshaped(row, Shape.rows(width / 2, 2));
    }

    /** Turns each pair of neighbours, as {@link dev.lamina.processor.op.RotaryOp} does. */
    private static Node rotated(LayerContext context, Node heads, Node angles) {
        Shape shape = heads.shape();
        Shape pairs = Shape.rows(shape.dim(1), shape.dim(3) / 2, 2);
        Node x = context.reshaped(heads, pairs);
        Node first = part(context, x, 0);
        Node second = part(context, x, 1);
        Node sine = context.spread(part(context, angles, 0), first.shape(), List.of(0, 2, 3));
        Node cosine = context.spread(part(context, angles, 1), first.shape(), List.of(0, 2, 3));
        Node turned = context.add(
                new ConcatOp(3),
                context.add(new SubOp(), times(context, first, cosine), times(context, second, sine)),
                context.add(new AddOp(), times(context, first, sine), times(context, second, cosine)));
        return context.reshaped(turned, shape);
    }

    private static Node part(LayerContext context, Node pairs, int index) {
        return context.add(new SliceOp(pairs.shape().rank() - 1, index, index + 1), pairs);
    }

    private static Node times(LayerContext context, Node a, Node b) {
        return context.add(new MulOp(), a, b);
    }
}
