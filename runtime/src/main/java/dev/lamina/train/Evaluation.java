package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.internal.Outputs;
import dev.lamina.math.FloatMath;
import dev.lamina.model.Network;
import dev.lamina.model.Session;

/**
 * Measures loss and accuracy in inference mode. The loss is computed here from the raw outputs, because a session's
 * own forward pass is that of training: with dropout and the statistics of the batch.
 */
final class Evaluation {
    private final Network network;
    private final Binding binding;
    private final Session session;
    private final int outputSize;
    private final float[] target;

    Evaluation(Network network, Binding binding, int threads) {
        this.network = network;
        this.binding = binding;
        this.session = network.newSession(threads);
        this.outputSize = network.outputs().get(0).size();
        this.target = new float[binding.data().hasLabels() ? 0 : outputSize];
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
            session.infer(rows);
            float[] output = session.output(0);
            for (int r = 0; r < rows; r++) {
                loss += rowLoss(data, from + r, output, r * outputSize);
                right += data.hasLabels() && isRight(output, r, outputSize, data.label(from + r)) ? 1 : 0;
            }
        }
        return new Metrics(loss / size, data.hasLabels() ? (double) right / size : Double.NaN);
    }

    /** Whether the largest output of row r is the right class. */
    static boolean isRight(float[] output, int r, int outputSize, int label) {
        return Outputs.argMax(output, r * outputSize, (r + 1) * outputSize) == label;
    }

    /** The loss of one row; for losses that are means over elements, the mean over the row's elements. */
    private double rowLoss(Dataset data, int row, float[] output, int at) {
        if (data.hasLabels()) {
            return Outputs.logSumExp(output, at, at + outputSize) - output[at + data.label(row)];
        }
        data.copyTarget(row, target, 0);
        double sum = 0;
        switch (network.objective()) {
            case MEAN_SQUARED_ERROR:
                for (int i = 0; i < outputSize; i++) {
                    float error = output[at + i] - target[i];
                    sum += error * error;
                }
                break;
            case BINARY_CROSS_ENTROPY:
                for (int i = 0; i < outputSize; i++) {
                    sum += FloatMath.softplus(output[at + i]) - output[at + i] * target[i];
                }
                break;
            default:
                throw new IllegalStateException(network.name() + ": " + network.objective() + " needs labels");
        }
        return sum / outputSize;
    }
}
