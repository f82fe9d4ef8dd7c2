package dev.lamina.train;

import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import java.util.ArrayList;
import java.util.List;

/** Adds up the losses and right answers of steps. Everything is made in the constructor; a step allocates nothing. */
final class LossSums {
    private final List<LossTerm> terms;
    private final double[] sums;
    /** For each loss, null if its target isn't labels. */
    private final Accuracy[] accuracies;

    private final Accuracy first;
    private double total;
    private long rows;

    LossSums(Network network) {
        this.terms = network.losses();
        this.sums = new double[terms.size()];
        this.accuracies = new Accuracy[terms.size()];
        Accuracy found = null;
        for (int i = 0; i < accuracies.length; i++) {
            LossTerm term = terms.get(i);
            if (term.hasTarget() && network.targets().get(term.target()).classes() > 0) {
                accuracies[i] = new Accuracy(network, term);
                found = found == null ? accuracies[i] : found;
            }
        }
        this.first = found;
    }

    void reset() {
        total = 0;
        rows = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 0;
            if (accuracies[i] != null) {
                accuracies[i].reset();
            }
        }
    }

    /** Adds a step that has been computed. */
    void add(Session session, int stepRows) {
        total += (double) session.loss() * stepRows;
        rows += stepRows;
        for (int i = 0; i < sums.length; i++) {
            if (sums.length > 1) {
                sums[i] += (double) session.loss(i) * stepRows;
            }
            if (accuracies[i] != null) {
                LossTerm term = terms.get(i);
                accuracies[i].add(session.output(term.output()), session.labels(term.target()), stepRows);
            }
        }
    }

    boolean hasAccuracy() {
        return first != null;
    }

    double total() {
        return total;
    }

    /** As many rows as are right so far by the first loss that has labels; 0 without one. */
    long right() {
        return first == null ? 0 : first.rightOf((int) rows);
    }

    /** Means over all steps so far. */
    Metrics metrics() {
        List<TermMetrics> each = new ArrayList<>();
        for (int i = 0; i < sums.length && sums.length > 1; i++) {
            each.add(new TermMetrics(terms.get(i).name(), sums[i] / rows, share(accuracies[i])));
        }
        return new Metrics(total / rows, share(first), each);
    }

    private static double share(Accuracy accuracy) {
        return accuracy == null ? Double.NaN : accuracy.share();
    }
}
