package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ClampOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.EluOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReluOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SubOp;

/**
 * Activations that have one formula on each side of some numbers. What a selection takes at such a number itself says
 * what the derivative is there. NaN stays NaN.
 */
final class PiecewiseActivations {
    // Fixed point of mean 0 and variance 1: section 2 of the paper on self-normalising networks.
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;

    private PiecewiseActivations() {}

    static Node relu(GraphBuilder b, Node x) {
        return b.add(new ReluOp(), x);
    }

    /** The derivative at 0 and at 6 is 0. */
    static Node relu6(GraphBuilder b, Node x) {
        return clamp(b, x, 0, 6);
    }

    /** The derivative at 0 is the slope of the negative side. */
    static Node leakyRelu(GraphBuilder b, Node x, float slope) {
        return select(b, x, x, Activations.times(b, x, slope));
    }

    /** The derivative at 0 is α, that of the negative side. */
    static Node elu(GraphBuilder b, Node x, float alpha) {
        Node elu = b.add(new EluOp(), x);
        return alpha == 1 ? elu : select(b, x, x, Activations.times(b, elu, alpha));
    }

    /** {@code α elu(x / α)} on the negative side; the derivative at 0 is 1. */
    static Node celu(GraphBuilder b, Node x, float alpha) {
        if (alpha == 1) {
            return b.add(new EluOp(), x);
        }
        Node negative = b.add(new EluOp(), b.add(new DivOp(), x, number(b, alpha)));
        return select(b, x, x, Activations.times(b, negative, alpha));
    }

    /** The derivative at 0 is that of the negative side. */
    static Node selu(GraphBuilder b, Node x) {
        Node negative = Activations.times(b, b.add(new EluOp(), x), SELU_SCALE * SELU_ALPHA);
        return select(b, x, Activations.times(b, x, SELU_SCALE), negative);
    }

    /** The derivative at ±λ is 0. */
    static Node hardShrink(GraphBuilder b, Node x, float lambda) {
        return shrink(b, x, lambda, x, x);
    }

    /** The derivative at ±λ is 0. */
    static Node softShrink(GraphBuilder b, Node x, float lambda) {
        Node lowered = b.add(new SubOp(), x, number(b, lambda));
        Node raised = b.add(new AddOp(), x, number(b, lambda));
        return shrink(b, x, lambda, lowered, raised);
    }

    /** 0 from -λ to λ, which are below the next float and so belong to it. */
    private static Node shrink(GraphBuilder b, Node x, float lambda, Node above, Node below) {
        float beyond = Math.nextUp(lambda);
        Node left = select(b, b.add(new AddOp(), x, number(b, beyond)), number(b, 0), below);
        return select(b, below(b, x, beyond), left, above);
    }

    /** The derivative at ±3 is 0. */
    static Node hardSigmoid(GraphBuilder b, Node x) {
        return Activations.times(b, clamp(b, b.add(new AddOp(), x, number(b, 3)), 0, 6), 1 / 6.0);
    }

    /** The derivative at -3 is that of the parabola, -1/2, and at 3 that of the straight line, 1. */
    static Node hardSwish(GraphBuilder b, Node x) {
        Node parabola = b.add(new MulOp(), x, Activations.times(b, b.add(new AddOp(), x, number(b, 3)), 1 / 6.0));
        Node left = select(b, below(b, x, -3), number(b, 0), parabola);
        return select(b, below(b, x, 3), left, x);
    }

    static Node softSign(GraphBuilder b, Node x) {
        Node size = select(b, x, x, Activations.times(b, x, -1));
        return b.add(new DivOp(), x, b.add(new AddOp(), size, number(b, 1)));
    }

    /** The derivative at both bounds is 0. */
    static Node clamp(GraphBuilder b, Node x, double low, double high) {
        return b.add(new ClampOp(), x, number(b, low), number(b, high));
    }

    /** Positive where {@code x < bound}. */
    private static Node below(GraphBuilder b, Node x, double bound) {
        return b.add(new SubOp(), number(b, bound), x);
    }

    private static Node select(GraphBuilder b, Node condition, Node positive, Node other) {
        return b.add(new SelectPositiveOp(), condition, positive, other);
    }

    private static Node number(GraphBuilder b, double value) {
        return b.add(new ConstantOp((float) value));
    }
}
