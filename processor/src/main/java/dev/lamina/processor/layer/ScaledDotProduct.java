package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.CausalMaskOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SelectPositiveOp;
import java.util.List;
import java.util.Optional;

/** {@code softmax(q kᵀ / √width + mask) v} and what all kinds of attention check. */
final class ScaledDotProduct {
    /** The score of padding: far below all scores of other keys, far above {@link CausalMaskOp#NEVER}. */
    private static final double PADDING = -1e29;

    private ScaledDotProduct() {}

    /** Reports a probability of dropout that isn't one; returns true if it is. */
    static boolean check(LayerAttributes attributes) {
        float dropout = attributes.values().decimal("dropout");
        return attributes.isAllowed("dropout", dropout, dropout >= 0 && dropout < 1, "from 0 to below 1");
    }

    /**
     * Attention of queries {@code [.., steps, width]} to keys {@code [.., others, width]} and values
     * {@code [.., others, size]}. A query all of whose keys are padding attends to them alike, whatever it is, so it and
     * its keys get no gradient; causal, it still attends to none that come later.
     *
     * @param padding above 0 for keys that nobody attends to, {@code [others]}
     */
    static Node of(LayerContext context, Node q, Node k, Node v, Optional<Node> padding) {
        int last = q.shape().rank() - 1;
        Node scores = scores(context, q, k, true);
        Shape shape = scores.shape();
        if (padding.isPresent()) {
            Node masked = context.spread(padding.get(), shape, List.of(0, last));
            scores = context.add(new SelectPositiveOp(), masked, context.constant(PADDING), scores);
        }
        if (context.attributes().flag("causal")) {
            Node mask = context.add(new CausalMaskOp(shape.dim(last - 1), shape.dim(last)));
            context.builder().name(mask, "causalMask");
            scores = context.add(new AddOp(), scores, context.spread(mask, shape, List.of(last - 1, last)));
        }
        return weighted(context, scores, v);
    }

    /** {@code q kᵀ / √width}. */
    private static Node scores(LayerContext context, Node q, Node k, boolean transposed) {
        Node scale = context.constant(1 / Math.sqrt(q.shape().dim(q.shape().rank() - 1)));
        Node products = context.add(new BatchMatMulOp(false, transposed), q, k);
        return context.named("Scores", new MulOp(), products, scale);
    }

    /**
     * Attention of queries to some keys.
     *
     * @param k transposed, {@code [.., width, others]}
     * @param seen above 0 for keys that are attended to, {@code [others]}
     */
    static Node ofSeen(LayerContext context, Node q, Node k, Node v, Node seen) {
        Node scores = scores(context, q, k, false);
        Node never = context.add(new ConstantOp(CausalMaskOp.NEVER));
        Node mask = context.named("Mask", new SelectPositiveOp(), seen, context.constant(0), never);
        Node spread =
                context.spread(mask, scores.shape(), List.of(0, scores.shape().rank() - 1));
        return weighted(context, context.add(new AddOp(), scores, spread), v);
    }

    private static Node weighted(LayerContext context, Node scores, Node v) {
        int last = scores.shape().rank() - 1;
        Node weights = context.builder().name(Softmax.of(context.builder(), scores, last), context.name() + "Weights");
        Node kept = context.dropped(weights, context.attributes().decimal("dropout"));
        return context.add(new BatchMatMulOp(false, false), kept, v);
    }

    /** The mask of keys, which is what the layer reads last if that has fewer axes than the rest. */
    static Optional<Node> padding(LayerContext context) {
        Node last = context.inputs().get(context.inputs().size() - 1);
        boolean mask = context.inputs().size() > 1
                && last.shape().dims().size() == 1
                && context.input().shape().dims().size() > 1;
        return mask ? Optional.of(last) : Optional.empty();
    }

    /** Reports a mask that hasn't one number for each key; returns true if there is none or it has. */
    static boolean maskFits(LayerContext context, Optional<Node> padding, int keys) {
        boolean fits = padding.isEmpty() || padding.get().shape().equals(Shape.rows(keys));
        if (!fits) {
            context.reportUnfit(context.inputs().size() - 1, "a mask of keys has one number for each: [" + keys + "]");
        }
        return fits;
    }
}
