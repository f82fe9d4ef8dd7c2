package dev.lamina.examples.text;

import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.CosineRate;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.AdamW;
import dev.lamina.optim.Optimizer;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Teaches a network to foretell, after each character of a window of text, the next one. A step takes windows from
 * random places. The learning rate falls from step to step, which is why the loop is written out here.
 */
public final class TextTraining {
    private static final int REPORTS_OF_AN_EPOCH = 4;

    private final Network network;
    private final CommonOptions options;
    private final float learningRate;
    private final int window;

    /**
     * A training run.
     *
     * @param network reads a window of characters and yields logits for the one after each
     * @param learningRate the highest rate
     */
    public TextTraining(Network network, CommonOptions options, float learningRate) {
        this.network = network;
        this.options = options;
        this.learningRate = learningRate;
        this.window = network.inputs().get(0).size();
    }

    /**
     * Changes the network's parameters. An epoch has as many steps as it takes to see as many characters as there are.
     *
     * @return the loss on the validation part, in nats per character
     */
    public double run(Texts texts, PrintStream out) {
        int stepsOfAnEpoch = Math.max(1, texts.training().length / (network.batch() * window));
        int steps = stepsOfAnEpoch * options.epochs();
        int report = Math.max(1, stepsOfAnEpoch / REPORTS_OF_AN_EPOCH);
        CosineRate rate = new CosineRate(learningRate, Math.min(100, steps / 10), steps);
        Session session = network.newTrainingSession(options.threads());
        Optimizer.State optimizer =
                AdamW.learningRate(learningRate).betas(0.9f, 0.99f).start(network.trainableParameters());
        long start = System.nanoTime();
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            fill(session, texts.training(), step);
            session.randomState(options.seed(), step);
            optimizer.setLearningRate(rate.of(step));
            session.forward(network.batch());
            sum += session.loss();
            session.backward(network.batch());
            optimizer.update(session.gradients());
            if ((step + 1) % report == 0) {
                double loss = sum / report;
                options.require(Double.isFinite(loss), "The loss is " + loss + ": choose a smaller --learning-rate");
                out.printf(
                        Locale.ROOT,
                        "step %d/%d  loss %.4f  %.1f s%n",
                        step + 1,
                        steps,
                        loss,
                        (System.nanoTime() - start) * 1e-9);
                sum = 0;
            }
        }
        return loss(session, texts.validation());
    }

    /** The mean loss over a text, cut into windows one behind the other; what doesn't fill a window is left out. */
    private double loss(Session session, int[] text) {
        int windows = (text.length - 1) / window;
        double sum = 0;
        for (int from = 0; from < windows; from += network.batch()) {
            int rows = Math.min(network.batch(), windows - from);
            for (int row = 0; row < rows; row++) {
                fill(session, row, text, (from + row) * window);
            }
            session.evaluate(rows);
            sum += (double) session.loss() * rows;
        }
        return sum / windows;
    }

    private void fill(Session session, int[] text, int step) {
        long key = CounterRandom.key(options.seed(), 1, step);
        for (int row = 0; row < network.batch(); row++) {
            fill(session, row, text, (int) (CounterRandom.uniform(key, row) * (text.length - window)));
        }
    }

    /** The window is the input; the window one character further on is what the network should say. */
    private void fill(Session session, int row, int[] text, int from) {
        System.arraycopy(text, from, session.indices(0), row * window, window);
        System.arraycopy(text, from + 1, session.labels(0), row * window, window);
    }
}
