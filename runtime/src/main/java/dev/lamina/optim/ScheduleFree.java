package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import java.util.List;

/**
 * What both schedule-free rules share: the sequence z that takes the steps, its weighted mean x, with which the network is
 * evaluated, and y between the two, where gradients are taken. Parameters hold y in training and x in evaluation.
 */
abstract class ScheduleFree extends Rule {
    final float[][] z = slot("z");
    final float[][] x = slot("x");
    private final Scalar weightSum = scalar("weight_sum", 0);

    /** The share of the new z in the mean. */
    float share;

    ScheduleFree(List<Parameter> parameters, Optimizer optimizer) {
        super(parameters, optimizer);
    }

    /** Weighs this step by the square of its rate, so that a warm-up counts little. */
    final void weigh(double rate) {
        double weight = rate * rate;
        weightSum.set(weightSum.get() + weight);
        share = weight == 0 ? 0f : (float) (weight / weightSum.get());
    }

    @Override
    protected final void update(int i, float[] p, float[] g, int from, int to) {
        if (step() == 1) {
            System.arraycopy(p, from, z[i], from, to - from);
            System.arraycopy(p, from, x[i], from, to - from);
        }
        step(i, p, g, from, to);
    }

    /** One step of a parameter, whose z and x are known. */
    abstract void step(int i, float[] p, float[] g, int from, int to);

    @Override
    public final boolean averages() {
        return true;
    }

    @Override
    protected final void showAverages() {
        swap();
    }

    @Override
    protected final void hideAverages() {
        swap();
    }

    /** Exchanges y and x. Before the first step both are the parameters' values. */
    private void swap() {
        for (int i = 0; i < size() && step() > 0; i++) {
            Exchange.values(parameter(i).values(), x[i], parameter(i).size());
        }
    }
}
