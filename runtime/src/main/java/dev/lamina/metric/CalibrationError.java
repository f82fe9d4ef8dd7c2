package dev.lamina.metric;

import java.util.Arrays;

/**
 * How far probabilities are from the share of items that they hold for: items are sorted into bins of equal width by their
 * probability, and the difference of mean probability and share in each bin is averaged by weight (Guo et al., 2017). For
 * classes the probability is that of the predicted class, for yes or no that of yes. A bin takes in its upper bound. NaN if
 * a score is NaN.
 */
public final class CalibrationError extends Metric {
    private final int bins;
    private final boolean largest;

    private CalibrationError(int bins, boolean largest) {
        this.bins = bins;
        this.largest = largest;
    }

    /**
     * The expected error.
     *
     * @param bins the number of bins, at least 1; usual 10 or 15
     * @return the metric, for scores of classes and of yes or no
     * @throws IllegalArgumentException if there is no bin
     */
    public static CalibrationError bins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, but is " + bins);
        }
        return new CalibrationError(bins, false);
    }

    /** {@return the metric that takes the largest difference of all bins instead of the mean} */
    public CalibrationError largest() {
        return new CalibrationError(bins, true);
    }

    @Override
    public String name() {
        return largest ? "largest_calibration_error" : "calibration_error";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        return new Bins(requireScores(requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY)));
    }

    private final class Bins extends State {
        private final double[] weights = new double[bins];
        private final double[] probabilities = new double[bins];
        private final double[] right = new double[bins];
        private boolean undefined;

        Bins(Task task) {
            super(CalibrationError.this, task);
        }

        @Override
        protected void update(Rows rows) {
            boolean classes = rows.task().kind() == Task.Kind.CLASSES;
            for (int i = 0; i < rows.items(); i++) {
                if (rows.counts(i)) {
                    int answer = classes ? rows.predicted(i) : 1;
                    double p = answer < 0 ? Double.NaN : rows.probability(i, classes ? answer : 0);
                    add(p, rows.label(i) == answer, rows.weight(i));
                }
            }
        }

        private void add(double p, boolean isRight, double weight) {
            if (Double.isNaN(p)) {
                undefined = true;
                return;
            }
            int bin = 0;
            while (bin < bins - 1 && p > (bin + 1) * (1.0 / bins)) {
                bin++;
            }
            weights[bin] += weight;
            probabilities[bin] += weight * p;
            right[bin] += isRight ? weight : 0;
        }

        @Override
        public void reset() {
            Arrays.fill(weights, 0);
            Arrays.fill(probabilities, 0);
            Arrays.fill(right, 0);
            undefined = false;
        }

        @Override
        public double value() {
            double total = ClassCounts.sum(weights);
            if (undefined || total == 0) {
                return Double.NaN;
            }
            double sum = 0;
            double most = 0;
            for (int b = 0; b < bins; b++) {
                double difference = Math.abs(right[b] - probabilities[b]);
                sum += difference;
                most = weights[b] > 0 ? Math.max(most, difference / weights[b]) : most;
            }
            return largest ? most : sum / total;
        }
    }
}
