package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * What is added to the scores of keys, {@code [queries, keys]}: 0 for keys up to the query's own place, {@link #NEVER} for
 * later ones. It is finite, so that a row of which nothing is left has no NaN.
 */
public record CausalMaskOp(int queries, int keys) implements Op {
    /** The score of a key that nobody attends to: its exponential is 0, whatever is added to it. */
    public static final float NEVER = -1e30f;

    @Override
    public String mnemonic() {
        return "causal mask";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(queries, keys);
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] result = new double[queries * keys];
        for (int i = 0; i < result.length; i++) {
            result[i] = i % keys > i / keys ? NEVER : 0;
        }
        return result;
    }
}
