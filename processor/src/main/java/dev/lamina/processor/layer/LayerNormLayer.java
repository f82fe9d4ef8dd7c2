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

/** Layer normalisation over the last axes of each row. */
final class LayerNormLayer implements LayerType {
    @Override
    public String attribute() {
        return "layerNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("axes", 1) & attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
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
        List<Integer> last = java.util.stream.IntStream.range(shape.rank() - axes, shape.rank())
                .boxed()
                .toList();
        return Optional.of(affine(context, normalised(context, last), last));
    }

    private static Node normalised(LayerContext context, List<Integer> last) {
        Shape shape = context.input().shape();
        List<Integer> leading = shape.otherAxes(last);
        ReduceOp sum = new ReduceOp(ReduceOp.Kind.SUM, last);
        double size = last.stream().mapToDouble(shape::dim).reduce(1, (a, b) -> a * b);
        Node inverse = context.constant(1 / size);
        Node mean = context.named("Mean", new MulOp(), context.add(sum, context.input()), inverse);
        Node centred = context.named("Centred", new SubOp(), context.input(), context.spread(mean, shape, leading));
        Node squares = context.add(sum, context.add(new MulOp(), centred, centred));
        Node variance = context.named("Variance", new MulOp(), squares, inverse);
        Node eps = context.constant(context.attributes().decimal("eps"));
        Node deviation = context.add(new SqrtOp(), context.add(new AddOp(), variance, eps));
        Node scale = context.named("Scale", new DivOp(), context.constant(1), deviation);
        return context.named("Normalised", new MulOp(), centred, context.spread(scale, shape, leading));
    }

    private static Node affine(LayerContext context, Node normalised, List<Integer> last) {
        if (!context.attributes().flag("affine")) {
            return normalised;
        }
        Shape shape = normalised.shape();
        Shape parameters = shape.without(shape.otherAxes(last));
        Node weight = context.parameter("weight", parameters, false, ParameterSpec.Initial.constant(1));
        Node bias = context.parameter("bias", parameters, false, ParameterSpec.Initial.constant(0));
        Node scaled = context.add(new MulOp(), normalised, context.spread(weight, shape, last));
        return context.add(new AddOp(), scaled, context.spread(bias, shape, last));
    }
}
