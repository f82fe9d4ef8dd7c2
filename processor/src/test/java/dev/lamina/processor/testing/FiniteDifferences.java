package dev.lamina.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Interpreter;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares every element of every gradient of a graph with the slope of its loss, found from two evaluations of the
 * reference interpreter. Elements whose small change crosses a kink are left out; there may be few of them.
 */
public final class FiniteDifferences {
    /** Constants of graphs are floats, so their derivatives can be off by half a float's last bit, 6e-8. */
    private static final double RELATIVE = 1e-6;

    private static final double STEP = 1e-5;
    private static final double MOST_KINKS = 0.2;

    private final GraphCase test;
    private final Graph forward;
    private final Node loss;

    private FiniteDifferences(GraphCase test) {
        this.test = test;
        this.loss = test.graph().loss().orElseThrow();
        List<Result> needed = new ArrayList<>(test.graph().results(Result.Kind.LOSS));
        test.graph().nodes().stream()
                .filter(node -> node.is(MaxPool2dPositionsOp.class))
                .forEach(node -> needed.add(new Result(Result.Kind.OUTPUT, "positions", node)));
        this.forward = new Graph(test.graph().nodes(), needed).pruned();
    }

    /** Fails if a gradient isn't the slope of the loss. */
    public static void check(GraphCase test) {
        check(test, gradient -> 0);
    }

    /** The same for gradients to which a multiple of the parameter itself is added, as an L2 penalty does. */
    public static void check(GraphCase test, ToDoubleFunction<String> penalty) {
        new FiniteDifferences(test).run(penalty);
    }

    private void run(ToDoubleFunction<String> penalty) {
        Interpreter analytic = new Interpreter(test.rows(), test.externals()).run(test.graph());
        for (Result result : test.graph().results()) {
            if (result.kind() == Result.Kind.GRADIENT || result.kind() == Result.Kind.INPUT_GRADIENT) {
                double lambda = penalty.applyAsDouble(result.name());
                compare(result, analytic.value(result.node()), lambda);
            }
        }
    }

    private void compare(Result result, double[] gradient, double lambda) {
        Optional<Op> leaf = test.leaf(result);
        if (leaf.isEmpty()) {
            assertThat(gradient)
                    .as("gradient of %s, which nothing depends on", result.name())
                    .containsOnly(0);
            return;
        }
        double[] values = test.externals().get(leaf.get());
        assertThat(gradient).as("size of the gradient of %s", result.name()).hasSameSizeAs(values);
        double[] slopes = new double[values.length];
        double largest = 0;
        int kinks = 0;
        for (int i = 0; i < values.length; i++) {
            slopes[i] = slope(values, i) + lambda * values[i];
            kinks += Double.isNaN(slopes[i]) ? 1 : 0;
            largest = Double.isNaN(slopes[i]) ? largest : Math.max(largest, Math.abs(slopes[i]));
        }
        assertThat(kinks)
                .as("elements of %s at a kink", result.name())
                .isLessThanOrEqualTo(1 + (int) (MOST_KINKS * values.length));
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(slopes[i])) {
                assertThat(gradient[i])
                        .as("gradient of element %d of %s in %s", i, result.name(), test)
                        .isCloseTo(slopes[i], within(RELATIVE * Math.max(largest, 1e-2)));
            }
        }
    }

    /** The slope of the loss by one element; not a number if a kink lies within the step. */
    private double slope(double[] values, int element) {
        double value = values[element];
        values[element] = value + STEP;
        Interpreter above = new Interpreter(test.rows(), test.externals()).run(forward);
        values[element] = value - STEP;
        Interpreter below = new Interpreter(test.rows(), test.externals()).run(forward);
        values[element] = value;
        boolean kink = !Branches.of(forward, above).equals(Branches.of(forward, below));
        return kink ? Double.NaN : (above.value(loss)[0] - below.value(loss)[0]) / (2 * STEP);
    }
}
