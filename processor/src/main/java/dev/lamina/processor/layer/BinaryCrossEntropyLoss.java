package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SoftplusOp;
import dev.lamina.processor.op.SubOp;

/** {@code mean(softplus(z) - z t)} over all elements, which is {@code -t log p - (1 - t) log(1 - p)} for p = sigmoid(z). */
final class BinaryCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "BINARY_CROSS_ENTROPY";
    }

    @Override
    public boolean accepts(LossDeclaration loss, Node prediction, String flow, Diagnostics diagnostics) {
        return true;
    }

    @Override
    public String objective() {
        return "PROBABILITY";
    }

    @Override
    public int classes(Node prediction) {
        return 0;
    }

    @Override
    public Node build(GraphBuilder b, Node logits, Node target) {
        Node weighted = b.add(new MulOp(), logits, target);
        return MeanOverAll.of(b, b.add(new SubOp(), b.add(new SoftplusOp(), logits), weighted));
    }
}
