package dev.lamina.examples.resnet;

import dev.lamina.data.Dataset;
import dev.lamina.examples.CommonOptions;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.AdamW;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;
import dev.lamina.schedule.WarmupCosine;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Training by hand, as in the example "xor", because it does what {@link dev.lamina.train.Trainer} doesn't: each time a
 * picture is seen, it is moved by up to two pixels in each direction, so the network can't learn pictures by heart.
 */
final class ShiftedTraining {
    private static final int SIZE = 28;
    private static final int REACH = 2;

    private final Network network;
    private final CommonOptions options;
    private final float learningRate;

    /**
     * A training run.
     *
     * @param learningRate the highest rate
     */
    ShiftedTraining(Network network, CommonOptions options, float learningRate) {
        this.network = network;
        this.options = options;
        this.learningRate = learningRate;
    }

    /** Changes the network's parameters, and prints a line after each epoch. */
    void run(Dataset digits, PrintStream out) {
        Session session = network.newTrainingSession(options.threads());
        int stepsOfAnEpoch = (digits.size() + network.batch() - 1) / network.batch();
        int steps = stepsOfAnEpoch * options.epochs();
        Schedule.Run schedule = WarmupCosine.over(steps).warmup(steps / 20).start(learningRate);
        Optimizer.State optimizer =
                AdamW.learningRate(learningRate).weightDecay(0.02f).start(network.trainableParameters());
        int[] order = new int[digits.size()];
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            Arrays.setAll(order, i -> i);
            CounterRandom.shuffle(order, CounterRandom.key(options.seed(), 1, epoch));
            long start = System.nanoTime();
            double lossSum = 0;
            for (int from = 0; from < order.length; from += network.batch()) {
                int rows = Math.min(network.batch(), order.length - from);
                fill(session, digits, order, from, rows, epoch);
                optimizer.setLearningRate((float) schedule.rate());
                session.forward(rows);
                lossSum += (double) session.loss() * rows;
                session.backward(rows);
                optimizer.update(session.gradients());
                schedule.next(session.loss(), Double.NaN);
            }
            double loss = lossSum / order.length;
            out.printf(
                    Locale.ROOT,
                    "epoch %d/%d  loss %.4f  %.1f s%n",
                    epoch,
                    options.epochs(),
                    loss,
                    (System.nanoTime() - start) * 1e-9);
            options.require(Double.isFinite(loss), "The loss is " + loss + ": choose a smaller --learning-rate");
        }
    }

    private void fill(Session session, Dataset digits, int[] order, int from, int rows, int epoch) {
        float[] pixels = new float[SIZE * SIZE];
        long key = CounterRandom.key(options.seed(), 2, epoch);
        for (int row = 0; row < rows; row++) {
            int picture = order[from + row];
            digits.copyInput(0, picture, pixels, 0);
            int down = distance(CounterRandom.uniform(key, 2L * picture));
            int right = distance(CounterRandom.uniform(key, 2L * picture + 1));
            shift(pixels, down, right, session.input(0), row * SIZE * SIZE);
            session.labels(0)[row] = digits.label(picture);
        }
    }

    private static int distance(float uniform) {
        return (int) (uniform * (2 * REACH + 1)) - REACH;
    }

    /**
     * Copies a picture that has moved; what leaves it is lost, and blank paper comes in.
     *
     * @param to where to
     * @param offset index of the first pixel there
     */
    static void shift(float[] pixels, int down, int right, float[] to, int offset) {
        Arrays.fill(to, offset, offset + SIZE * SIZE, 0f);
        int width = SIZE - Math.abs(right);
        for (int row = Math.max(0, down); row < Math.min(SIZE, SIZE + down); row++) {
            int source = (row - down) * SIZE + Math.max(0, -right);
            System.arraycopy(pixels, source, to, offset + row * SIZE + Math.max(0, right), width);
        }
    }
}
