package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Session;

/** Measures loss and accuracy in inference mode, in steps of the network's batch. */
final class Evaluation {
    private final Network network;
    private final Binding binding;
    private final Session session;
    private final Accuracy accuracy;

    Evaluation(Network network, Binding binding, int threads) {
        this.network = network;
        this.binding = binding;
        this.session = network.newSession(threads);
        this.accuracy = binding.data().hasLabels() ? new Accuracy(network) : null;
    }

    /** Measures with the network's present parameters. */
    Metrics run() {
        Dataset data = binding.data();
        int size = data.size();
        int batch = network.batch();
        double loss = 0;
        if (accuracy != null) {
            accuracy.reset();
        }
        for (int from = 0; from < size; from += batch) {
            int rows = Math.min(batch, size - from);
            binding.fillInputs(session, null, from, rows);
            binding.fillTargets(session, null, from, rows);
            session.evaluate(rows);
            loss += (double) session.loss() * rows;
            if (accuracy != null) {
                accuracy.add(session.output(0), session.labels(0), rows);
            }
        }
        return new Metrics(loss / size, accuracy != null ? accuracy.share() : Double.NaN);
    }
}
