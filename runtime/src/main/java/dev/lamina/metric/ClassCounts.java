package dev.lamina.metric;

import java.util.Arrays;

/**
 * Weights of items for each class: those that were right, those that have the label, those that were predicted so. For
 * several labels these are the counts of yes for each label.
 */
abstract class ClassCounts extends Metric.State {
    final double[] hits;
    final double[] actual;
    final double[] predicted;
    /** The weight of all items. */
    double total;
    /** The weight of items without a prediction, since a score is NaN. */
    double undecided;

    ClassCounts(Metric metric, Task task) {
        super(metric, task);
        int classes = task.kind() == Task.Kind.MULTI_LABEL ? task.width() : task.classes();
        hits = new double[classes];
        actual = new double[classes];
        predicted = new double[classes];
    }

    @Override
    protected void update(Rows rows) {
        boolean several = rows.task().kind() == Task.Kind.MULTI_LABEL;
        for (int i = 0; i < rows.items(); i++) {
            if (rows.counts(i)) {
                total += rows.weight(i);
                if (several) {
                    addLabels(rows, i);
                } else {
                    addClass(rows, i);
                }
            }
        }
    }

    private void addLabels(Rows rows, int item) {
        for (int k = 0; k < hits.length; k++) {
            boolean yes = rows.label(item, k) == 1;
            boolean found = rows.predicted(item, k) == 1;
            double weight = rows.weight(item);
            actual[k] += yes ? weight : 0;
            predicted[k] += found ? weight : 0;
            hits[k] += yes && found ? weight : 0;
        }
    }

    private void addClass(Rows rows, int item) {
        int label = rows.label(item);
        int answer = rows.predicted(item);
        double weight = rows.weight(item);
        actual[label] += weight;
        if (answer >= 0) {
            predicted[answer] += weight;
        } else {
            undecided += weight;
        }
        if (answer == label) {
            hits[label] += weight;
        }
    }

    @Override
    public void reset() {
        Arrays.fill(hits, 0);
        Arrays.fill(actual, 0);
        Arrays.fill(predicted, 0);
        total = 0;
        undecided = 0;
    }

    /** How many of some values aren't 0. */
    static int present(double... values) {
        int present = 0;
        for (double value : values) {
            present += value > 0 ? 1 : 0;
        }
        return present;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
