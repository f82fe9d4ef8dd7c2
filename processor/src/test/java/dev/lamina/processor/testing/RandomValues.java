package dev.lamina.processor.testing;

import dev.lamina.math.CounterRandom;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.GaussianNoiseOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.OutputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Random numbers for tests, all of them floats, so that code in either precision can be given the same ones. */
public final class RandomValues {
    private final Random random;

    /** The same seed gives the same numbers. */
    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** Numbers between two others. */
    public double[] uniform(int size, double from, double to) {
        return fill(size, () -> from + random.nextDouble() * (to - from));
    }

    /** Numbers of either sign that are at least 0.1 from 0, where many functions have a kink or a pole. */
    public double[] awayFromZero(int size) {
        return fill(size, () -> (random.nextBoolean() ? 1 : -1) * (0.1 + 1.4 * random.nextDouble()));
    }

    /** Numbers in random order that are at least 0.01 apart, so that maxima are clear. */
    public double[] distinct(int size) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i - size / 2);
        }
        Collections.shuffle(order, random);
        return order.stream()
                .mapToDouble(place -> (float) (0.02 * place + 0.01 * random.nextDouble()))
                .toArray();
    }

    /** Integers from 0 to below a bound. */
    public double[] indices(int size, int bound) {
        return fill(size, () -> random.nextInt(bound));
    }

    /** The factors of inverted dropout, as sessions draw them in their first step. */
    public static double[] mask(int size, DropoutMaskOp op) {
        long key = CounterRandom.key(CompiledRunner.SEED, 0, op.stream());
        double[] mask = new double[size];
        for (int i = 0; i < size; i++) {
            mask[i] = CounterRandom.uniform(key, i) < op.probability() ? 0 : 1f / (1 - op.probability());
        }
        return mask;
    }

    /** Noise as sessions draw it in their first step. */
    public static double[] noise(int size, GaussianNoiseOp op) {
        long key = CounterRandom.key(CompiledRunner.SEED, 0, op.stream());
        double[] noise = new double[size];
        for (int i = 0; i < size; i++) {
            noise[i] = op.deviation() * CounterRandom.normal(key, i);
        }
        return noise;
    }

    /** Values for every leaf of a graph; states that are variances are positive. */
    public Externals forLeaves(Graph graph, int rows) {
        Externals externals = new Externals();
        for (Node node : graph.nodes()) {
            int size = node.shape().elements(rows);
            if (node.op() instanceof LabelsOp labels) {
                externals.put(labels, indices(size, labels.classes()));
            } else if (node.op() instanceof DropoutMaskOp mask) {
                externals.put(mask, mask(size, mask));
            } else if (node.op() instanceof GaussianNoiseOp noise) {
                externals.put(noise, noise(size, noise));
            } else if (node.op() instanceof ParameterOp state && state.name().endsWith("running_var")) {
                externals.put(state, uniform(size, 0.5, 2));
            } else if (node.op() instanceof InputOp input && input.vocabulary() > 0) {
                externals.put(input, indices(size, input.vocabulary()));
            } else if (node.is(OutputOp.class)
                    || node.is(InputOp.class)
                    || node.is(TargetOp.class)
                    || node.is(ParameterOp.class)) {
                externals.put(node.op(), uniform(size, -1.5, 1.5));
            }
        }
        return externals;
    }

    private static double[] fill(int size, DoubleSupplier numbers) {
        return DoubleStream.generate(() -> (float) numbers.getAsDouble())
                .limit(size)
                .toArray();
    }
}
