package dev.lamina.metric;

/** A run whose value is a weighted mean over all items that count. */
public abstract class Mean extends Metric.State {
    private double sum;
    private double weight;

    /**
     * A run without rows.
     *
     * @param metric the metric
     * @param task what outputs mean
     */
    protected Mean(Metric metric, Task task) {
        super(metric, task);
    }

    /**
     * What the mean is taken of.
     *
     * @param rows the rows
     * @param item an item that counts
     * @return its share of the figure
     */
    protected abstract double measure(Rows rows, int item);

    @Override
    protected final void update(Rows rows) {
        for (int i = 0; i < rows.items(); i++) {
            if (rows.counts(i)) {
                sum += rows.weight(i) * measure(rows, i);
                weight += rows.weight(i);
            }
        }
    }

    @Override
    public final void reset() {
        sum = 0;
        weight = 0;
    }

    @Override
    public double value() {
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
