package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.LogOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.List;
import java.util.Optional;

/** What losses on classes have in common. */
final class ClassLosses {
    private ClassLosses() {}

    /** One label for each position beside the classes. */
    static Optional<Op> labels(LossAttributes attributes, Shape prediction) {
        int axis = attributes.classAxis(prediction);
        return Optional.of(new LabelsOp("labels", 0, prediction.dim(axis), prediction.without(List.of(axis))));
    }

    /** True if nothing is asked for but the value at the label of each row. */
    static boolean isPlain(LossGraph g) {
        return g.prediction().shape().rank() == 2
                && !g.attributes().ignores()
                && g.attributes().decimal("labelSmoothing") == 0
                && g.attributes().numbers("classWeights").isEmpty();
    }

    /** {@code log Σ exp(x)} over the classes, shifted by the maximum so that nothing overflows. */
    static Node logSum(LossGraph g, Node logits, int axis) {
        GraphBuilder b = g.builder();
        Shape shape = logits.shape();
        Node maximum = g.named("Maximum", new ReduceOp(ReduceOp.Kind.MAX, List.of(axis)), logits);
        Node shifted = g.sub(logits, g.along(maximum, shape, axis));
        Node exponentials = g.named("Exponentials", new ExpOp(), shifted);
        Node sum = g.named("Sum", new ReduceOp(ReduceOp.Kind.SUM, List.of(axis)), exponentials);
        return b.add(new AddOp(), b.add(new LogOp(), sum), maximum);
    }

    /** {@code -log softmax(x)}. */
    static Node minusLogSoftmax(LossGraph g, Node logits, int axis) {
        return g.sub(g.along(logSum(g, logits, axis), logits.shape(), axis), logits);
    }

    /** 1 at each label, 0 elsewhere and where the label is ignored. */
    static Node oneHot(LossGraph g, int axis) {
        int ignored = g.attributes().ignores() ? g.attributes().ignored() : -1;
        return g.builder().add(new OneHotOp(g.prediction().shape(), axis, Math.max(ignored, -1)), g.target());
    }

    /** {@code Σ w_c y_c m_c} for labels: y smoothed, m = -log p; the mean divides by the sum of the labels' weights. */
    static Node ofLabels(LossGraph g, Node minusLog, int axis) {
        Shape shape = minusLog.shape();
        Node hot = oneHot(g, axis);
        float smoothing = g.attributes().decimal("labelSmoothing");
        Node wanted = hot;
        if (smoothing > 0) {
            Node spread = g.number(smoothing / shape.dim(axis));
            Node rest =
                    g.attributes().ignores() ? g.mul(g.along(g.sum(hot, List.of(axis)), shape, axis), spread) : spread;
            wanted = g.add(g.scaled(hot, 1 - smoothing), rest);
        }
        boolean weighted = !g.attributes().numbers("classWeights").isEmpty();
        Node weights = weighted ? g.table("classWeights", shape, axis) : null;
        Node terms = g.mul(weighted ? g.mul(wanted, weights) : wanted, minusLog);
        Node each = g.sum(terms, List.of(axis));
        if (!weighted && !g.attributes().ignores()) {
            return g.reduced(each);
        }
        return g.reduced(each, g.sum(weighted ? g.mul(hot, weights) : hot, List.of(axis)));
    }
}
