package dev.lamina.metric;

import java.util.Arrays;

/**
 * A run that keeps the scores of all items, since ranks can't be known before the last one: for each item 8 bytes a score,
 * 4 a label and 4 for its weight. The arrays grow by half when they are full, and stay as large for the next run.
 */
final class KeptScores extends Metric.State {
    private static final int FIRST = 1024;
    /** What JVMs make at most. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final RankedMetric metric;
    private final Average average;
    private final boolean classes;
    private final int width;
    private final int labelWidth;
    private double[] scores;
    private int[] labels;
    private float[] weights;
    private int items;
    private boolean undefined;

    KeptScores(RankedMetric metric, Task task) {
        super(metric, task);
        this.metric = metric;
        this.average = metric.average();
        this.classes = task.kind() == Task.Kind.CLASSES;
        this.width = task.width();
        this.labelWidth = classes ? 1 : width;
        allocate(Math.min(FIRST, LONGEST / width));
    }

    private void allocate(int room) {
        scores = scores == null ? new double[room * width] : Arrays.copyOf(scores, room * width);
        labels = labels == null ? new int[room * labelWidth] : Arrays.copyOf(labels, room * labelWidth);
        weights = weights == null ? new float[room] : Arrays.copyOf(weights, room);
    }

    @Override
    protected void update(Rows rows) {
        for (int i = 0; i < rows.items(); i++) {
            if (rows.counts(i)) {
                if (items == weights.length) {
                    grow();
                }
                keep(rows, i);
                items++;
            }
        }
    }

    private void grow() {
        int most = LONGEST / width;
        if (items == most) {
            throw new IllegalStateException(name(0) + " keeps all scores, and " + items + " items of " + width
                    + " don't leave room for another one in an array: measure fewer rows at once");
        }
        allocate((int) Math.min(most, items + (long) items / 2 + 1));
    }

    /** Adding 0 makes 0 of -0, which sorting would tell apart. */
    private void keep(Rows rows, int item) {
        double[] all = classes ? rows.probabilities(item) : null;
        for (int k = 0; k < width; k++) {
            double score = (classes ? all[k] : rows.output(item, k)) + 0.0;
            scores[items * width + k] = score;
            undefined |= Double.isNaN(score);
        }
        for (int k = 0; k < labelWidth; k++) {
            labels[items * labelWidth + k] = rows.label(item, k);
        }
        weights[items] = (float) rows.weight(item);
    }

    @Override
    public void reset() {
        items = 0;
        undefined = false;
    }

    @Override
    public int size() {
        return average == Average.PER_CLASS ? width : 1;
    }

    @Override
    public double value(int i) {
        return average == Average.PER_CLASS ? undefined || items == 0 ? Double.NaN : ofClass(i) : value();
    }

    @Override
    public double value() {
        if (average == Average.PER_CLASS) {
            throw several();
        }
        if (undefined || items == 0) {
            return Double.NaN;
        }
        if (width == 1) {
            return ofClass(0);
        }
        return average == Average.MICRO ? ofAll() : mean(average == Average.WEIGHTED);
    }

    private double mean(boolean weighted) {
        double sum = 0;
        double total = 0;
        for (int k = 0; k < width; k++) {
            double weight = weighted ? weightOf(k) : 1;
            sum += weight == 0 ? 0 : weight * ofClass(k);
            total += weight;
        }
        return total == 0 ? 0 : sum / total;
    }

    private double weightOf(int k) {
        double sum = 0;
        for (int i = 0; i < items; i++) {
            sum += isYes(i, k) ? weights[i] : 0;
        }
        return sum;
    }

    private boolean isYes(int item, int k) {
        return classes ? labels[item] == k : labels[item * width + k] == 1;
    }

    private double ofClass(int k) {
        return metric.of(new Ranking(items, new Ranking.Scores() {
            @Override
            public double score(int item) {
                return scores[item * width + k];
            }

            @Override
            public boolean isYes(int item) {
                return KeptScores.this.isYes(item, k);
            }

            @Override
            public double weight(int item) {
                return weights[item];
            }
        }));
    }

    /** All decisions of all items as if they were one. */
    private double ofAll() {
        return metric.of(new Ranking(items * width, new Ranking.Scores() {
            @Override
            public double score(int i) {
                return scores[i];
            }

            @Override
            public boolean isYes(int i) {
                return KeptScores.this.isYes(i / width, i % width);
            }

            @Override
            public double weight(int i) {
                return weights[i / width];
            }
        }));
    }
}
