package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.ErfOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReluOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SigmoidOp;
import dev.lamina.processor.op.SubOp;
import dev.lamina.processor.op.TanhOp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The activation functions as graphs of primitive operations, by the name of their enum constant. */
final class Activations {
    /** An activation's graph. */
    private interface Build {
        Node of(GraphBuilder builder, Node x);
    }

    private static final Map<String, Build> BUILDS = new TreeMap<>(Map.of(
            "NONE", (b, x) -> x,
            "RELU", (b, x) -> b.add(new ReluOp(), x),
            "LEAKY_RELU", (b, x) -> b.add(new SelectPositiveOp(), x, x, times(b, x, 0.01)),
            "SIGMOID", (b, x) -> b.add(new SigmoidOp(), x),
            "TANH", (b, x) -> b.add(new TanhOp(), x),
            "GELU", Activations::gelu,
            "GELU_TANH", Activations::geluTanh,
            "SILU", (b, x) -> b.add(new MulOp(), x, b.add(new SigmoidOp(), x)),
            "SOFTMAX", Activations::softmax));

    private Activations() {}

    /** The names of all activations. */
    static Set<String> names() {
        return BUILDS.keySet();
    }

    /** Applies an activation. */
    static Node apply(GraphBuilder builder, String activation, Node x) {
        return BUILDS.get(activation).of(builder, x);
    }

    private static Node times(GraphBuilder b, Node x, double factor) {
        return b.add(new MulOp(), x, b.add(new ConstantOp((float) factor)));
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

    /** Softmax over the last axis; the maximum is subtracted first so that nothing overflows. */
    private static Node softmax(GraphBuilder b, Node x) {
        Shape shape = x.shape();
        List<Integer> last = List.of(shape.rank() - 1);
        Op spread = new BroadcastOp(shape, shape.otherAxes(last));
        Node maximum = b.add(new ReduceOp(ReduceOp.Kind.MAX, last), x);
        Node exponentials = b.add(new ExpOp(), b.add(new SubOp(), x, b.add(spread, maximum)));
        Node sum = b.add(new ReduceOp(ReduceOp.Kind.SUM, last), exponentials);
        Node inverse = b.add(new DivOp(), b.add(new ConstantOp(1f)), sum);
        return b.add(new MulOp(), exponentials, b.add(spread, inverse));
    }
}
