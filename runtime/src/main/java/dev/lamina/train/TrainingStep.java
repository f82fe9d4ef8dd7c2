package dev.lamina.train;

import dev.lamina.math.CounterRandom;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.GradientTransform;
import dev.lamina.optim.Optimizer;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;

/**
 * The steps of one run, each from rows to changed parameters. A step is one or several passes (fill, forward, check, backward,
 * check, sums), whose gradients are added up, then transforms and the update. Everything is made in the constructor; a step
 * allocates nothing.
 */
final class TrainingStep {
    /** The domain of augmentation's keys; the order of an epoch has -2, noise of gradients -3. */
    private static final long AUGMENTATION = -4;

    private final Binding binding;
    private final RowOrder order;
    /** Null if rows stay as they are. */
    private final Augmentation augmentation;
    /** Null if all classes count the same. */
    private final ClassWeights classWeights;

    private final int batchSize;
    private final long seed;
    private final Session session;
    private final Optimizer.State optimizer;
    /** Null if nothing is done to gradients. */
    private final GradientTransform.Run transform;

    private final Rates rates;
    /** Null if each step is a single pass. */
    private final Accumulator accumulator;

    private final StateBackup states;
    private final FiniteCheck check = new FiniteCheck();
    private final Divergence divergence;
    private final LossSums sums;
    private final Callback observer;

    private final Scalars scalars = new Scalars();
    /** Passes made, from which dropout is drawn. */
    private final Scalar passes = scalars.add("passes", 0);

    private float loss;

    /** @param observer is shown each pass */
    TrainingStep(RunSettings settings, Binding binding, RowOrder order, Callback observer) {
        Network network = settings.network;
        this.binding = binding;
        this.order = order;
        this.augmentation = settings.augmentation;
        this.classWeights = settings.classWeights == null ? null : new ClassWeights(network, settings.classWeights);
        this.observer = observer;
        this.batchSize = settings.batchSize;
        this.seed = settings.seed;
        this.session = network.newTrainingSession(settings.threads);
        this.optimizer = settings.optimizer.start(network.trainableParameters());
        this.transform = settings.transform == null ? null : settings.transform.start(network.trainableParameters());
        this.rates = new Rates(optimizer, settings.schedule, settings.schedulePerStep);
        this.accumulator = settings.accumulate == 1 ? null : new Accumulator(network, session);
        this.states = new StateBackup(network.parameters());
        this.divergence = new Divergence(network, session, states, check, order.rows());
        this.sums = LossSums.ofSteps(network, settings.metrics);
        scalars.addAll("optimizer.", optimizer.scalars());
        if (transform != null) {
            scalars.addAll("gradients.", transform.scalars());
        }
        scalars.addAll("schedule.", rates.scalars());
        scalars.addAll("sums.", sums.scalars());
    }

    /**
     * Makes a step.
     *
     * @param epoch its epoch, from 1
     * @param from  its first row, in the order of the epoch
     * @param rows  its rows: fewer than usual at the end of an epoch
     */
    void run(int epoch, int from, int rows) {
        states.save();
        if (accumulator != null) {
            accumulator.clear();
        }
        for (int at = from; at < from + rows; at += batchSize) {
            pass(epoch, at, Math.min(batchSize, from + rows - at));
        }
        loss = accumulator == null ? session.loss() : accumulator.loss();
        Gradients gradients = accumulator == null ? session.gradients() : accumulator.gradients();
        if (transform != null) {
            transform.apply(gradients);
        }
        rates.beforeStep();
        optimizer.update(gradients);
        rates.afterStep(loss);
    }

    private void pass(int epoch, int from, int rows) {
        fill(from, rows);
        session.forward(rows);
        if (!Float.isFinite(session.loss()) || !states.areFinite(check)) {
            throw diverged(epoch, from, rows);
        }
        session.backward(rows);
        checkGradients(epoch, from, rows);
        if (accumulator != null) {
            accumulator.add(session, rows);
        }
        sums.add(session, rows);
        observer.onTrainingPass(session, rows);
    }

    private void fill(int from, int rows) {
        binding.fillInputs(session, order.rows(), from, rows);
        binding.fillTargets(session, order.rows(), from, rows);
        if (augmentation != null) {
            augmentation.change(session, rows, CounterRandom.key(seed, AUGMENTATION, (long) passes.get()));
        }
        if (classWeights != null) {
            classWeights.apply(session, rows);
        }
        session.randomState(seed, (long) passes.get());
        passes.increment();
    }

    private void checkGradients(int epoch, int from, int rows) {
        Gradients gradients = session.gradients();
        for (int i = 0; i < gradients.size(); i++) {
            if (!check.isFinite(gradients, i)) {
                throw diverged(epoch, from, rows);
            }
        }
    }

    private TrainingDivergedException diverged(int epoch, int from, int rows) {
        return divergence.ofStep(epoch, optimizer.step() + 1, from, rows, session.loss(), optimizer.learningRate());
    }

    /** Checks what the last update of an epoch left: nothing follows that would show it. */
    void checkParameters(int epoch) {
        divergence.checkParameters(epoch, optimizer.step(), optimizer.learningRate());
    }

    /** All numbers that change from step to step, live. */
    Scalars scalars() {
        return scalars;
    }

    Session session() {
        return session;
    }

    Optimizer.State optimizer() {
        return optimizer;
    }

    Rates rates() {
        return rates;
    }

    /** The sums of the epoch so far. */
    LossSums sums() {
        return sums;
    }

    /** The loss of the last step. */
    float loss() {
        return loss;
    }
}
