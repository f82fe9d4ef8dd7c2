package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.LogOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReluOp;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SubOp;
import dev.lamina.processor.op.TableOp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a loss is built from and with: predictions, target, attributes; arithmetic; the reduction to one number. */
final class LossGraph {
    /** The attribute that asks for a weight for each row, and the end of the name of the target that holds them. */
    static final String SAMPLE_WEIGHTS = "sampleWeights";

    private final GraphBuilder builder;
    private final LossAttributes attributes;
    private final List<Node> predictions;
    private final Node target;
    private final Map<String, Node> further;
    private final String name;
    private Node divisor;

    /** @param target null if the loss has none */
    LossGraph(GraphBuilder builder, LossAttributes attributes, List<Node> predictions, Node target) {
        this(builder, attributes, predictions, target, Map.of(), "loss");
    }

    /**
     * What a loss is built from.
     *
     * @param target null if the loss has none
     * @param further other targets by the ends of their names
     * @param name what generated code calls the loss
     */
    LossGraph(
            GraphBuilder builder,
            LossAttributes attributes,
            List<Node> predictions,
            Node target,
            Map<String, Node> further,
            String name) {
        this.further = further;
        this.name = name;
        this.builder = builder;
        this.attributes = attributes;
        this.predictions = predictions;
        this.target = target;
    }

    /** What generated code calls the loss. */
    String name() {
        return name;
    }

    GraphBuilder builder() {
        return builder;
    }

    LossAttributes attributes() {
        return attributes;
    }

    Node prediction() {
        return predictions.get(0);
    }

    Node prediction(int index) {
        return predictions.get(index);
    }

    Node target() {
        return target;
    }

    /** A target beside the first. */
    Optional<Node> further(String end) {
        return Optional.ofNullable(further.get(end));
    }

    /** Applies an operation whose result generated code knows by the loss's name and this. */
    Node named(String suffix, Op op, Node... inputs) {
        return builder.named(name + suffix, op, inputs);
    }

    // --- arithmetic

    Node number(float value) {
        return builder.add(new ConstantOp(value));
    }

    Node add(Node a, Node b) {
        return builder.add(new AddOp(), a, b);
    }

    Node sub(Node a, Node b) {
        return builder.add(new SubOp(), a, b);
    }

    Node mul(Node a, Node b) {
        return builder.add(new MulOp(), a, b);
    }

    Node div(Node a, Node b) {
        return builder.add(new DivOp(), a, b);
    }

    Node scaled(Node a, float factor) {
        return mul(a, number(factor));
    }

    Node squared(Node a) {
        return mul(a, a);
    }

    Node log(Node a) {
        return builder.add(new LogOp(), a);
    }

    Node exp(Node a) {
        return builder.add(new ExpOp(), a);
    }

    /** {@code max(a, 0)}. */
    Node positive(Node a) {
        return builder.add(new ReluOp(), a);
    }

    /** {@code |a|}, with gradient 0 at 0. */
    Node absolute(Node a) {
        return add(positive(a), positive(scaled(a, -1)));
    }

    /** {@code condition > 0 ? yes : no}. */
    Node choose(Node condition, Node yes, Node no) {
        return builder.add(new SelectPositiveOp(), condition, yes, no);
    }

    Node sum(Node a, List<Integer> axes) {
        return builder.add(new ReduceOp(ReduceOp.Kind.SUM, axes), a);
    }

    /** A value without some axis along that axis of a shape. */
    Node along(Node a, Shape shape, int axis) {
        return builder.add(new BroadcastOp(shape, shape.otherAxes(List.of(axis))), a);
    }

    /** Numbers of an attribute, one for each index of an axis. */
    Node table(String attribute, Shape shape, int axis) {
        List<Float> numbers = attributes.numbers(attribute);
        Node table = builder.named(attribute, new TableOp(attribute, numbers));
        return builder.add(new BroadcastOp(shape, List.of(axis)), table);
    }

    // --- reduction

    /** The loss of single elements as one number. */
    Node reduced(Node each) {
        return reducedTerms(weighted(each));
    }

    /** Each row's terms times the weight of the row; 0 where that is 0, though a term may be infinite. */
    private Node weighted(Node each) {
        return further(SAMPLE_WEIGHTS)
                .map(weights -> rowsAlong(weights, each.shape()))
                .map(weights -> choose(weights, mul(each, weights), number(0)))
                .orElse(each);
    }

    private Node rowsAlong(Node weights, Shape shape) {
        return shape.equals(weights.shape()) ? weights : builder.add(new BroadcastOp(shape, List.of(0)), weights);
    }

    private Node reducedTerms(Node each) {
        int perRow = each.shape().size();
        return switch (attributes.reduction()) {
            case "SUM" -> named("", new ReduceOp(ReduceOp.Kind.SUM, allAxes(each)), each);
            case "BATCH_MEAN" -> mean(sum(each, allAxes(each)), 1);
            default -> mean(sum(each, allAxes(each)), perRow);
        };
    }

    /**
     * Like {@link #reduced}, but the mean divides by the sum of weights. Where that is 0, no label counts: the loss and its
     * gradient are 0.
     */
    Node reduced(Node each, Node weights) {
        if (!attributes.reduction().equals("MEAN")) {
            return reduced(each);
        }
        Node weightedTerms = weighted(each);
        Node terms = sum(weightedTerms, allAxes(weightedTerms));
        divisor = sum(weights, allAxes(weights));
        Node mean = div(terms, choose(divisor, divisor, number(1)));
        return named("", new SelectPositiveOp(), divisor, mean, number(0));
    }

    /** What the mean of a loss with weights divides by, once it is built. */
    Optional<Node> divisor() {
        return Optional.ofNullable(divisor);
    }

    private Node mean(Node sum, int perRow) {
        return named("", new MulOp(), sum, builder.add(new RowCountOp(RowCountOp.Kind.INVERSE, perRow)));
    }

    private static List<Integer> allAxes(Node each) {
        return each.shape().otherAxes(List.of());
    }
}
