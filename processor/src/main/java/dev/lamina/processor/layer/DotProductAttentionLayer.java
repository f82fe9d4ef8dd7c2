package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** Attention without parameters. */
final class DotProductAttentionLayer implements LayerType {
    @Override
    public String attribute() {
        return "dotProductAttention";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return ScaledDotProduct.check(attributes);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Optional<Node> padding = ScaledDotProduct.padding(context);
        int count = context.inputs().size() - (padding.isPresent() ? 1 : 0);
        if (count != 3) {
            context.report(
                    Message.WRONG_ATTENTION_FROM,
                    context.fromPosition(context.inputs().size() - 1),
                    context.name(),
                    context.operation(),
                    "queries, keys and values",
                    count);
            return Optional.empty();
        }
        Node q = context.input();
        Node k = context.inputs().get(1);
        Node v = context.inputs().get(2);
        if (q.shape().dims().size() < 2) {
            context.hasRank(2, "[steps, width]");
            return Optional.empty();
        }
        if (!fits(context, q.shape(), k.shape(), v.shape())) {
            return Optional.empty();
        }
        int last = q.shape().rank() - 1;
        int keys = k.shape().dim(last - 1);
        boolean fits = ScaledDotProduct.maskFits(context, padding, keys)
                && context.fitsBatch(
                        "scores", q.shape().longSize() / (double) q.shape().dim(last) * keys);
        return fits ? Optional.of(ScaledDotProduct.of(context, q, k, v, padding)) : Optional.empty();
    }

    private static boolean fits(LayerContext context, Shape q, Shape k, Shape v) {
        int last = q.rank() - 1;
        if (k.rank() != q.rank() || !q.with(last - 1, 1).equals(k.with(last - 1, 1))) {
            context.reportUnfit(1, "keys have the shape of queries but for the number of steps");
            return false;
        }
        if (v.rank() != q.rank() || !k.without(List.of(last)).equals(v.without(List.of(last)))) {
            context.reportUnfit(2, "values have the shape of keys but for the last size");
            return false;
        }
        return true;
    }
}
