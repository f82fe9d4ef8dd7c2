package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SelectPositiveOp;

/**
 * Penalties on large weights: {@code l1 |w| + l2/2 w²}.
 *
 * @param l1 λ of the first, 0 for none
 * @param l2 λ of the second, 0 for none
 */
record WeightPenalty(float l1, float l2) {
    boolean exists() {
        return l1 > 0 || l2 > 0;
    }

    /** A gradient of the loss with that of the penalties added. */
    Node added(GraphBuilder b, Node gradient, Node weight, String name) {
        Node sum = gradient;
        if (l2 > 0) {
            Node penalty = b.add(new MulOp(), weight, b.add(new ConstantOp(l2)));
            sum = l1 > 0 ? b.add(new AddOp(), sum, penalty) : b.named(name, new AddOp(), sum, penalty);
        }
        return l1 > 0 ? b.named(name, new AddOp(), sum, l1Gradient(b, weight)) : sum;
    }

    /** λ times the sign of the weight, 0 at 0. */
    private Node l1Gradient(GraphBuilder b, Node weight) {
        Node opposite = b.add(new MulOp(), weight, b.add(new ConstantOp(-1f)));
        Node rest = b.add(new SelectPositiveOp(), opposite, b.add(new ConstantOp(-l1)), b.add(new ConstantOp(0f)));
        return b.add(new SelectPositiveOp(), weight, b.add(new ConstantOp(l1)), rest);
    }
}
