package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.internal.Outputs;
import dev.lamina.model.Network;
import dev.lamina.model.Session;

/** Measures loss and accuracy in inference mode, in steps of the network's batch. */
final class Evaluation {
    private final Network network;
    private final Binding binding;
    private final Session session;
    private final int outputSize;

    Evaluation(Network network, Binding binding, int threads) {
        this.network = network;
        this.binding = binding;
        this.session = network.newSession(threads);
        this.outputSize = network.outputs().get(0).size();
    }

    /** Measures with the network's present parameters. */
    Metrics run() {
        Dataset data = binding.data();
        int size = data.size();
        int batch = network.batch();
        double loss = 0;
        long right = 0;
        for (int from = 0; from < size; from += batch) {
            int rows = Math.min(batch, size - from);
            binding.fillInputs(session, null, from, rows);
            binding.fillTargets(session, null, from, rows);
            session.evaluate(rows);
            loss += (double) session.loss() * rows;
            float[] output = session.output(0);
            for (int r = 0; data.hasLabels() && r < rows; r++) {
                right += isRight(output, r, outputSize, data.label(from + r)) ? 1 : 0;
            }
        }
        return new Metrics(loss / size, data.hasLabels() ? (double) right / size : Double.NaN);
    }

    /** Whether the largest output of row r is the right class. */
    static boolean isRight(float[] output, int r, int outputSize, int label) {
        return Outputs.argMax(output, r * outputSize, (r + 1) * outputSize) == label;
    }
}
