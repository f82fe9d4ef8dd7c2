package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Claim;
import dev.lamina.model.Network;
import dev.lamina.optim.Optimizer;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A training run: the memory of the optimizer, of its schedule and of callbacks, and where in the data it stands.
 * {@link Trainer#start} makes it, {@link #fit} trains until a limit is reached or something stops it, and goes on from there
 * when it is called again: with the same bits as if it had never ended.
 *
 * <p>It is also what callbacks see of the run; reading it allocates nothing. Belongs to one thread at a time, but for
 * {@link #stop}.
 */
public final class TrainingRun {
    private final RunSettings settings;
    private final Network network;
    private final RowOrder order;
    private final TrainingStep step;
    /** Null without validation data. */
    private final Evaluation evaluation;

    private final Callbacks callbacks;
    private final WeightsInUse weights;

    private final Scalars scalars = new Scalars();
    private final Scalar epochsDone = scalars.add("epochs_done", 0);
    /** Rows of the present epoch that steps were made of. */
    private final Scalar rowsDone = scalars.add("rows_done", 0);
    /** Time of the steps of the present epoch, and of all calls of fit. */
    private final Scalar epochNanos = scalars.add("epoch_nanos", 0);

    private final Scalar runNanos = scalars.add("run_nanos", 0);
    private final List<EpochResult> results = new ArrayList<>();
    private final List<History.Validation> validations = new ArrayList<>();
    private final Map<String, Double> reports = new LinkedHashMap<>();
    private EpochResult unfinished;
    private int epoch;
    private int ordered;
    private int rows;

    private Limits limits;
    private boolean running;
    private long fitStart;
    private long nanosBefore;
    private long clock;
    private boolean interrupted;
    private volatile String request;
    private String stopped;

    private TrainingRun(RunSettings settings, Dataset train) {
        this.settings = settings;
        this.network = settings.network;
        this.limits = settings.limits.orDefault();
        Binding binding = new Binding(network, train);
        this.evaluation = settings.validation == null
                ? null
                : new Evaluation(network, new Binding(network, settings.validation), settings.threads);
        List<Callback> all = new ArrayList<>();
        Progress.Mode mode = settings.silent ? Progress.Mode.NONE : Progress.defaultMode();
        if (mode != Progress.Mode.NONE) {
            all.add(Progress.of(mode, System.out));
        }
        all.addAll(settings.callbacks);
        this.callbacks = new Callbacks(all);
        this.order = new RowOrder(train.size(), settings.seed, settings.shuffle);
        this.step = new TrainingStep(settings, binding, order, callbacks);
        this.weights = new WeightsInUse(network, step.optimizer());
        if (settings.schedule != null
                && settings.schedule.judgesAccuracy()
                && !step.sums().hasAccuracy()) {
            throw new IllegalArgumentException(settings.schedule.getClass().getSimpleName()
                    + ".ofAccuracy needs a network that tells classes apart: use ofLoss()");
        }
    }

    static TrainingRun start(RunSettings settings, Dataset train) {
        TrainingRun run = new TrainingRun(settings, Objects.requireNonNull(train, "train"));
        run.callbacks.onStart(run);
        return run;
    }

    /**
     * Trains until a limit of the trainer is reached or the run is stopped; goes on where it stood, if it has ended before.
     *
     * @return the results of all epochs of the run
     * @throws IllegalStateException if another thread trains or loads the network at the same time, or a callback of this run
     *     calls this
     * @throws TrainingDivergedException if the loss, a gradient, a running statistic or a parameter becomes infinite or NaN
     */
    public History fit() {
        return fit(settings.limits.orDefault());
    }

    /**
     * Like {@link #fit()}, but until some more epochs have ended, whatever the limits of the trainer. An epoch that was begun
     * is one of them.
     *
     * @param epochs how many, at least 1
     * @return the results of all epochs of the run
     * @throws IllegalArgumentException if it is less than 1
     */
    public History fit(int epochs) {
        return fit(Limits.none().withEpochs(epochs).after((int) epochsDone.get()));
    }

    private History fit(Limits some) {
        if (running) {
            throw new IllegalStateException(network.name() + ": fit was called by a callback of the run itself");
        }
        try (Claim claim = network.claim("training")) {
            running = true;
            limits = some;
            stopped = null;
            fitStart = System.nanoTime();
            nanosBefore = (long) runNanos.get();
            callbacks.onRunBegin(this);
            while (!ends()) {
                epoch(claim);
            }
            end();
        } catch (RuntimeException | Error failure) {
            tell(failure);
            throw failure;
        } finally {
            leave();
        }
        return history();
    }

    private void tell(Throwable failure) {
        try {
            callbacks.onFailure(this, failure);
        } catch (RuntimeException | Error second) {
            failure.addSuppressed(second);
        }
    }

    private void leave() {
        running = false;
        request = null;
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Whether no further step is to be made now. */
    private boolean ends() {
        if (Thread.interrupted()) { // cleared until fit ends, so that callbacks can write files
            interrupted = true;
            stop("the thread was interrupted");
        }
        stopped = request;
        runNanos.set(nanosBefore + (System.nanoTime() - fitStart));
        return stopped != null || limits.reached((int) epochsDone.get(), step(), (long) runNanos.get());
    }

    /** Makes the steps of an epoch that are left, or as many of them as there may be. */
    private void epoch(Claim claim) {
        weights.train();
        unfinished = null;
        beginEpoch();
        clock = System.nanoTime();
        int size = order.size();
        while (rowsDone() < size && !ends()) {
            rows = Math.min(settings.rowsOfStep(), size - rowsDone());
            step.run(epoch, rowsDone(), rows);
            rowsDone.add(rows);
            callbacks.onStepEnd(this);
            if (settings.validateEvery > 0 && step() % settings.validateEvery == 0 && rowsDone() < size) {
                validateWithin();
            }
        }
        stopClock();
        if (rowsDone() == size) {
            endEpoch(claim);
        }
    }

    private void beginEpoch() {
        epoch = (int) epochsDone.get() + 1;
        if (ordered != epoch) {
            order.begin(epoch);
            ordered = epoch;
        }
        if (rowsDone() == 0) {
            epochNanos.set(0);
            step.sums().reset();
            callbacks.onEpochBegin(this);
        }
    }

    private void stopClock() {
        epochNanos.add(System.nanoTime() - clock);
    }

    private void validateWithin() {
        stopClock();
        weights.use();
        measure().ifPresent(metrics -> {
            validations.add(new History.Validation(epoch, step(), metrics));
            callbacks.onValidation(this, metrics);
        });
        weights.train();
        clock = System.nanoTime();
    }

    private Optional<Metrics> measure() {
        if (evaluation == null) {
            return Optional.empty();
        }
        callbacks.onValidationBegin(this);
        return Optional.of(evaluation.run(callbacks));
    }

    private void endEpoch(Claim claim) {
        step.checkParameters(epoch);
        weights.use(); // measuring, callbacks and, in the end, the user see the weights that are meant for use
        Optional<Metrics> measured = measure();
        measured.ifPresent(metrics -> callbacks.onValidation(this, metrics));
        EpochResult result = result(measured);
        results.add(result);
        step.rates().afterEpoch(result);
        epochsDone.increment();
        rowsDone.set(0);
        claim.pause(); // callbacks may predict on many threads
        callbacks.onEpochEnd(this, result);
        claim.resume();
    }

    private EpochResult result(Optional<Metrics> measured) {
        callbacks.onMeasure(this);
        double seconds = Math.max(1, epochNanos.get()) * 1e-9;
        EpochResult result = new EpochResult(
                epoch,
                epochs(),
                step(),
                learningRate(),
                seconds,
                rowsDone() / seconds,
                step.sums().metrics(),
                measured,
                reports);
        reports.clear();
        return result;
    }

    private void end() {
        if (rowsDone() > 0) {
            step.checkParameters(epoch);
            weights.use();
            unfinished = result(interrupted ? Optional.empty() : measure());
        }
        callbacks.onRunEnd(this);
    }

    /**
     * Ends the run after the step that is being made; the network and the history are as they are then. May be called by any
     * thread. The run can go on with another {@link #fit}.
     *
     * @param why what {@link #stopped} says then
     */
    public void stop(String why) {
        request = Objects.requireNonNull(why, "why");
    }

    /** Ends the run after the step that is being made, as {@link #stop(String)} does. */
    public void stop() {
        stop("stop was called");
    }

    /** {@return why the last {@link #fit} ended, if it was stopped; empty if it reached a limit} */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    /**
     * Makes a figure a part of the present epoch's result, {@link EpochResult#reported}. For callbacks, in {@link Callback#onMeasure}.
     *
     * @param name  its name
     * @param value its value
     */
    public void report(String name, double value) {
        reports.put(Objects.requireNonNull(name, "name"), value);
    }

    /**
     * Gives the network other weights until the run goes on: then it has those again that it was trained with. For callbacks, in
     * {@link Callback#onRunEnd}.
     *
     * @param values an array for each of {@link Network#parameters()}, in its memory layout; meanwhile they hold what the
     *     network had
     * @throws IllegalArgumentException if they don't fit the parameters
     * @throws IllegalStateException if the network has other weights already
     */
    public void presentWeights(float[][] values) {
        weights.present(values);
    }

    /** {@return the results so far} */
    public History history() {
        return new History(results, Optional.ofNullable(unfinished), validations);
    }

    /** {@return the network} */
    public Network network() {
        return network;
    }

    /** {@return the memory of the optimizer} */
    public Optimizer.State optimizer() {
        return step.optimizer();
    }

    /** {@return the present epoch, from 1; 0 before the first} */
    public int epoch() {
        return epoch;
    }

    /** {@return how many epochs there will be; 0 if only steps or time limit them and the number isn't known} */
    public int epochs() {
        int stepRows = settings.rowsOfStep();
        return limits.epochs((order.size() + stepRows - 1) / stepRows);
    }

    /** {@return the number of steps made} */
    public long step() {
        return step.optimizer().step();
    }

    /** {@return the rows of the last step} */
    public int rows() {
        return rows;
    }

    /** {@return how many rows of the present epoch steps were made of; 0 between epochs} */
    public int rowsDone() {
        return (int) rowsDone.get();
    }

    /** {@return how many rows an epoch has} */
    public int rowsOfEpoch() {
        return order.size();
    }

    /** {@return the loss of the last step, as it was before its update} */
    public float loss() {
        return step.loss();
    }

    /** {@return the mean loss of the steps of the epoch so far} */
    public double meanLoss() {
        return step.sums().mean();
    }

    /** {@return the share of labels classified rightly in the steps of the epoch so far; NaN unless the targets are classes} */
    public double meanAccuracy() {
        return step.sums().accuracy();
    }

    /** {@return the learning rate of the last step} */
    public double learningRate() {
        return step.optimizer().exactRate();
    }

    /** {@return wall-clock time of the run so far, measured after each step; calls of fit add up} */
    public double seconds() {
        return runNanos.get() * 1e-9;
    }
}
