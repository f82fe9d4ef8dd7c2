package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.op.SqrtOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;

/** Batch normalisation over all axes but the channel, the first one of a row. */
final class BatchNormLayer implements LayerType {
    private static final List<Integer> CHANNEL = List.of(1);

    @Override
    public String attribute() {
        return "batchNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isPositive("eps") & attributes.isFraction("momentum");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Shape shape = context.input().shape();
        Shape channels = Shape.of(shape.dim(1));
        Node runningMean = context.state("running_mean", channels, ParameterSpec.Initial.constant(0));
        Node runningVariance = context.state("running_var", channels, ParameterSpec.Initial.constant(1));
        Node normalised = context.training()
                ? byBatch(context, runningMean, runningVariance)
                : byStatistics(context, runningMean, runningVariance);
        if (!context.attributes().flag("affine")) {
            return Optional.of(normalised);
        }
        Node weight = context.parameter("weight", channels, false, ParameterSpec.Initial.constant(1));
        Node bias = context.parameter("bias", channels, false, ParameterSpec.Initial.constant(0));
        Node scaled = context.add(new MulOp(), normalised, context.spread(weight, shape, CHANNEL));
        return Optional.of(context.add(new AddOp(), scaled, context.spread(bias, shape, CHANNEL)));
    }

    private static Node byBatch(LayerContext context, Node runningMean, Node runningVariance) {
        Shape shape = context.input().shape();
        ReduceOp sum = new ReduceOp(ReduceOp.Kind.SUM, LayerContext.axesWithout(shape, 1));
        int perRow = shape.size() / shape.dim(1);
        Node inverse = context.add(new RowCountOp(RowCountOp.Kind.INVERSE, perRow));
        Node mean = context.named("Mean", new MulOp(), context.add(sum, context.input()), inverse);
        Node centred = context.named("Centred", new SubOp(), context.input(), context.spread(mean, shape, CHANNEL));
        Node squares = context.add(sum, context.add(new MulOp(), centred, centred));
        Node variance = context.named("Variance", new MulOp(), squares, inverse);
        Node unbias = context.add(new RowCountOp(RowCountOp.Kind.UNBIAS, perRow));
        update(context, runningMean, mean);
        update(context, runningVariance, context.add(new MulOp(), variance, unbias));
        Node scale = inverseDeviation(context, variance);
        return context.named("Normalised", new MulOp(), centred, context.spread(scale, shape, CHANNEL));
    }

    private static void update(LayerContext context, Node running, Node current) {
        float momentum = context.attributes().decimal("momentum");
        Node kept = context.add(new MulOp(), context.latest(running), context.constant(1 - momentum));
        Node added = context.add(new MulOp(), current, context.constant(momentum));
        context.update(running, context.add(new AddOp(), kept, added));
    }

    private static Node byStatistics(LayerContext context, Node mean, Node variance) {
        Shape shape = context.input().shape();
        Node centred = context.add(new SubOp(), context.input(), context.spread(mean, shape, CHANNEL));
        Node scale = inverseDeviation(context, variance);
        return context.add(new MulOp(), centred, context.spread(scale, shape, CHANNEL));
    }

    private static Node inverseDeviation(LayerContext context, Node variance) {
        Node eps = context.constant(context.attributes().decimal("eps"));
        Node deviation = context.add(new SqrtOp(), context.add(new AddOp(), variance, eps));
        return context.named("Scale", new DivOp(), context.constant(1), deviation);
    }
}
