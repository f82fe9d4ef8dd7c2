package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SubOp;

/** {@code mean((y - t)²)} over all elements. */
final class MeanSquaredErrorLoss implements LossType {
    @Override
    public String function() {
        return "MEAN_SQUARED_ERROR";
    }

    @Override
    public boolean accepts(LossDeclaration loss, Node prediction, String flow, Diagnostics diagnostics) {
        return true;
    }

    @Override
    public String objective() {
        return "VALUES";
    }

    @Override
    public int classes(Node prediction) {
        return 0;
    }

    @Override
    public Node build(GraphBuilder b, Node prediction, Node target) {
        Node error = b.named("lossError", new SubOp(), prediction, target);
        return MeanOverAll.of(b, b.add(new MulOp(), error, error));
    }
}
