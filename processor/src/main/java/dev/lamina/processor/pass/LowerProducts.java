package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.PermuteOp;
import java.util.List;

/** Lays the right sides of products of many matrices out by rows, so that kernels read vectors of columns. */
final class LowerProducts extends Rewriter {
    @Override
    Node rewrite(Node node, List<Node> inputs) {
        if (!(node.op() instanceof BatchMatMulOp product) || !product.transposeB()) {
            return builder.copy(node, inputs);
        }
        Node rows = transposed(node, inputs.get(1));
        return builder.addLike(node, new BatchMatMulOp(product.transposeA(), false), List.of(inputs.get(0), rows));
    }

    /** The value with its last two axes swapped; a permutation before it becomes part of the swap. */
    private Node transposed(Node reader, Node value) {
        builder.origin(reader.origin()).phase(reader.phase());
        PermuteOp swap = PermuteOp.ofLastTwo(value.shape());
        Node source = value;
        if (value.op() instanceof PermuteOp first) {
            swap = swap.after(first);
            source = value.input(0);
        }
        if (swap.isIdentity()) {
            return source;
        }
        Node rows = builder.add(swap, source);
        return value.name().isEmpty() ? rows : builder.name(rows, value.name() + "Transposed");
    }
}
