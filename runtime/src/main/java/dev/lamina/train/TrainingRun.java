package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.internal.Log;
import dev.lamina.model.Claim;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A training run: the memory of the optimizer, of its schedule and of callbacks, and where in the data it stands.
 * {@link Trainer#start} makes it, {@link #fit} trains until a limit is reached or something stops it, and goes on from there
 * when it is called again: with the same bits as if it had never ended.
 *
 * <p>It is also what callbacks see of the run; reading it allocates nothing. Belongs to one thread at a time, but for
 * {@link #stop}.
 */
public final class TrainingRun {
    /** Networks that some run has trained. */
    private static final Set<Network> TRAINED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final RunSettings settings;
    private final Network network;
    private final EpochLoop loop;
    private final RunLints lints;

    private Limits limits;
    private boolean running;
    private boolean interrupted;
    private volatile String request;
    private String stopped;

    private TrainingRun(RunSettings settings, Dataset train) {
        this.settings = settings;
        this.network = settings.network;
        this.limits = settings.limits.orDefault();
        this.loop = new EpochLoop(settings, train, this);
        this.lints = new RunLints(settings, train);
        Schedule schedule = settings.schedule;
        if (schedule != null && schedule.judgesAccuracy() && !loop.step().sums().hasAccuracy()) {
            throw new IllegalArgumentException(schedule.getClass().getSimpleName()
                    + ".ofAccuracy needs a network that tells classes apart: use ofLoss()");
        }
    }

    static TrainingRun start(RunSettings settings, Dataset train) {
        TrainingRun run = new TrainingRun(settings, Objects.requireNonNull(train, "train"));
        run.loop.callbacks().onStart(run);
        run.resume();
        return run;
    }

    private void resume() {
        if (settings.resume == null) {
            return;
        }
        Optional<Path> file = Files.isDirectory(settings.resume)
                ? Checkpoints.newest(settings.resume)
                : Optional.of(settings.resume).filter(Files::exists);
        file.ifPresentOrElse(
                this::restore,
                () -> Log.INFO.say(network.name() + " has no checkpoint in " + settings.resume
                        + " to go on from: training starts anew"));
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
        return fit(Limits.none().withEpochs(epochs).after(loop.epochsDone()));
    }

    private History fit(Limits some) {
        if (running) {
            throw new IllegalStateException(network.name() + ": fit was called by a callback of the run itself");
        }
        try (Claim claim = network.claim("training")) {
            running = true;
            limits = some;
            stopped = null;
            begin();
            while (!ends()) {
                loop.advance(claim, this::ends);
            }
            loop.finish(!interrupted);
        } catch (RuntimeException | Error failure) {
            tell(failure);
            throw failure;
        } finally {
            leave();
        }
        return history();
    }

    private void begin() {
        if (step() == 0 && !TRAINED.add(network)) {
            Log.INFO.say(
                    network.name() + " was trained before: this run starts anew, with optimizer, order of the rows and"
                            + " dropout at their first step. To go on with a run, call fit of its TrainingRun again"
                            + " (Trainer.start), or resume a checkpoint");
        }
        if (step() == 0) {
            lints.say();
        }
        loop.clock().startRun();
        loop.callbacks().onRunBegin(this);
    }

    private void tell(Throwable failure) {
        try {
            loop.callbacks().onFailure(this, failure);
        } catch (RuntimeException | Error second) {
            failure.addSuppressed(second);
        }
    }

    private void leave() {
        running = false;
        loop.leave();
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
        loop.clock().tick();
        return stopped != null
                || limits.reached(loop.epochsDone(), step(), loop.clock().runNanos());
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
     * @param name  its name, one line
     * @param value its value
     * @throws IllegalArgumentException if the name is empty or has control characters
     */
    public void report(String name, double value) {
        loop.record().report(name, value);
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
        loop.weights().present(values);
    }

    /**
     * Writes a checkpoint: all that {@link #restore} needs to let a run go on with the same bits, in a safetensors file. The file
     * is written beside its destination and moved into place, so it is either the old one or the complete new one. Between
     * calls of {@link #fit}, or by callbacks in {@link Callback#onSafePoint} and {@link Callback#onRunEnd}.
     *
     * @param file where to; an existing file is replaced
     * @throws dev.lamina.io.WeightFileException if the file can't be written (unchecked); the destination is as it was
     * @throws IllegalStateException if a callback calls it elsewhere
     */
    public void save(Path file) {
        Objects.requireNonNull(file, "file");
        if (running && !loop.settled()) {
            throw new IllegalStateException(network.name()
                    + ": a callback saved the run where others may not know of the step yet: save it in onSafePoint");
        }
        loop.clock().addSteps();
        Claim claim = network.claim("saving");
        try {
            loop.weights()
                    .whileTraining(() -> CheckpointWriter.write(
                            file, loop.memory(), loop.weights().averages(), history()));
        } finally {
            claim.close();
        }
    }

    /**
     * Goes to where a run stood when it was saved, with the same bits: parameters, optimizer, schedule, dropout, the order of the
     * rows, the place in it, callbacks and history. Everything is checked before anything changes. The run must have the same
     * network, number of rows and settings as the saved one, but for limits and threads; that the rows are the same is the
     * caller's part.
     *
     * @param file what {@link #save} wrote
     * @throws dev.lamina.io.WeightFileException if the file is missing, damaged, no checkpoint, written by a newer version, or that of
     *     another run (unchecked); the message says what differs
     * @throws IllegalStateException if a callback calls it, or another thread trains or loads the network at the same time
     */
    public void restore(Path file) {
        Objects.requireNonNull(file, "file");
        if (running) {
            throw new IllegalStateException(network.name() + ": restore was called by a callback of the run itself");
        }
        Claim claim = network.claim("loading");
        try {
            CheckpointReader checkpoint = CheckpointReader.read(file, loop.memory());
            loop.weights().train();
            checkpoint.apply();
            List<String> terms = network.losses().size() < 2
                    ? List.of()
                    : network.losses().stream().map(LossTerm::name).toList();
            loop.record().restore(checkpoint.epochs(terms), checkpoint.validations(terms));
            loop.restored();
        } finally {
            claim.close();
        }
    }

    /** {@return the results so far} */
    public History history() {
        return loop.record().history();
    }

    /** {@return the network} */
    public Network network() {
        return network;
    }

    /** {@return the session that steps are computed in, for reading: it holds the outputs and gradients of the last pass} */
    public Session session() {
        return loop.step().session();
    }

    /** {@return the memory of the optimizer} */
    public Optimizer.State optimizer() {
        return loop.step().optimizer();
    }

    /** {@return the present epoch, from 1; 0 before the first} */
    public int epoch() {
        return loop.epoch();
    }

    /** {@return how many epochs there will be; 0 if only steps or time limit them and the number isn't known} */
    public int epochs() {
        int rowsOfStep = settings.rowsOfStep();
        return limits.epochs((rowsOfEpoch() + rowsOfStep - 1) / rowsOfStep);
    }

    /** {@return the number of steps made} */
    public long step() {
        return loop.step().optimizer().step();
    }

    /** {@return the rows of the last step} */
    public int rows() {
        return loop.rows();
    }

    /** {@return how many rows of the present epoch steps were made of; 0 between epochs} */
    public int rowsDone() {
        return loop.rowsDone();
    }

    /** {@return how many rows an epoch has} */
    public int rowsOfEpoch() {
        return loop.rowsOfEpoch();
    }

    /** {@return the loss of the last step, as it was before its update} */
    public float loss() {
        return loop.step().loss();
    }

    /** {@return the mean loss of the steps of the epoch so far} */
    public double meanLoss() {
        return loop.step().sums().mean();
    }

    /** {@return the share of labels classified rightly in the steps of the epoch so far; NaN unless the targets are classes} */
    public double meanAccuracy() {
        return loop.step().sums().accuracy();
    }

    /** {@return the learning rate of the last step} */
    public double learningRate() {
        return loop.step().optimizer().exactRate();
    }

    /** {@return wall-clock time of the run so far, measured after each step; calls of fit add up} */
    public double seconds() {
        return loop.clock().runSeconds();
    }
}
