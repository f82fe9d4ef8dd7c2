package dev.lamina.schedule;

import dev.lamina.state.Scalar;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;

/**
 * Lowers the rate when results stop getting better (PyTorch's ReduceLROnPlateau). An epoch is good if it beats the best so
 * far by more than the threshold. After more than {@code patience} bad ones in a row the rate is multiplied by the
 * factor; then the next {@code cooldown} epochs don't count as bad. Judges the validation data, if there are any, else
 * training. A loss or accuracy that is NaN is a bad result.
 */
public final class ReduceOnPlateau extends Schedule {
    /** A change of the rate that is smaller isn't made. */
    private static final double SMALLEST_CHANGE = 1e-8;

    private static final Setting ACCURACY = Setting.flag("accuracy");
    private static final Setting FACTOR = Setting.belowOne("factor");
    private static final Setting PATIENCE = Setting.whole("patience", 0);
    private static final Setting THRESHOLD = Setting.notNegative("threshold");
    private static final Setting ABSOLUTE = Setting.flag("absolute");
    private static final Setting COOLDOWN = Setting.whole("cooldown", 0);
    private static final Setting LOW = Setting.notNegative("low");

    private final Settings settings;

    private ReduceOnPlateau(Settings settings) {
        this.settings = settings;
    }

    private static ReduceOnPlateau of(boolean accuracy) {
        return new ReduceOnPlateau(Settings.none()
                .with(ACCURACY, accuracy)
                .with(FACTOR, 0.1)
                .with(PATIENCE, 10)
                .with(THRESHOLD, 1e-4)
                .with(ABSOLUTE, false)
                .with(COOLDOWN, 0)
                .with(LOW, 0.0));
    }

    /** {@return a schedule that waits for a smaller loss} */
    public static ReduceOnPlateau ofLoss() {
        return of(false);
    }

    /** {@return a schedule that waits for a larger accuracy, for networks that tell classes apart} */
    public static ReduceOnPlateau ofAccuracy() {
        return of(true);
    }

    /**
     * Sets the factor of the rate.
     *
     * @param factor at least 0 and below 1; default 0.1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau factor(double factor) {
        return new ReduceOnPlateau(settings.with(FACTOR, factor));
    }

    /**
     * Sets how many bad epochs in a row are borne.
     *
     * @param patience at least 0; default 10
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau patience(int patience) {
        return new ReduceOnPlateau(settings.with(PATIENCE, patience));
    }

    /**
     * Sets by which part of the best result a good one is better.
     *
     * @param threshold finite and not negative; default 1e-4
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau threshold(double threshold) {
        return new ReduceOnPlateau(settings.with(THRESHOLD, threshold).with(ABSOLUTE, false));
    }

    /**
     * Sets by how much a good result is better than the best.
     *
     * @param threshold finite and not negative
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau absoluteThreshold(double threshold) {
        return new ReduceOnPlateau(settings.with(THRESHOLD, threshold).with(ABSOLUTE, true));
    }

    /**
     * Sets how many epochs after a change don't count as bad.
     *
     * @param cooldown at least 0; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau cooldown(int cooldown) {
        return new ReduceOnPlateau(settings.with(COOLDOWN, cooldown));
    }

    /**
     * Sets the lowest rate.
     *
     * @param low finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReduceOnPlateau to(double low) {
        return new ReduceOnPlateau(settings.with(LOW, low));
    }

    @Override
    public boolean judgesEpochs() {
        return true;
    }

    @Override
    public boolean judgesAccuracy() {
        return settings.is(ACCURACY);
    }

    @Override
    public Run start(double base) {
        return new Judge(settings, base);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "ReduceOnPlateau" + settings;
    }

    private static final class Judge extends Run {
        private final boolean ofAccuracy;
        private final double factor;
        private final int patience;
        private final double threshold;
        private final boolean absolute;
        private final int cooldown;
        private final double low;
        private final Scalar rate;
        private final Scalar best;
        private final Scalar bad = scalar("bad_epochs", 0);
        private final Scalar cooling = scalar("cooldown_epochs", 0);

        Judge(Settings settings, double base) {
            ofAccuracy = settings.is(ACCURACY);
            factor = settings.exact(FACTOR);
            patience = settings.whole(PATIENCE);
            threshold = settings.exact(THRESHOLD);
            absolute = settings.is(ABSOLUTE);
            cooldown = settings.whole(COOLDOWN);
            low = settings.exact(LOW);
            rate = scalar("rate", base);
            best = scalar("best", ofAccuracy ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }

        @Override
        public double rate() {
            return rate.get();
        }

        @Override
        public void next(double loss, double accuracy) {
            double result = ofAccuracy ? accuracy : loss;
            if (isBetter(result)) {
                best.set(result);
                bad.set(0);
            } else {
                bad.increment();
            }
            if (cooling.get() > 0) {
                cooling.set(cooling.get() - 1);
                bad.set(0);
            }
            if (bad.get() > patience) {
                lower();
                cooling.set(cooldown);
                bad.set(0);
            }
        }

        private void lower() {
            double lower = Math.max(rate.get() * factor, low);
            if (rate.get() - lower > SMALLEST_CHANGE) {
                rate.set(lower);
            }
        }

        private boolean isBetter(double result) {
            double before = best.get();
            double margin = absolute || Double.isInfinite(before) ? threshold : Math.abs(before) * threshold;
            return ofAccuracy ? result > before + margin : result < before - margin;
        }
    }
}
