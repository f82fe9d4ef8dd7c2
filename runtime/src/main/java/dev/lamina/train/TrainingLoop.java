package dev.lamina.train;

import dev.lamina.math.CounterRandom;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;

/** The steps of one training run. Everything is made in the constructor; a step allocates nothing. */
final class TrainingLoop {
    /** The domain of the shuffling keys; initialisation has -1, dropout the steps from 0. */
    private static final long SHUFFLE = -2;

    private final Binding binding;
    private final Session session;
    private final Optimizer.State optimizer;
    private final StateBackup states;
    private final FiniteCheck check = new FiniteCheck();
    private final Divergence divergence;
    private final int batchSize;
    private final LossSums sums;
    private final long seed;
    private final boolean shuffle;
    private final int[] order;

    private GradientClip clip;
    private Schedule.Run rates;
    private boolean ratePerStep;
    private boolean showsAverages;
    private long step;

    TrainingLoop(
            Network network,
            Binding binding,
            Optimizer optimizer,
            int batchSize,
            long seed,
            int threads,
            boolean shuffle) {
        this.binding = binding;
        this.session = network.newTrainingSession(threads);
        this.optimizer = optimizer.start(network.trainableParameters());
        this.states = new StateBackup(network.parameters());
        this.batchSize = batchSize;
        this.sums = LossSums.ofSteps(network);
        this.seed = seed;
        this.shuffle = shuffle;
        this.order = new int[binding.data().size()];
        this.divergence = new Divergence(network, session, states, check, order);
    }

    /** Sets the limit of gradients, or null for none. */
    void clip(GradientClip clip) {
        this.clip = clip;
    }

    /** Sets where learning rates come from, and whether each step has its own; else the caller goes on to the next. */
    Schedule.Run schedule(Schedule schedule, boolean perStep) {
        rates = schedule.start(optimizer.exactRate());
        ratePerStep = perStep;
        return rates;
    }

    /** Runs one epoch, numbered from 1; the last step may have fewer rows. */
    void epoch(int epoch, Progress progress) {
        if (showsAverages) {
            optimizer.afterEvaluation();
            showsAverages = false;
        }
        sums.reset();
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            // From the row numbers each time, so that an epoch's order depends on nothing but seed and epoch.
            CounterRandom.shuffle(order, CounterRandom.key(seed, SHUFFLE, epoch));
        }
        for (int from = 0; from < order.length; from += batchSize) {
            int rows = Math.min(batchSize, order.length - from);
            step(epoch, from, rows);
            progress.step(from + rows, order.length, sums.mean(), sums.right());
        }
        // In an epoch the loss of the next step shows what an update did; nothing follows the last one.
        divergence.checkParameters(epoch, step, optimizer.learningRate());
        // Measuring, listeners and, in the end, the user see the weights that are meant for use.
        optimizer.beforeEvaluation();
        showsAverages = true;
    }

    boolean hasAccuracy() {
        return sums.hasAccuracy();
    }

    /** Means over the steps of the epoch. */
    Metrics metrics() {
        return sums.metrics();
    }

    private void step(int epoch, int from, int rows) {
        binding.fillInputs(session, order, from, rows);
        binding.fillTargets(session, order, from, rows);
        session.randomState(seed, step);
        step++;
        states.save();
        session.forward(rows);
        float loss = session.loss();
        if (!Float.isFinite(loss) || !states.areFinite(check)) {
            throw diverged(epoch, from, rows, loss);
        }
        session.backward(rows);
        Gradients gradients = session.gradients();
        for (int i = 0; i < gradients.size(); i++) {
            if (!check.isFinite(gradients, i)) {
                throw diverged(epoch, from, rows, loss);
            }
        }
        if (clip != null) {
            clip.apply(gradients);
        }
        if (rates != null) {
            optimizer.setLearningRate(rates.rate());
        }
        optimizer.update(gradients);
        if (ratePerStep) {
            rates.next(loss, Double.NaN);
        }
        sums.add(session, rows);
    }

    private TrainingDivergedException diverged(int epoch, int from, int rows, float loss) {
        return divergence.ofStep(epoch, step, from, rows, loss, optimizer.learningRate());
    }
}
