package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.LogOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;

/** {@code mean(log Σ exp(z) - z[label])}. */
final class SoftmaxCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "SOFTMAX_CROSS_ENTROPY";
    }

    @Override
    public boolean accepts(LossDeclaration loss, Node prediction, String flow, Diagnostics diagnostics) {
        if (prediction.shape().dims().size() != 1) {
            diagnostics.reportWithFlow(
                    Message.LOSS_NEEDS_CLASSES,
                    loss.fromPosition(),
                    flow,
                    function(),
                    loss.from(),
                    LayerContext.rowShape(prediction));
            return false;
        }
        if (prediction.shape().dim(1) < 2) {
            diagnostics.reportWithFlow(
                    Message.LOSS_TOO_FEW_CLASSES, loss.fromPosition(), flow, function(), loss.from());
            return false;
        }
        return true;
    }

    @Override
    public String objective() {
        return "CLASS";
    }

    @Override
    public int classes(Node prediction) {
        return prediction.shape().dim(1);
    }

    @Override
    public Node build(GraphBuilder b, Node logits, Node labels) {
        Shape shape = logits.shape();
        Node maximum = b.named("lossMaximum", new ReduceOp(ReduceOp.Kind.MAX, List.of(1)), logits);
        Node shifted = b.add(new SubOp(), logits, b.add(new BroadcastOp(shape, List.of(0)), maximum));
        Node exponentials = b.named("lossExponentials", new ExpOp(), shifted);
        Node sum = b.named("lossSum", new ReduceOp(ReduceOp.Kind.SUM, List.of(1)), exponentials);
        Node logSum = b.add(new AddOp(), b.add(new LogOp(), sum), maximum);
        Node each = b.named("lossPerRow", new SubOp(), logSum, b.add(new PickOp(), logits, labels));
        Node total = b.add(new ReduceOp(ReduceOp.Kind.SUM, List.of(0)), each);
        return b.named("loss", new MulOp(), total, b.add(new RowCountOp(RowCountOp.Kind.INVERSE, 1)));
    }
}
