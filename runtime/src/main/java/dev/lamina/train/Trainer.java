package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Claim;
import dev.lamina.model.Network;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.Optimizer;
import dev.lamina.parallel.Workers;
import dev.lamina.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Trains a network on a data set.
 *
 * <pre>{@code
 * History history = Trainer.of(net).optimizer(Adam.learningRate(1e-3f)).epochs(5).fit(train, test);
 * }</pre>
 *
 * <p>The same network, data, settings and seed give the same parameters bit for bit, on any machine and with any number
 * of threads. Progress goes to standard output: an updating line on a terminal, else one line per epoch; system
 * property {@code lamina.progress} (auto, bar, lines, none) overrides it. Not thread-safe.
 */
public final class Trainer {
    private final Network network;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Optimizer optimizer = Adam.learningRate(1e-3f);
    private GradientClip clip;
    private Schedule schedule;
    private boolean schedulePerStep;
    private int epochs = 10;
    private int batchSize;
    private long seed;
    private int threads = 1;
    private boolean shuffle = true;
    private boolean silent;
    private Dataset validation;

    private Trainer(Network network) {
        this.network = Objects.requireNonNull(network, "network");
        this.batchSize = network.batch();
    }

    /**
     * A trainer with default settings: Adam with learning rate 0.001, 10 epochs, the network's batch, seed 0, one
     * thread, shuffling, no validation.
     *
     * @param network the network, whose parameters training changes
     * @return the trainer
     */
    public static Trainer of(Network network) {
        return new Trainer(network);
    }

    /**
     * Sets the optimizer.
     *
     * @param optimizer the optimizer; each {@link #fit} starts it anew. If it keeps averages of the weights, these are
     *     what the network has whenever an epoch has ended
     * @return this trainer
     */
    public Trainer optimizer(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        return this;
    }

    /**
     * Sets how the learning rate changes from epoch to epoch. It replaces a schedule that was set before.
     *
     * @param schedule the schedule; each {@link #fit} starts it anew at the optimizer's rate
     * @return this trainer
     */
    public Trainer schedule(Schedule schedule) {
        this.schedule = Objects.requireNonNull(schedule, "schedule");
        this.schedulePerStep = false;
        return this;
    }

    /**
     * Sets how the learning rate changes from step to step. It replaces a schedule that was set before.
     *
     * @param schedule the schedule; each {@link #fit} starts it anew at the optimizer's rate
     * @return this trainer
     * @throws IllegalArgumentException if it judges epochs, as {@link dev.lamina.schedule.ReduceOnPlateau} does
     */
    public Trainer schedulePerStep(Schedule schedule) {
        if (schedule.judgesEpochs()) {
            throw new IllegalArgumentException(
                    schedule.getClass().getSimpleName() + " judges the results of epochs: use schedule(...)");
        }
        this.schedule = schedule;
        this.schedulePerStep = true;
        return this;
    }

    /**
     * Sets a limit to gradients: {@code clip(GradientClip.norm(1f))}.
     *
     * @param clip what is done to gradients before the optimizer sees them; default nothing
     * @return this trainer
     */
    public Trainer clip(GradientClip clip) {
        this.clip = Objects.requireNonNull(clip, "clip");
        return this;
    }

    /**
     * Sets how many times the data are gone through.
     *
     * @param epochs at least 1; default 10
     * @return this trainer
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer epochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs);
        }
        this.epochs = epochs;
        return this;
    }

    /**
     * Sets the number of rows of a step. The last step of an epoch has the rows that are left.
     *
     * @param batchSize from 1 to the network's batch, which is the default
     * @return this trainer
     * @throws IllegalArgumentException if it is out of range
     */
    public Trainer batchSize(int batchSize) {
        if (batchSize < 1 || batchSize > network.batch()) {
            throw new IllegalArgumentException("batchSize must be from 1 to " + network.batch() + " (@Model(batch = "
                    + network.batch() + ") of " + network.name() + "), but is " + batchSize);
        }
        this.batchSize = batchSize;
        return this;
    }

