package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Claim;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Epoch after epoch of a run: the steps, what is measured between them, and what callbacks are told. */
final class EpochLoop {
    private final RunSettings settings;
    private final Network network;
    /** What callbacks get. */
    private final TrainingRun run;

    private final RowOrder order;
    private final TrainingStep step;
    /** Null without validation data. */
    private final Evaluation evaluation;

    private final Callbacks callbacks;
    private final WeightsInUse weights;
    private final RunRecord record = new RunRecord();

    private final Scalars scalars = new Scalars();
    private final Scalar epochsDone = scalars.add("epochs_done", 0);
    /** Rows of the present epoch that steps were made of. */
    private final Scalar rowsDone = scalars.add("rows_done", 0);

    private final RunClock clock = new RunClock(scalars);
    private int epoch;
    private int ordered;
    private int rows;
    /** Whether what is remembered is complete, although the run is running. */
    private boolean settled;

    EpochLoop(RunSettings settings, Dataset train, TrainingRun run) {
        this.settings = settings;
        this.network = settings.network;
        this.run = run;
        Binding binding = settings.bind(train);
        this.evaluation =
                settings.validation == null ? null : new Evaluation(settings, settings.bind(settings.validation));
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
    }

    /** Makes the steps of an epoch that are left, or as many of them as there may be. */
    void advance(Claim claim, BooleanSupplier ends) {
        weights.train();
        record.unfinished(null);
        begin();
        clock.startSteps();
        int size = order.size();
        while (rowsDone() < size && !ends.getAsBoolean()) {
            rows = Math.min(settings.rowsOfStep(), size - rowsDone());
            step.run(epoch, rowsDone(), rows);
            rowsDone.add(rows);
            callbacks.onStepEnd(run);
            if (rowsDone() < size) { // else the epoch ends first
                if (settings.validateEvery > 0 && run.step() % settings.validateEvery == 0) {
                    validateWithin();
                }
                safePoint();
            }
        }
        clock.stopSteps();
        if (rowsDone() == size) {
            end(claim);
        }
    }

    private void begin() {
        epoch = epochsDone() + 1;
        if (ordered != epoch) {
            order.begin(epoch);
            ordered = epoch;
        }
        if (rowsDone() == 0) {
            clock.resetEpoch();
            step.sums().reset();
            callbacks.onEpochBegin(run);
        }
    }

    private void validateWithin() {
        clock.stopSteps();
        weights.use();
        measure().ifPresent(metrics -> {
            record.add(new History.Validation(epoch, run.step(), metrics));
            callbacks.onValidation(run, metrics);
        });
        weights.train();
        clock.startSteps();
    }

    private Optional<Metrics> measure() {
        if (evaluation == null) {
            return Optional.empty();
        }
        callbacks.onValidationBegin(run);
        return Optional.of(evaluation.run(callbacks));
    }

    private void end(Claim claim) {
        step.checkParameters(epoch);
        weights.use(); // measuring, callbacks and, in the end, the user see the weights that are meant for use
        Optional<Metrics> measured = measure();
        measured.ifPresent(metrics -> callbacks.onValidation(run, metrics));
        EpochResult result = result(measured);
        record.add(result);
        step.rates().afterEpoch(result);
        epochsDone.increment();
        rowsDone.set(0);
        claim.pause(); // callbacks may predict on many threads
        callbacks.onEpochEnd(run, result);
        claim.resume();
        safePoint();
    }

    private EpochResult result(Optional<Metrics> measured) {
        callbacks.onMeasure(run);
        double seconds = clock.epochSeconds();
        return new EpochResult(
                epoch,
                run.epochs(),
                run.step(),
                run.learningRate(),
                seconds,
                rowsDone() / seconds,
                step.sums().metrics(),
                measured,
                record.takeReports());
    }

    private void safePoint() {
        settled = true;
        callbacks.onSafePoint(run);
        settled = false;
    }

    /**
     * Ends a run for now.
     *
     * @param measured whether an unfinished epoch is to be measured
     */
    void finish(boolean measured) {
        if (rowsDone() > 0) {
            step.checkParameters(epoch);
            weights.use();
            record.unfinished(result(measured ? measure() : Optional.empty()));
        }
        settled = true;
        callbacks.onRunEnd(run);
        settled = false;
    }

    /** After whatever ended a run: nothing is in between. */
    void leave() {
        settled = false;
    }

    boolean settled() {
        return settled;
    }

    /** All that a run needs to go on. */
    RunMemory memory() {
        Scalars all = new Scalars();
        all.addAll("run.", scalars);
        all.addAll("step.", step.scalars());
        all.addAll("callback.", callbacks.scalars());
        Map<String, Parameter> arrays = new LinkedHashMap<>();
        network.parameters().forEach(parameter -> arrays.put(RunMemory.PARAMETERS + parameter.name(), parameter));
        step.optimizer().slots().forEach(slot -> arrays.put("optimizer." + slot.name(), slot));
        callbacks.arrays().forEach((name, slot) -> arrays.put("callback." + name, slot));
        return new RunMemory(network.name(), settings.describe(order.size()), all, arrays);
    }

    /** After the memory was put in. */
    void restored() {
        step.sums().restored();
        epoch = epochsDone() + (rowsDone() > 0 ? 1 : 0);
        ordered = 0;
    }

    TrainingStep step() {
        return step;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    WeightsInUse weights() {
        return weights;
    }

    RunRecord record() {
        return record;
    }

    RunClock clock() {
        return clock;
    }

    int epochsDone() {
        return (int) epochsDone.get();
    }

    int epoch() {
        return epoch;
    }

    int rows() {
        return rows;
    }

    int rowsDone() {
        return (int) rowsDone.get();
    }

    int rowsOfEpoch() {
        return order.size();
    }
}
