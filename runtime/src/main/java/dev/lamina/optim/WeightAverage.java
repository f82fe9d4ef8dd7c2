package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;
import java.util.Objects;

/**
 * An exponential moving average a of the weights beside another optimizer: training doesn't change by it, but the network is
 * evaluated and saved with the average. After each step
 *
 * <pre>
 * a = decay * a + (1 - decay) * p
 * </pre>
 *
 * <p>where a begins at the weights after the first step. Running statistics, such as those of batch norms, aren't averaged.
 */
public final class WeightAverage extends Optimizer {
    private static final Setting DECAY = Setting.belowOne("decay");

    private final Optimizer inner;

    private WeightAverage(Optimizer inner, Settings settings) {
        super(settings);
        this.inner = inner;
    }

    /**
     * An average with decay 0.999.
     *
     * @param optimizer what makes the steps
     * @return the optimizer
     */
    public static WeightAverage of(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        return new WeightAverage(optimizer, settings(optimizer.learningRate()).with(DECAY, 0.999f));
    }

    /**
     * Sets how slowly the average changes: it is about that of the last {@code 1 / (1 - decay)} steps.
     *
     * @param decay from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public WeightAverage decay(float decay) {
        return new WeightAverage(inner, settings().with(DECAY, decay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Average(trainable, this);
    }

    @Override
    public String toString() {
        return "WeightAverage(" + inner + ", " + settings() + ")";
    }

    private static final class Average extends Wrapper {
        private final float rest;
        private final float[][] averages = slot("average");

        Average(List<Parameter> parameters, WeightAverage optimizer) {
            super(parameters, optimizer, optimizer.inner);
            if (inner().averages()) {
                throw new IllegalArgumentException(optimizer.inner + " keeps averages of the weights by itself: use it "
                        + "without WeightAverage");
            }
            rest = (float) (1 - optimizer.settings().exact(DECAY));
        }

        @Override
        void afterStep() {
            float share = step() == 1 ? 1f : rest;
            for (int i = 0; i < size(); i++) {
                average(parameter(i).values(), averages[i], parameter(i).size(), share);
            }
        }

        private static void average(float[] p, float[] average, int size, float share) {
            for (int i = 0; i < size; i++) {
                average[i] = Math.fma(share, p[i] - average[i], average[i]);
            }
        }

        @Override
        public boolean averages() {
            return true;
        }

        @Override
        protected void showAverages() {
            swap();
        }

        @Override
        protected void hideAverages() {
            swap();
        }

        /** Before the first step there is no average, so the weights stay. */
        private void swap() {
            for (int i = 0; i < size() && step() > 0; i++) {
                Exchange.values(parameter(i).values(), averages[i], parameter(i).size());
            }
        }
    }
}
