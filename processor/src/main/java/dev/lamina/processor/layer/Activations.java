package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.ActivationDeclaration;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.ErfOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SigmoidOp;
import dev.lamina.processor.op.SoftplusOp;
import dev.lamina.processor.op.SubOp;
import dev.lamina.processor.op.TanhOp;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * The activation functions as graphs of primitive operations, by the name of their enum constant. Smooth ones are here,
 * those with kinks in {@link PiecewiseActivations}, those over an axis in {@link Softmax}.
 */
final class Activations {
    /** An activation's graph. */
    private interface Build {
        Node of(GraphBuilder builder, Node x);
    }

    /** The graph of an activation with parameters. */
    private interface Family {
        Node of(GraphBuilder builder, Node x, Attributes parameters);
    }

    private static final Map<String, Build> BUILDS = new TreeMap<>(Map.ofEntries(
            Map.entry("NONE", (b, x) -> x),
            Map.entry("SIGMOID", (b, x) -> b.add(new SigmoidOp(), x)),
            Map.entry("LOG_SIGMOID", Activations::logSigmoid),
            Map.entry("TANH", (b, x) -> b.add(new TanhOp(), x)),
            Map.entry("TANH_SHRINK", (b, x) -> b.add(new SubOp(), x, b.add(new TanhOp(), x))),
            Map.entry("GELU", Activations::gelu),
            Map.entry("GELU_TANH", Activations::geluTanh),
            Map.entry("SILU", (b, x) -> b.add(new MulOp(), x, b.add(new SigmoidOp(), x))),
            Map.entry("MISH", (b, x) -> b.add(new MulOp(), x, b.add(new TanhOp(), b.add(new SoftplusOp(), x)))),
            Map.entry("SOFTMAX", (b, x) -> Softmax.of(b, x, x.shape().rank() - 1)),
            Map.entry("LOG_SOFTMAX", (b, x) -> Softmax.log(b, x, x.shape().rank() - 1)),
            Map.entry("RELU", PiecewiseActivations::relu),
            Map.entry("RELU6", PiecewiseActivations::relu6),
            Map.entry("SELU", PiecewiseActivations::selu),
            Map.entry("HARD_SIGMOID", PiecewiseActivations::hardSigmoid),
            Map.entry("HARD_SWISH", PiecewiseActivations::hardSwish),
            Map.entry("SOFT_SIGN", PiecewiseActivations::softSign)));

    private static final Map<String, Family> FAMILIES = new TreeMap<>(Map.of(
            "LEAKY_RELU", (b, x, p) -> PiecewiseActivations.leakyRelu(b, x, p.decimal("slope")),
            "ELU", (b, x, p) -> PiecewiseActivations.elu(b, x, p.decimal("alpha")),
            "CELU", (b, x, p) -> PiecewiseActivations.celu(b, x, p.decimal("alpha")),
            "SOFTPLUS", (b, x, p) -> softplus(b, x, p.decimal("beta")),
            "HARD_TANH", (b, x, p) -> PiecewiseActivations.clamp(b, x, p.decimal("min"), p.decimal("max")),
            "HARD_SHRINK", (b, x, p) -> PiecewiseActivations.hardShrink(b, x, p.decimal("lambda")),
            "SOFT_SHRINK", (b, x, p) -> PiecewiseActivations.softShrink(b, x, p.decimal("lambda"))));

    private Activations() {}

    /** The names of all activations. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(BUILDS.keySet());
        names.addAll(FAMILIES.keySet());
        return names;
    }

    /** Applies an activation. */
    static Node apply(GraphBuilder builder, ActivationDeclaration activation, Node x) {
        Family family = FAMILIES.get(activation.function());
        return family == null
                ? BUILDS.get(activation.function()).of(builder, x)
                : family.of(builder, x, activation.parameters());
    }

    /** A value times a number. */
    static Node times(GraphBuilder b, Node x, double factor) {
        return b.add(new MulOp(), x, b.add(new ConstantOp((float) factor)));
    }

    /** {@code ln(1 + exp(β x)) / β}. */
    private static Node softplus(GraphBuilder b, Node x, float beta) {
        if (beta == 1) {
            return b.add(new SoftplusOp(), x);
        }
        return b.add(new DivOp(), b.add(new SoftplusOp(), times(b, x, beta)), b.add(new ConstantOp(beta)));
    }

    /** {@code ln(sigmoid(x)) = -softplus(-x)}, which neither overflows nor cancels. */
    private static Node logSigmoid(GraphBuilder b, Node x) {
        return times(b, b.add(new SoftplusOp(), times(b, x, -1)), -1);
    }

    private static Node gelu(GraphBuilder b, Node x) {
        Node erf = b.add(new ErfOp(), times(b, x, 1 / Math.sqrt(2)));
        return b.add(new MulOp(), times(b, x, 0.5), b.add(new AddOp(), erf, b.add(new ConstantOp(1f))));
    }

    private static Node geluTanh(GraphBuilder b, Node x) {
        BinaryOperator<Node> mul = (p, q) -> b.add(new MulOp(), p, q);
        Node cubic = times(b, mul.apply(mul.apply(x, x), x), 0.044715);
        Node tanh = b.add(new TanhOp(), times(b, b.add(new AddOp(), x, cubic), Math.sqrt(2 / Math.PI)));
        return mul.apply(times(b, x, 0.5), b.add(new AddOp(), tanh, b.add(new ConstantOp(1f))));
    }
}
