package dev.lamina.train;

import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.ArrayList;
import java.util.List;

/** Adds up the losses and right answers of steps. Everything is made in the constructor; a step allocates nothing. */
final class LossSums {
    private final List<LossTerm> terms;
    private final boolean whole;
    private final double[] sums;
    private final double[] weights;
    /** For each loss, null if its target isn't labels of positions. */
    private final Accuracy[] accuracies;

    private final Accuracy first;
    private double total;
    /** Rows of all steps, and of those that had something to learn from. */
    private long rows;

    private long counted;

    /** Means over steps, each of which counts as its rows do. */
    static LossSums ofSteps(Network network) {
        return new LossSums(network, false);
    }

    /** What an evaluation in a single step would give. */
    static LossSums ofWhole(Network network) {
        return new LossSums(network, true);
    }

    private LossSums(Network network, boolean whole) {
        this.whole = whole;
        this.terms = network.losses();
        this.sums = new double[terms.size()];
        this.weights = new double[terms.size()];
        this.accuracies = new Accuracy[terms.size()];
        Accuracy found = null;
        for (int i = 0; i < accuracies.length; i++) {
            LossTerm term = terms.get(i);
            if (term.hasTarget() && isForPositions(network.targets().get(term.target()))) {
                accuracies[i] = new Accuracy(network, term);
                found = found == null ? accuracies[i] : found;
            }
        }
        this.first = found;
    }

    /** True for labels each of which belongs to a position of the output. */
    private static boolean isForPositions(Slot target) {
        return target.classes() > 0 && target.classAxis() >= 0;
    }

    void reset() {
        total = 0;
        rows = 0;
        counted = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 0;
            weights[i] = 0;
            if (accuracies[i] != null) {
                accuracies[i].reset();
            }
        }
    }

    /** Adds a step that has been computed. */
    void add(Session session, int stepRows) {
        rows += stepRows;
        boolean counts = false;
        for (int i = 0; i < sums.length; i++) {
            boolean sum = whole && terms.get(i).sum();
            float divisor = sum ? stepRows : session.lossWeight(i, stepRows);
            if (divisor > 0) { // else no label counts, and there is no loss
                float weight = whole ? divisor : stepRows;
                sums[i] += sum ? session.loss(i) : (double) session.loss(i) * weight;
                weights[i] += weight;
                counts = true;
            }
            if (accuracies[i] != null) {
                LossTerm term = terms.get(i);
                accuracies[i].add(session.output(term.output()), session.labels(term.target()), stepRows);
            }
        }
        if (counts) {
            total += (double) session.loss() * stepRows;
            counted += stepRows;
        }
    }

    boolean hasAccuracy() {
        return first != null;
    }

    /** The mean loss of the steps so far; NaN if none of them had anything to learn from. */
    double mean() {
        double mean = total / counted;
        for (int i = 0; !whole && i < sums.length; i++) {
            double missing = counted - weights[i];
            if (missing > 0 && weights[i] > 0) { // a loss without labels in some steps counts as in the others
                mean += terms.get(i).weight() * (sums[i] / weights[i]) * missing / counted;
            }
        }
        return mean;
    }

    /** As many rows as are right so far by the first loss that has labels; 0 without one. */
    long right() {
        return first == null ? 0 : first.rightOf((int) rows);
    }

    /** The figures of all steps so far. */
    Metrics metrics() {
        List<TermMetrics> each = new ArrayList<>();
        double loss = 0;
        for (int i = 0; i < sums.length; i++) {
            each.add(new TermMetrics(terms.get(i).name(), sums[i] / weights[i], share(accuracies[i])));
            if (weights[i] > 0) {
                loss += terms.get(i).weight() * each.get(i).loss();
            }
        }
        return new Metrics(
                whole ? (counted == 0 ? Double.NaN : loss) : mean(), share(first), sums.length > 1 ? each : List.of());
    }

    private static double share(Accuracy accuracy) {
        return accuracy == null ? Double.NaN : accuracy.share();
    }
}
