package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BatchMatMulOp;
import java.util.List;
import java.util.Optional;

/** Matrix product of two layers. */
final class MatMulLayer implements LayerType {
    @Override
    public String attribute() {
        return "matmul";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (!context.hasTwoInputs()) {
            return Optional.empty();
        }
        boolean transposeA = context.attributes().flag("transposeA");
        boolean transposeB = context.attributes().flag("transposeB");
        Shape a = context.input().shape();
        Shape b = context.inputs().get(1).shape();
        int last = a.rank() - 1;
        boolean fits = last >= 2
                && b.rank() == a.rank()
                && a.without(List.of(last - 1, last)).equals(b.without(List.of(last - 1, last)))
                && a.dim(transposeA ? last - 1 : last) == b.dim(transposeB ? last : last - 1);
        if (!fits) {
            String left = transposeA ? "[.., k, m]" : "[.., m, k]";
            String right = transposeB ? "[.., n, k]" : "[.., k, n]";
            context.reportUnfit(1, "it multiplies " + left + " by " + right + " with the same leading axes");
            return Optional.empty();
        }
        double rows = a.longSize() / (double) a.dim(transposeA ? last - 1 : last);
        return context.fitsBatch("output", rows * b.dim(transposeB ? last - 1 : last))
                ? Optional.of(context.add(
                        new BatchMatMulOp(transposeA, transposeB),
                        context.input(),
                        context.inputs().get(1)))
                : Optional.empty();
    }
}