    /**
     * Sets what shuffling and dropout are drawn from.
     *
     * @param seed any number; default 0
     * @return this trainer
     */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the number of threads that share the work of a layer. It changes the speed, not the result.
     *
     * @param threads from 1 to {@link Workers#MAX_THREADS}; default 1
     * @return this trainer
     * @throws IllegalArgumentException if it is out of range
     */
    public Trainer threads(int threads) {
        if (threads < 1 || threads > Workers.MAX_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be from 1 to " + Workers.MAX_THREADS + ", but is " + threads);
        }
        this.threads = threads;
        return this;
    }

    /**
     * Sets whether each epoch has an order of its own.
     *
     * @param shuffle false keeps the order of the data; default true
     * @return this trainer
     */
    public Trainer shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /**
     * Sets data to measure with after each epoch, in inference mode. Nothing is learnt from them.
     *
     * @param validation the data, or null for none, which is the default
     * @return this trainer
     */
    public Trainer validation(Dataset validation) {
        this.validation = validation;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener is called after each epoch, in the order of adding; meanwhile any thread may predict
     * @return this trainer
     */
    public Trainer listener(TrainingListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Shows no progress.
     *
     * @return this trainer
     */
    public Trainer silent() {
        this.silent = true;
        return this;
    }

    /**
     * Trains, with the validation data set before, if any.
     *
     * @param train the data to learn from
     * @return the results of all epochs
     * @throws IllegalArgumentException if data don't fit the network; nothing is changed then
     * @throws IllegalStateException if another thread trains or loads the network at the same time
     * @throws TrainingDivergedException if the loss, a gradient, a running statistic or a parameter becomes infinite or NaN
     */
    public History fit(Dataset train) {
        Binding binding = new Binding(network, Objects.requireNonNull(train, "train"));
        try (Claim claim = network.claim("training")) {
            return fit(binding, claim);
        }
    }

    private History fit(Binding binding, Claim claim) {
        Evaluation evaluation =
                validation == null ? null : new Evaluation(network, new Binding(network, validation), threads);
        TrainingLoop loop = new TrainingLoop(network, binding, optimizer, batchSize, seed, threads, shuffle);
        if (schedule != null && schedule.judgesAccuracy() && !loop.hasAccuracy()) {
            throw new IllegalArgumentException(schedule.getClass().getSimpleName()
                    + ".ofAccuracy needs a network that tells classes apart: use ofLoss()");
        }
        loop.clip(clip);
        Schedule.Run rates = schedule == null ? null : loop.schedule(schedule, schedulePerStep);
        Progress progress = Progress.of(silent ? Progress.Mode.SILENT : Progress.defaultMode(), System.out);
        List<EpochResult> results = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            claim.resume();
            EpochResult result = epoch(epoch, binding.data().size(), loop, evaluation, progress);
            results.add(result);
            if (rates != null && !schedulePerStep) {
                boolean measured = validation != null;
                rates.next(
                        measured ? result.validationLoss() : result.loss(),
                        measured ? result.validationAccuracy() : result.accuracy());
            }
            progress.end(result);
            claim.pause(); // listeners may predict on many threads
            for (TrainingListener listener : listeners) {
                listener.onEpochEnd(result);
            }
        }
        return new History(results);
    }

    /**
     * Trains, measuring after each epoch: short for {@code validation(test).fit(train)}.
     *
     * @param train the data to learn from
     * @param test  the data to measure with
     * @return the results of all epochs
     * @throws IllegalArgumentException if data don't fit the network; nothing is changed then
     * @throws IllegalStateException if another thread trains or loads the network at the same time
     * @throws TrainingDivergedException if the loss, a gradient, a running statistic or a parameter becomes infinite or NaN
     */
    public History fit(Dataset train, Dataset test) {
        return validation(Objects.requireNonNull(test, "test")).fit(train);
    }

    /**
     * Measures loss and accuracy in inference mode; changes nothing.
     *
     * @param data the data to measure with
     * @return the figures
     * @throws IllegalArgumentException if the data don't fit the network
     */
    public Metrics evaluate(Dataset data) {
        return new Evaluation(network, new Binding(network, Objects.requireNonNull(data, "data")), threads).run();
    }

    private EpochResult epoch(int epoch, int size, TrainingLoop loop, Evaluation evaluation, Progress progress) {
        progress.begin(epoch, epochs, loop.hasAccuracy());
        long start = System.nanoTime();
        try {
            loop.epoch(epoch, progress);
        } catch (RuntimeException | Error failure) {
            progress.abort();
            throw failure;
        }
        double seconds = Math.max(1, System.nanoTime() - start) * 1e-9;
        Metrics measured = evaluation == null ? new Metrics(Double.NaN, Double.NaN) : evaluation.run();
        Metrics trained = loop.metrics();
        return new EpochResult(
                epoch,
                epochs,
                trained.loss(),
                trained.accuracy(),
                measured.loss(),
                measured.accuracy(),
                seconds,
                size / seconds,
                trained.terms(),
                measured.terms());
    }
}
