package dev.lamina.metric;

import dev.lamina.internal.Suggestions;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums of several metrics of a network: they are fed with what stands in a session after a pass. Which outputs and targets a
 * metric reads follows from the network's losses: it takes the first loss that it is defined for, unless {@link Metric#on} says
 * another.
 *
 * <pre>{@code
 * NetworkMetrics metrics = NetworkMetrics.of(net, Accuracy.metric(), F1.average(Average.MACRO));
 * ...
 * session.evaluate(rows);
 * metrics.add(session, rows);
 * ...
 * metrics.values(); // {accuracy=0.9712, f1_macro=0.9708}
 * }</pre>
 *
 * <p>Adding rows allocates nothing, unless a metric says so. Belongs to one thread at a time.
 */
public final class NetworkMetrics {
    private final List<Metric.State> states = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    /** Metrics that read the same rows. */
    private static final class Group {
        private final LossTerm term;
        private final boolean labels;
        private final Rows rows;
        private final List<Metric.State> states = new ArrayList<>();

        Group(LossTerm term, boolean labels, Task task) {
            this.term = term;
            this.labels = labels;
            this.rows = new Rows(task);
        }

        void add(Session session, int count, float[] weights) {
            float[] outputs = session.output(term.output());
            if (labels) {
                rows.set(outputs, 0, session.labels(term.target()), 0, count);
            } else {
                rows.set(outputs, 0, session.target(term.target()), 0, count);
            }
            rows.weighted(weights, 0);
            for (int i = 0; i < states.size(); i++) {
                states.get(i).add(rows);
            }
        }
    }

    private NetworkMetrics() {}

    /**
     * Starts metrics.
     *
     * @param network the network
     * @param metrics the metrics, with names of their own
     * @return their sums, without rows so far
     * @throws IllegalArgumentException if a metric isn't defined for the network, or two have the same name
     */
    public static NetworkMetrics of(Network network, Metric... metrics) {
        NetworkMetrics all = new NetworkMetrics();
        Map<String, Metric> names = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            if (names.put(metric.name(), metric) != null) {
                throw new IllegalArgumentException("two metrics are called " + metric.name() + ": leave one out");
            }
            all.start(network, metric);
        }
        return all;
    }

    private void start(Network network, Metric metric) {
        List<String> reasons = new ArrayList<>();
        for (LossTerm term : terms(network, metric)) {
            for (Task task : LossTasks.of(network, term, metric.task())) {
                try {
                    start(network, term, metric.start(task));
                    return;
                } catch (IllegalArgumentException undefined) {
                    reasons.add(undefined.getMessage());
                }
            }
        }
        throw new IllegalArgumentException(
                network.name() + ": " + metric.name() + " isn't defined for what its losses read: "
                        + (reasons.isEmpty()
                                ? "none of them has labels or targets at the positions of its output"
                                : reasons.get(0)));
    }

    private static List<LossTerm> terms(Network network, Metric metric) {
        if (metric.loss() == null) {
            return network.losses();
        }
        List<LossTerm> found = network.losses().stream()
                .filter(term -> term.name().equals(metric.loss()))
                .toList();
        if (found.isEmpty()) {
            List<String> names = network.losses().stream().map(LossTerm::name).toList();
            throw new IllegalArgumentException(network.name() + " has no loss " + metric.loss()
                    + Suggestions.didYouMean(metric.loss(), names) + " It has " + names);
        }
        return found;
    }

    private void start(Network network, LossTerm term, Metric.State state) {
        states.add(state);
        for (Group group : groups) {
            if (group.term.equals(term) && group.rows.task().equals(state.task())) {
                group.states.add(state);
                return;
            }
        }
        Group group = new Group(term, LossTasks.hasLabels(network, term), state.task());
        group.states.add(state);
        groups.add(group);
    }

    /**
     * Adds the rows of a pass.
     *
     * @param session a session of the network, in which outputs and targets stand
     * @param rows the number of rows
     * @throws IllegalArgumentException if a target is none that the metrics know, such as a share where 0 and 1 are needed
     */
    public void add(Session session, int rows) {
        add(session, rows, null);
    }

    /**
     * Adds the rows of a pass, each with a weight.
     *
     * @param session a session of the network, in which outputs and targets stand
     * @param rows the number of rows
     * @param weights one weight a row, null for 1
     * @throws IllegalArgumentException if a target is none that the metrics know, or a weight out of range
     */
    public void add(Session session, int rows, float[] weights) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).add(session, rows, weights);
        }
    }

    /** Goes back to no rows. */
    public void reset() {
        for (int i = 0; i < states.size(); i++) {
            states.get(i).reset();
        }
    }

    /** {@return all values by name, in the order of the metrics} */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric.State state : states) {
            values.putAll(state.values());
        }
        return values;
    }
}
