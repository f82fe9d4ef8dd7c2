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

/**
 * Compares every element of every gradient of a graph with the slope of its loss, found from two evaluations of the
 * reference interpreter. Elements whose small change crosses a kink are left out; there may be few of them.
 */
public final class FiniteDifferences {
    /** Constants of graphs are floats, so their derivatives can be off by half a float's last bit, 6e-8. */
    private static final double RELATIVE = 1e-6;

    private static final double STEP = 1e-4;
    private static final double MOST_KINKS = 0.2;
    private static final int ALL = Integer.MAX_VALUE;

    private final GraphCase test;
    private final int most;
    private final Graph forward;
    private final Node loss;

    private FiniteDifferences(GraphCase test, int most) {
        this.test = test;
        this.most = most;
        this.loss = test.graph().loss().orElseThrow();
        List<Result> needed = new ArrayList<>(test.graph().results(Result.Kind.LOSS));
        test.graph().nodes().stream()
                .filter(node -> node.is(MaxPool2dPositionsOp.class))
                .forEach(node -> needed.add(new Result(Result.Kind.OUTPUT, "positions", node)));
        this.forward = new Graph(test.graph().nodes(), needed).pruned();
    }

    /** Fails if a gradient isn't the slope of the loss. */
    public static void check(GraphCase test) {
        check(test, (parameter, value) -> 0);
    }

    /** The same for a few elements of each gradient, of which any number may be at kinks. */
    public static void checkSome(GraphCase test, Penalty penalty) {
        new FiniteDifferences(test, 20).run(penalty);
    }

    /** The slope of a penalty that the gradient of a parameter has but the loss hasn't. */
    public interface Penalty {
        /** The slope at a value of the parameter. */
        double slope(String parameter, double value);
    }

    /** The same for gradients to which those of penalties are added. */
    public static void check(GraphCase test, Penalty penalty) {
        new FiniteDifferences(test, ALL).run(penalty);
    }

    private void run(Penalty penalty) {
        Interpreter analytic = new Interpreter(test.rows(), test.externals()).run(test.graph());
        for (Result result : test.graph().results()) {
            if (result.kind() == Result.Kind.GRADIENT || result.kind() == Result.Kind.INPUT_GRADIENT) {
                compare(result, analytic.value(result.node()), penalty);
            }
        }
    }

    private void compare(Result result, double[] gradient, Penalty penalty) {
        Optional<Op> leaf = test.leaf(result);
        if (leaf.isEmpty()) {
            assertThat(gradient)
                    .as("gradient of %s, which nothing depends on", result.name())
                    .containsOnly(0);
            return;
        }
        double[] values = test.externals().get(leaf.get());
        assertThat(gradient).as("size of the gradient of %s", result.name()).hasSameSizeAs(values);
        List<Slope> slopes = new ArrayList<>();
        int step = (int) Math.ceil(values.length / (double) most);
        for (int i = 0; i < values.length; i += step) {
            slopes.add(slope(values, i, penalty.slope(result.name(), values[i])));
        }
        long kinks = slopes.stream().filter(Slope::kink).count();
        assertThat(kinks)
                .as("elements of %s at a kink in %s", result.name(), test)
                .isLessThanOrEqualTo(most == ALL ? 1 + (int) (MOST_KINKS * slopes.size()) : slopes.size());
        double largest = slopes.stream()
                .filter(slope -> !slope.kink())
                .mapToDouble(slope -> Math.abs(slope.value()))
                .max()
                .orElse(0);
        double smallest = most == ALL ? 1e-2 : 1e-1;
        for (Slope slope : slopes) {
            if (!slope.kink()) {
                assertThat(gradient[slope.element()])
                        .as("gradient of element %d of %s in %s", slope.element(), result.name(), test)
                        .isCloseTo(slope.value(), within(RELATIVE * Math.max(largest, smallest) + slope.error()));
            }
        }
    }

    /**
     * What the loss does at one element.
     *
     * @param value the slope
     * @param error what it may be off because the loss is curved
     * @param kink true if a kink lies so near that the slope isn't known
     */
    private record Slope(int element, double value, double error, boolean kink) {}

    /** Richardson's extrapolation from central differences of two widths. */
    private Slope slope(double[] values, int element, double penalty) {
        double wide = difference(values, element, STEP);
        double narrow = difference(values, element, STEP / 2);
        double slope = (4 * narrow - wide) / 3 + penalty;
        return new Slope(element, slope, 0.1 * Math.abs(wide - narrow), Double.isNaN(slope));
    }

    /** The central difference; not a number if a kink lies within the step. */
    private double difference(double[] values, int element, double step) {
        double value = values[element];
        values[element] = value + step;
        Interpreter above = new Interpreter(test.rows(), test.externals()).run(forward);
        values[element] = value - step;
        Interpreter below = new Interpreter(test.rows(), test.externals()).run(forward);
        values[element] = value;
        boolean kink = !Branches.of(forward, above::value).equals(Branches.of(forward, below::value));
        return kink ? Double.NaN : (above.value(loss)[0] - below.value(loss)[0]) / (2 * step);
    }
}
