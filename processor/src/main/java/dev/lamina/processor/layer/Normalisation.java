package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.SqrtOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What layers that normalise have in common. */
final class Normalisation {
    private Normalisation() {}

    /** The trailing axes that the attribute {@code axes} counts, or nothing if a row hasn't that many. */
    static Optional<List<Integer>> trailingAxes(LayerContext context) {
        int axes = context.attributes().integer("axes");
        Shape shape = context.input().shape();
        if (axes > shape.dims().size()) {
            context.report(
                    Message.TOO_MANY_AXES,
                    context.attributes().position("axes"),
                    context.name(),
                    axes,
                    context.from().get(0),
                    LayerContext.rowShape(context.input()),
                    shape.dims().size());
            return Optional.empty();
        }
        return Optional.of(
                IntStream.range(shape.rank() - axes, shape.rank()).boxed().toList());
    }

    /** {@code (x - mean) / √(var + eps)} with mean and biased variance over the given axes. */
    static Node standardised(LayerContext context, Node x, List<Integer> axes) {
        Shape shape = x.shape();
        List<Integer> others = shape.otherAxes(axes);
        Node mean = mean(context, "Mean", x, axes);
        Node centred = context.named("Centred", new SubOp(), x, context.spread(mean, shape, others));
        Node variance = mean(context, "Variance", context.add(new MulOp(), centred, centred), axes);
        Node scale = inverseRoot(context, variance);
        return context.named("Normalised", new MulOp(), centred, context.spread(scale, shape, others));
    }

    /** The mean over some axes, which disappear. */
    static Node mean(LayerContext context, String suffix, Node x, List<Integer> axes) {
        double size = axes.stream().mapToDouble(x.shape()::dim).reduce(1, (a, b) -> a * b);
        Node sum = context.add(new ReduceOp(ReduceOp.Kind.SUM, axes), x);
        return context.named(suffix, new MulOp(), sum, context.constant(1 / size));
    }

    /** {@code 1 / √(x + eps)}. */
    static Node inverseRoot(LayerContext context, Node x) {
        Node eps = context.constant(context.attributes().decimal("eps"));
        Node root = context.add(new SqrtOp(), context.add(new AddOp(), x, eps));
        return context.named("Scale", new DivOp(), context.constant(1), root);
    }

    /** {@code x · weight}, the weight having the given axes of x. */
    static Node weighted(LayerContext context, Node x, List<Integer> axes) {
        Node weight = context.parameter("weight", parameterShape(x, axes), false, ParameterSpec.Initial.constant(1));
        return context.add(new MulOp(), x, context.spread(weight, x.shape(), axes));
    }

    /** {@code x · weight + bias} if the attribute {@code affine} is true, else x. */
    static Node affine(LayerContext context, Node x, List<Integer> axes) {
        if (!context.attributes().flag("affine")) {
            return x;
        }
        Node scaled = weighted(context, x, axes);
        Node bias = context.parameter("bias", parameterShape(x, axes), false, ParameterSpec.Initial.constant(0));
        return context.add(new AddOp(), scaled, context.spread(bias, x.shape(), axes));
    }

    private static Shape parameterShape(Node x, List<Integer> axes) {
        return x.shape().without(x.shape().otherAxes(axes));
    }
}
