package dev.lamina.schedule;

/**
 * Lowers the rate when results stop getting better (PyTorch's ReduceLROnPlateau). An epoch is good if it beats the best so
 * far by more than the threshold. After more than {@code patience} bad ones in a row the rate is multiplied by the
 * factor; then the next {@code cooldown} epochs don't count as bad. Judges the validation data, if there are any, else
 * training. A loss or accuracy that is NaN is a bad result.
 */
public final class ReduceOnPlateau extends Schedule {
    /** A change of the rate that is smaller isn't made. */
    private static final double SMALLEST_CHANGE = 1e-8;

    private final boolean accuracy;
    private final double factor;
    private final int patience;
    private final double threshold;
    private final boolean absolute;
    private final int cooldown;
    private final double low;

    private ReduceOnPlateau(
            boolean accuracy,
            double factor,
            int patience,
            double threshold,
            boolean absolute,
            int cooldown,
            double low) {
        if (!(factor >= 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be at least 0 and below 1, but is " + factor);
        }
        this.accuracy = accuracy;
        this.factor = factor;
        this.patience = Curves.atLeast("patience", patience, 0);
        this.threshold = Curves.notNegative("threshold", threshold);
        this.absolute = absolute;
        this.cooldown = Curves.atLeast("cooldown", cooldown, 0);
        this.low = Curves.notNegative("low", low);
    }

    /** {@return a schedule that waits for a smaller loss} */
    public static ReduceOnPlateau ofLoss() {
        return new ReduceOnPlateau(false, 0.1, 10, 1e-4, false, 0, 0);
    }

    /** {@return a schedule that waits for a larger accuracy, for networks that tell classes apart} */
    public static ReduceOnPlateau ofAccuracy() {
        return new ReduceOnPlateau(true, 0.1, 10, 1e-4, false, 0, 0);
    }

    /**
     * Sets the factor of the rate.
     *
     * @param factor at least 0 and below 1; default 0.1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau factor(double factor) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, absolute, cooldown, low);
    }

    /**
     * Sets how many bad epochs in a row are borne.
     *
     * @param patience at least 0; default 10
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau patience(int patience) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, absolute, cooldown, low);
    }

    /**
     * Sets by which part of the best result a good one is better.
     *
     * @param threshold finite and not negative; default 1e-4
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau threshold(double threshold) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, false, cooldown, low);
    }

    /**
     * Sets by how much a good result is better than the best.
     *
     * @param threshold finite and not negative
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau absoluteThreshold(double threshold) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, true, cooldown, low);
    }

    /**
     * Sets how many epochs after a change don't count as bad.
     *
     * @param cooldown at least 0; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau cooldown(int cooldown) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, absolute, cooldown, low);
    }

    /**
     * Sets the lowest rate.
     *
     * @param low finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau to(double low) {
        return new ReduceOnPlateau(accuracy, factor, patience, threshold, absolute, cooldown, low);
    }

    @Override
    public boolean judgesEpochs() {
        return true;
    }

    @Override
    public boolean judgesAccuracy() {
        return accuracy;
    }

    @Override
    public Run start(double base) {
        return new Judge(this, base);
    }

    private static final class Judge extends Run {
        private final ReduceOnPlateau settings;
        private double rate;
        private double best;
        private int bad;
        private int cooling;

        Judge(ReduceOnPlateau settings, double rate) {
            this.settings = settings;
            this.rate = rate;
            this.best = settings.accuracy ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }

        @Override
        public double rate() {
            return rate;
        }

        @Override
        public void next(double loss, double accuracy) {
            double result = settings.accuracy ? accuracy : loss;
            if (isBetter(result)) {
                best = result;
                bad = 0;
            } else {
                bad++;
            }
            if (cooling > 0) {
                cooling--;
                bad = 0;
            }
            if (bad > settings.patience) {
                double lower = Math.max(rate * settings.factor, settings.low);
                rate = rate - lower > SMALLEST_CHANGE ? lower : rate;
                cooling = settings.cooldown;
                bad = 0;
            }
        }

        private boolean isBetter(double result) {
            double margin = settings.absolute || Double.isInfinite(best)
                    ? settings.threshold
                    : Math.abs(best) * settings.threshold;
            return settings.accuracy ? result > best + margin : result < best - margin;
        }
    }
}
