package dev.lamina.train;

import dev.lamina.metric.Metric;
import dev.lamina.metric.NetworkMetrics;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds up the losses and right answers of steps. Everything is made in the constructor; a step allocates nothing. */
final class LossSums {
    private final List<LossTerm> terms;
    private final boolean whole;
    private final Scalars scalars = new Scalars();
    private final Scalar[] sums;
    private final Scalar[] weights;
    /** For each loss, null if its target isn't labels of positions. */
    private final Accuracy[] accuracies;

    private final Accuracy first;
    private final Scalar total = scalars.add("total", 0);
    /** Rows of all steps, and of those that had something to learn from. */
    private final Scalar rows = scalars.add("rows", 0);

    private final Scalar counted = scalars.add("counted", 0);

    /** Further metrics. Their sums aren't among the numbers: a run that goes on within an epoch has no figures of it. */
    private final NetworkMetrics measured;

    private boolean complete = true;

    /** Means over steps, each of which counts as its rows do. */
    static LossSums ofSteps(Network network, List<Metric> metrics) {
        return new LossSums(network, false, metrics);
    }

    /** What an evaluation in a single step would give. */
    static LossSums ofWhole(Network network, List<Metric> metrics) {
        return new LossSums(network, true, metrics);
    }

    private LossSums(Network network, boolean whole, List<Metric> metrics) {
        this.measured = NetworkMetrics.of(network, metrics.toArray(new Metric[0]));
        this.whole = whole;
        this.terms = network.losses();
        this.sums = new Scalar[terms.size()];
        this.weights = new Scalar[terms.size()];
        this.accuracies = new Accuracy[terms.size()];
        Accuracy found = null;
        for (int i = 0; i < accuracies.length; i++) {
            LossTerm term = terms.get(i);
            sums[i] = scalars.add(i + ".sum", 0);
            weights[i] = scalars.add(i + ".weight", 0);
            if (term.hasTarget() && isForPositions(network.targets().get(term.target()))) {
                accuracies[i] = new Accuracy(network, term);
                scalars.addAll(i + ".", accuracies[i].scalars());
                found = found == null ? accuracies[i] : found;
            }
        }
        this.first = found;
    }

    /** True for labels each of which belongs to a position of the output. */
    private static boolean isForPositions(Slot target) {
        return target.classes() > 0 && target.classAxis() >= 0;
    }

    /** All that was added up, live. */
    Scalars scalars() {
        return scalars;
    }

    void reset() {
        total.set(0);
        rows.set(0);
        counted.set(0);
        measured.reset();
        complete = true;
        for (int i = 0; i < sums.length; i++) {
            sums[i].set(0);
            weights[i].set(0);
            if (accuracies[i] != null) {
                accuracies[i].reset();
            }
        }
    }

    /** After the numbers were put in: what metrics have seen belongs to another run. */
    void restored() {
        complete = rows.get() == 0;
        measured.reset();
    }

    /** Adds a step that has been computed. */
    void add(Session session, int stepRows) {
        rows.add(stepRows);
        measured.add(session, stepRows);
        boolean counts = false;
        for (int i = 0; i < sums.length; i++) {
            boolean sum = whole && terms.get(i).sum();
            float divisor = sum ? stepRows : session.lossWeight(i, stepRows);
            if (divisor > 0) { // else no label counts, and there is no loss
                float weight = whole ? divisor : stepRows;
                sums[i].add(sum ? session.loss(i) : (double) session.loss(i) * weight);
                weights[i].add(weight);
                counts = true;
            }
            if (accuracies[i] != null) {
                LossTerm term = terms.get(i);
                accuracies[i].add(session.output(term.output()), session.labels(term.target()), stepRows);
            }
        }
        if (counts) {
            total.add((double) session.loss() * stepRows);
            counted.add(stepRows);
        }
    }

    boolean hasAccuracy() {
        return first != null;
    }

    /** The mean loss of the steps so far; NaN if none of them had anything to learn from. */
    double mean() {
        double mean = total.get() / counted.get();
        for (int i = 0; !whole && i < sums.length; i++) {
            double missing = counted.get() - weights[i].get();
            if (missing > 0 && weights[i].get() > 0) { // a loss without labels in some steps counts as in the others
                mean += terms.get(i).weight() * mean(i) * missing / counted.get();
            }
        }
        return mean;
    }

    private double mean(int i) {
        return sums[i].get() / weights[i].get();
    }

    /** The share of the rows so far that is right by the first loss that has labels; NaN without one. */
    double accuracy() {
        return share(first);
    }

    /** The figures of all steps so far. */
    Metrics metrics() {
        List<TermMetrics> each = new ArrayList<>();
        double loss = 0;
        for (int i = 0; i < sums.length; i++) {
            each.add(new TermMetrics(terms.get(i).name(), mean(i), share(accuracies[i])));
            if (weights[i].get() > 0) {
                loss += terms.get(i).weight() * each.get(i).loss();
            }
        }
        double mean = whole ? (counted.get() == 0 ? Double.NaN : loss) : mean();
        return new Metrics(mean, share(first), sums.length > 1 ? each : List.of(), named());
    }

    private Map<String, Double> named() {
        Map<String, Double> values = measured.values();
        if (!complete) {
            values.replaceAll((name, value) -> Double.NaN);
        }
        return values;
    }

    private static double share(Accuracy accuracy) {
        return accuracy == null ? Double.NaN : accuracy.share();
    }
}
