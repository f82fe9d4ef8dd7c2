package dev.lamina.processor.testing;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Interpreter;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a computation in floats may be from one in doubles. Found by experiment: the graph is evaluated with every
 * intermediate result off by about a float's last bit, at random, and the results are compared with the exact ones.
 */
public final class FloatErrors {
    private static final int EXPERIMENTS = 3;
    private static final double LAST_BIT = 1.2e-7;

    private final Map<String, Double> tolerances = new HashMap<>();
    private final boolean stable;

    private FloatErrors(GraphCase test) {
        Interpreter exact = new Interpreter(test.rows(), test.externals()).run(test.graph());
        List<List<Integer>> branches = Branches.of(test.graph(), exact::value);
        boolean same = true;
        Random random = new Random(9);
        Map<String, Double> deviations = new HashMap<>();
        for (int i = 0; i < EXPERIMENTS; i++) {
            Map<Node, double[]> noisy = evaluate(test, random);
            same &= Branches.of(test.graph(), noisy::get).equals(branches);
            for (Result result : test.graph().results()) {
                double deviation = largest(exact.value(result.node()), noisy.get(result.node()));
                deviations.merge(InterpreterRunner.key(result.kind(), result.name()), deviation, Math::max);
            }
        }
        stable = same;
        for (Result result : test.graph().results()) {
            String key = InterpreterRunner.key(result.kind(), result.name());
            double size = largest(exact.value(result.node()), new double[exact.value(result.node()).length]);
            tolerances.put(key, 1e-6 + 1e-5 * size + 16 * deviations.get(key));
        }
    }

    /** Experiments with a graph. */
    public static FloatErrors of(GraphCase test) {
        return new FloatErrors(test);
    }

    /** False if an element is so near a kink that floats and doubles may go different ways. */
    public boolean stable() {
        return stable;
    }

    /** How far each element of a result may be off. */
    public double tolerance(String key) {
        return tolerances.get(key);
    }

    private static double largest(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static Map<Node, double[]> evaluate(GraphCase test, Random random) {
        Map<Node, double[]> values = new HashMap<>();
        for (Node node : test.graph().nodes()) {
            double[] value = node.op().evaluate(new Noisy(test, node, values)).clone();
            if (!node.inputs().isEmpty() && node.op().type() == ElementType.FLOAT) {
                Set<Double> given = given(node, values);
                for (int i = 0; i < value.length; i++) {
                    double noise = 1 + LAST_BIT * (random.nextDouble() - 0.5);
                    value[i] = given.contains(value[i]) ? value[i] : (float) (value[i] * noise);
                }
            }
            values.put(node, value);
        }
        return values;
    }

    /** What is only selected or moved, or has 0 added to it, is exact: the bounds of a clamp, the scores of masked keys. */
    private static Set<Double> given(Node node, Map<Node, double[]> values) {
        return node.inputs().stream()
                .flatMapToDouble(input -> Arrays.stream(values.get(input)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private record Noisy(GraphCase test, Node node, Map<Node, double[]> values) implements Evaluation {
        @Override
        public int rows() {
            return test.rows();
        }

        @Override
        public double[] input(int index) {
            return values.get(node.input(index));
        }

        @Override
        public double[] external(Node leaf) {
            return test.externals().apply(leaf);
        }
    }
}
