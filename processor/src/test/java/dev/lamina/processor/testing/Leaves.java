package dev.lamina.processor.testing;

import dev.lamina.processor.autodiff.ReverseMode;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds small graphs with random leaves: inputs and parameters, what is computed from them, a loss, gradients. */
public final class Leaves {
    private final GraphBuilder builder = new GraphBuilder();
    private final Externals externals = new Externals();
    private final List<Node> wanted = new ArrayList<>();
    private final RandomValues random;
    private final int rows;

    /** Leaves for a step of the given number of rows. */
    public Leaves(int rows, long seed) {
        this.rows = rows;
        this.random = new RandomValues(seed);
        builder.origin("net");
    }

    /** Where more nodes can be made. */
    public GraphBuilder builder() {
        return builder;
    }

    /** Applies an operation. */
    public Node add(Op op, Node... inputs) {
        return builder.add(op, inputs);
    }

    /** An input with one value of the given shape for each row, from -1.5 to 1.5. */
    public Node input(Integer... dims) {
        return input(random.uniform(Shape.rows(dims).elements(rows), -1.5, 1.5), dims);
    }

    /** The same, from 0.5 to 2. */
    public Node positiveInput(Integer... dims) {
        return input(random.uniform(Shape.rows(dims).elements(rows), 0.5, 2), dims);
    }

    /** The same, of either sign but not near 0. */
    public Node nonZeroInput(Integer... dims) {
        return input(random.awayFromZero(Shape.rows(dims).elements(rows)), dims);
    }

    /** The same, no two elements near each other. */
    public Node distinctInput(Integer... dims) {
        return input(random.distinct(Shape.rows(dims).elements(rows)), dims);
    }

    /** A parameter of the given shape. */
    public Node parameter(Integer... dims) {
        Shape shape = Shape.of(dims);
        ParameterOp op = new ParameterOp("net.weight" + wanted.size(), shape);
        return wanted("weight" + wanted.size(), op, random.uniform(shape.size(), -1.5, 1.5));
    }

    /** The same, of either sign but not near 0. */
    public Node nonZeroParameter(Integer... dims) {
        Shape shape = Shape.of(dims);
        ParameterOp op = new ParameterOp("net.weight" + wanted.size(), shape);
        return wanted("weight" + wanted.size(), op, random.awayFromZero(shape.size()));
    }

    /** A state of the given shape, whose gradient nobody asks for. */
    public Node fixed(String name, Integer... dims) {
        ParameterOp op = new ParameterOp("net." + name, Shape.of(dims));
        Node node = builder.named(name, op);
        if (!externals.leaves().contains(op)) {
            externals.put(op, random.uniform(op.parameterShape().size(), -1.5, 1.5));
        }
        return node;
    }

    /** The class of each row. */
    public Node labels(int classes) {
        LabelsOp op = new LabelsOp("labels", 0, classes);
        externals.put(op, random.indices(rows, classes));
        return builder.named("labels", op);
    }

    /** An input of integers below a bound, of the given shape for each row. */
    public Node indexInput(int vocabulary, Integer... dims) {
        InputOp op = new InputOp("indices", 9, Shape.rows(dims), vocabulary);
        externals.put(op, random.indices(Shape.rows(dims).elements(rows), vocabulary));
        return builder.named("indices", op);
    }

    private Node input(double[] values, Integer... dims) {
        String name = "input" + wanted.size();
        return wanted(name, new InputOp(name, wanted.size(), Shape.rows(dims)), values);
    }

    private Node wanted(String name, Op op, double[] values) {
        externals.put(op, values);
        Node node = builder.named(name, op);
        wanted.add(node);
        return node;
    }

    /** The graph of a value: its sum weighted with random numbers as the loss, and the gradients of all leaves. */
    public GraphCase differentiate(String name, Node value) {
        Node y = builder.name(value, "y");
        Node loss = sum(weighted(y));
        if (wanted.stream().noneMatch(leaf -> leaf.is(InputOp.class))) {
            // A model has an input, whatever it is for.
            loss = builder.add(new AddOp(), loss, sum(input(1)));
        }
        loss = builder.name(loss, "loss");
        Map<Node, Node> gradients = ReverseMode.differentiate(builder, loss, wanted);
        List<Result> results = new ArrayList<>();
        results.add(new Result(Result.Kind.LOSS, "loss", loss));
        results.add(new Result(Result.Kind.OUTPUT, "y", y));
        for (Node leaf : wanted) {
            if (gradients.containsKey(leaf)) {
                results.add(
                        leaf.op() instanceof ParameterOp parameter
                                ? new Result(Result.Kind.GRADIENT, parameter.name(), gradients.get(leaf))
                                : new Result(Result.Kind.INPUT_GRADIENT, leaf.name(), gradients.get(leaf)));
            }
        }
        return new GraphCase(name, new Graph(builder.nodes(), results).pruned(), rows, externals);
    }

    private Node sum(Node value) {
        List<Integer> axes = value.shape().otherAxes(List.of());
        return axes.isEmpty() ? value : builder.add(new ReduceOp(ReduceOp.Kind.SUM, axes), value);
    }

    private Node weighted(Node y) {
        // A step has one target, which may be the labels already.
        boolean labelled = externals.leaves().stream().anyMatch(LabelsOp.class::isInstance);
        Op probe = !y.shape().perRow()
                ? new ParameterOp("net.probe", y.shape())
                : labelled ? new InputOp("probe", wanted.size(), y.shape()) : new TargetOp("probe", 0, y.shape());
        externals.put(probe, random.uniform(y.shape().elements(rows), -1, 1));
        return builder.add(new MulOp(), y, builder.named("probe", probe));
    }
}
