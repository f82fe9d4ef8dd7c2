package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.metric.Metric;
import dev.lamina.model.Network;
import dev.lamina.optim.GradientTransform;
import dev.lamina.optim.Optimizer;
import dev.lamina.parallel.Workers;
import dev.lamina.schedule.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a network is trained on a data set. Immutable: each setting makes a copy.
 *
 * <pre>{@code
 * History history = Trainer.of(net).optimizer(Adam.learningRate(1e-3f)).epochs(5).fit(train, test);
 * }</pre>
 *
 * <p>The same network, data, settings and seed give the same parameters bit for bit, on any machine and with any number
 * of threads. Progress goes to standard output: an updating line on a terminal, else one line per epoch; system
 * property {@code lamina.progress} (auto, bar, lines, none) overrides it.
 *
 * <p>{@link #fit} makes a run and lets it end. {@link #start} gives the run itself, which can be stopped, go on and be saved.
 */
public final class Trainer {
    private final RunSettings settings;

    private Trainer(RunSettings settings) {
        this.settings = settings;
    }

    private Trainer with(Consumer<RunSettings> change) {
        RunSettings copy = settings.copy();
        change.accept(copy);
        return new Trainer(copy);
    }

    /**
     * A trainer with default settings: Adam with learning rate 0.001, 10 epochs, the network's batch, seed 0, one
     * thread, shuffling, no validation.
     *
     * @param network the network, whose parameters training changes
     * @return the trainer
     */
    public static Trainer of(Network network) {
        return new Trainer(new RunSettings(Objects.requireNonNull(network, "network")));
    }

    /**
     * Sets the optimizer.
     *
     * @param optimizer the optimizer; each {@link #fit} starts it anew. If it keeps averages of the weights, these are
     *     what the network has whenever an epoch has ended
     * @return a copy with that setting
     */
    public Trainer optimizer(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        return with(all -> all.optimizer = optimizer);
    }

    /**
     * Sets how the learning rate changes from epoch to epoch. It replaces a schedule that was set before.
     *
     * @param schedule the schedule; each {@link #fit} starts it anew at the optimizer's rate
     * @return a copy with that setting
     */
    public Trainer schedule(Schedule schedule) {
        return scheduled(Objects.requireNonNull(schedule, "schedule"), false);
    }

    /**
     * Sets how the learning rate changes from step to step. It replaces a schedule that was set before.
     *
     * @param schedule the schedule; each {@link #fit} starts it anew at the optimizer's rate
     * @return a copy with that setting
     * @throws IllegalArgumentException if it judges epochs, as {@link dev.lamina.schedule.ReduceOnPlateau} does
     */
    public Trainer schedulePerStep(Schedule schedule) {
        if (schedule.judgesEpochs()) {
            throw new IllegalArgumentException(
                    schedule.getClass().getSimpleName() + " judges the results of epochs: use schedule(...)");
        }
        return scheduled(schedule, true);
    }

    private Trainer scheduled(Schedule schedule, boolean perStep) {
        return with(all -> {
            all.schedule = schedule;
            all.schedulePerStep = perStep;
        });
    }

    /**
     * Sets what is done to the gradients of a step before the optimizer sees them, such as a limit:
     * {@code clip(GradientClip.norm(1f))}. It replaces what was set before; {@link GradientTransform#chain} puts several
     * changes together.
     *
     * @param transform the change; each run starts it anew; default none
     * @return a copy with that setting
     */
    public Trainer clip(GradientTransform transform) {
        Objects.requireNonNull(transform, "transform");
        return with(all -> all.transform = transform);
    }

    /**
     * Sets how many times the data are gone through. If {@link #steps} or {@link #time} are set as well, training ends at
     * whatever comes first.
     *
     * @param epochs at least 1; default 10 if nothing else limits the run
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer epochs(int epochs) {
        return with(all -> all.limits = all.limits.withEpochs(epochs));
    }

    /**
     * Sets how many steps are made. An epoch in which training ends is left unfinished: {@link History#unfinished}.
     *
     * @param steps at least 1; default no limit
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer steps(long steps) {
        return with(all -> all.limits = all.limits.withSteps(steps));
    }

    /**
     * Sets how long training may take, validation and callbacks included. The step and the validation that are being made
     * then are ended. Other than all else, it makes the result depend on the machine.
     *
     * @param time above 0; default no limit
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is 0 or negative
     */
    public Trainer time(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be above 0, but is " + time);
        }
        return with(all -> all.limits = all.limits.withNanos(time.toNanos()));
    }

    /**
     * Sets the number of rows of a step, or of each pass of it ({@link #accumulate}). The last step of an epoch has the rows
     * that are left.
     *
     * @param batchSize from 1 to the network's batch, which is the default
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is out of range
     */
    public Trainer batchSize(int batchSize) {
        Network network = settings.network;
        if (batchSize < 1 || batchSize > network.batch()) {
            throw new IllegalArgumentException("batchSize must be from 1 to " + network.batch() + " (@Model(batch = "
                    + network.batch() + ") of " + network.name() + "), but is " + batchSize);
        }
        return with(all -> all.batchSize = batchSize);
    }

    /**
     * Makes steps of more rows than the network's batch: several passes, whose gradients are added up, then one update.
     *
     * <p>The gradient is the mean over all rows of the step, each weighted as in a single pass: {@code Σ w g / Σ w}, g and w
     * being a pass's gradient and what its loss was divided by (its rows, or the weights of its labels; with several losses its
     * rows). If the loss is a sum, it is {@code Σ g}. It is summed in float, pass after pass, so the same settings give the same
     * bits anywhere, but not those of one pass with all the rows: sums have another order, dropout other masks, and a batch norm
     * sees the rows of a pass. {@code accumulate(1)} is exactly a step without. The passes at the end of an epoch that don't
     * make a whole step make a smaller one. A step is always made as a whole, so nothing of it needs to be saved.
     *
     * @param passes passes of a step, at least 1; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer accumulate(int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("accumulate takes at least 1 pass a step, but was given " + passes);
        }
        return with(all -> all.accumulate = passes);
    }

    /**
     * Sets what changes rows each time they are seen in training.
     *
     * @param augmentation the change; default none
     * @return a copy with that setting
     */
    public Trainer augment(Augmentation augmentation) {
        Objects.requireNonNull(augmentation, "augmentation");
        return with(all -> all.augmentation = augmentation);
    }

    /**
     * Lets the rows of some classes count more in training than others: the weight of each row in the loss, which is 1 unless the
     * data set has {@code sampleWeights}, is multiplied by that of its class. Measuring isn't changed by it.
     *
     * @param weights one for each class, finite and not negative, of a loss declared with {@code sampleWeights = true}
     * @return a copy with that setting
     * @throws IllegalArgumentException if a weight is out of range; {@link #start} and {@link #fit} throw it if they don't fit the
     *     network
     */
    public Trainer classWeights(float... weights) {
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "class weights must be finite and at least 0, but that of class " + i + " is " + weights[i]);
            }
        }
        float[] copied = weights.clone();
        return with(all -> all.classWeights = copied);
    }

    /**
     * Sets what shuffling and dropout are drawn from.
     *
     * @param seed any number; default 0
     * @return a copy with that setting
     */
    public Trainer seed(long seed) {
        return with(all -> all.seed = seed);
    }

    /**
     * Sets the number of threads that share the work of a layer. It changes the speed, not the result.
     *
     * @param threads from 1 to {@link Workers#MAX_THREADS}; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is out of range
     */
    public Trainer threads(int threads) {
        if (threads < 1 || threads > Workers.MAX_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be from 1 to " + Workers.MAX_THREADS + ", but is " + threads);
        }
        return with(all -> all.threads = threads);
    }

    /**
     * Sets whether each epoch has an order of its own.
     *
     * @param shuffle false keeps the order of the data; default true
     * @return a copy with that setting
     */
    public Trainer shuffle(boolean shuffle) {
        return with(all -> all.shuffle = shuffle);
    }

    /**
     * Sets data to measure with after each epoch, in inference mode. Nothing is learnt from them.
     *
     * @param validation the data, or null for none, which is the default
     * @return a copy with that setting
     */
    public Trainer validation(Dataset validation) {
        return with(all -> all.validation = validation);
    }

    /**
     * Measures with the validation data within epochs as well. Callbacks are told, and {@link History#validations} lists what
     * came out.
     *
     * @param steps steps from one measurement to the next, at least 1; default none but at the ends of epochs
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer validateEvery(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("validateEvery takes at least 1 step, but was given " + steps);
        }
        return with(all -> all.validateEvery = steps);
    }

    /**
     * Sets what is measured beside the loss and the accuracy: in training, as the steps go before their updates; on the validation
     * data; and by {@link #evaluate}. A run that was resumed within an epoch has no such figures of training of that epoch.
     *
     * <pre>{@code trainer.metrics(F1.average(Average.MACRO), RocAuc.metric()).fit(train, test).last().metrics()}</pre>
     *
     * @param metrics the metrics, whose names are those in {@link EpochResult#metrics}; default none. Each measures the first
     *     loss that it is defined for, or the one that {@link Metric#on} names
     * @return a copy with that setting
     */
    public Trainer metrics(Metric... metrics) {
        List<Metric> chosen = List.of(metrics);
        return with(all -> all.metrics = chosen);
    }

    /**
     * Adds a callback.
     *
     * @param callback is told how training goes, after those that were added before
     * @return a copy with that callback
     */
    public Trainer callback(Callback callback) {
        List<Callback> more = new ArrayList<>(settings.callbacks);
        more.add(Objects.requireNonNull(callback, "callback"));
        return with(all -> all.callbacks = List.copyOf(more));
    }

    /**
     * Lets runs go on from a checkpoint: {@link #start} and {@link #fit} go to where it was written, if it is there. If it isn't,
     * they start anew and say so.
     *
     * @param checkpoint a file that {@link TrainingRun#save} wrote, or a directory of {@link Checkpoints}, whose newest is taken
     * @return a copy with that setting
     */
    public Trainer resume(Path checkpoint) {
        Objects.requireNonNull(checkpoint, "checkpoint");
        return with(all -> all.resume = checkpoint);
    }

    /**
     * Shows no progress.
     *
     * @return a copy with that setting
     */
    public Trainer silent() {
        return with(all -> all.silent = true);
    }

    /**
     * Makes a run, which hasn't made a step yet unless it {@linkplain #resume goes on from a checkpoint}.
     *
     * @param train the data to learn from
     * @return the run: {@link TrainingRun#fit()} lets it train
     * @throws IllegalArgumentException if data or settings don't fit the network
     * @throws dev.lamina.io.WeightFileException if there is a checkpoint to go on from, but it is damaged or of another run
     */
    public TrainingRun start(Dataset train) {
        return TrainingRun.start(settings, train);
    }

    /**
     * Makes a run that measures after each epoch: short for {@code validation(test).start(train)}.
     *
     * @param train the data to learn from
     * @param test  the data to measure with
     * @return the run
     * @throws IllegalArgumentException if data or settings don't fit the network
     */
    public TrainingRun start(Dataset train, Dataset test) {
        return validation(Objects.requireNonNull(test, "test")).start(train);
    }

    /**
     * Trains, with the validation data set before, if any: a new run, whose optimizer, order of the rows and dropout begin at
     * their first step. To go on with a run, {@link #start} it and call {@link TrainingRun#fit()} again.
     *
     * @param train the data to learn from
     * @return the results of all epochs
     * @throws IllegalArgumentException if data or settings don't fit the network; nothing is changed then
     * @throws IllegalStateException if another thread trains or loads the network at the same time
     * @throws TrainingDivergedException if the loss, a gradient, a running statistic or a parameter becomes infinite or NaN
     */
    public History fit(Dataset train) {
        return start(train).fit();
    }

    /**
     * Trains, measuring after each epoch: short for {@code validation(test).fit(train)}.
     *
     * @param train the data to learn from
     * @param test  the data to measure with
     * @return the results of all epochs
     * @throws IllegalArgumentException if data or settings don't fit the network; nothing is changed then
     * @throws IllegalStateException if another thread trains or loads the network at the same time
     * @throws TrainingDivergedException if the loss, a gradient, a running statistic or a parameter becomes infinite or NaN
     */
    public History fit(Dataset train, Dataset test) {
        return validation(Objects.requireNonNull(test, "test")).fit(train);
    }

    /**
     * Measures loss, accuracy and {@link #metrics} in inference mode; changes nothing.
     *
     * @param data the data to measure with
     * @return the figures
     * @throws IllegalArgumentException if the data or a metric don't fit the network
     */
    public Metrics evaluate(Dataset data) {
        Binding binding = settings.bind(Objects.requireNonNull(data, "data"));
        return new Evaluation(settings, binding).run(new Callbacks(List.of()));
    }
}
