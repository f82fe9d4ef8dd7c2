package dev.lamina.train;

import dev.lamina.model.Initializer;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.util.List;
import java.util.Locale;

/**
 * Stops a run when a figure has not got better for a while, and gives the network the weights with which it was best, however
 * the run ends.
 *
 * <pre>{@code
 * trainer.epochs(200).callback(EarlyStopping.patience(5).minimumChange(1e-3)).fit(train, test)
 * }</pre>
 *
 * <p>Figures of the validation data are judged whenever they are measured ({@link Trainer#validateEvery}), all others at the
 * ends of epochs. NaN is never better. For one run at a time.
 */
public final class EarlyStopping implements Callback {
    private final int patience;
    private final double minimumChange;
    private final Figure figure;
    private final boolean keepsBest;

    private Scalars scalars = new Scalars();
    private Scalar best;
    private Scalar waited;
    private Scalar bestEpoch;
    private Scalar bestStep;
    private List<Parameter> weights = List.of();
    private float[][] arrays = {};

    private EarlyStopping(int patience, double minimumChange, Figure figure, boolean keepsBest) {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, but is " + patience
                    + ": it counts how often a figure may fail to get better, and the last of these ends the run");
        }
        if (!(minimumChange >= 0 && minimumChange < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minimumChange must be finite and at least 0, but is " + minimumChange);
        }
        this.patience = patience;
        this.minimumChange = minimumChange;
        this.figure = figure;
        this.keepsBest = keepsBest;
    }

    /**
     * Watches the loss: that of the validation data if they are measured, else that of training.
     *
     * @param patience how many judgements in a row may be no better than the best before; with the last of them the run ends.
     *     At least 1
     * @return the callback
     * @throws IllegalArgumentException if it is less than 1
     */
    public static EarlyStopping patience(int patience) {
        return new EarlyStopping(patience, 0, Figure.loss(), true);
    }

    /**
     * Sets by how much a figure must beat the best so far to be better.
     *
     * @param change finite and not negative; default 0, any bit
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is out of range
     */
    public EarlyStopping minimumChange(double change) {
        return new EarlyStopping(patience, change, figure, keepsBest);
    }

    /**
     * Watches another figure, of which smaller ones are better.
     *
     * @param name its name in {@link EpochResult#metrics}, such as {@code validation_loss}
     * @return a copy with that setting
     */
    public EarlyStopping smallest(String name) {
        return new EarlyStopping(patience, minimumChange, Figure.named(name, false), keepsBest);
    }

    /**
     * Watches another figure, of which larger ones are better.
     *
     * @param name its name in {@link EpochResult#metrics}, such as {@code validation_accuracy}
     * @return a copy with that setting
     */
    public EarlyStopping largest(String name) {
        return new EarlyStopping(patience, minimumChange, Figure.named(name, true), keepsBest);
    }

    /**
     * Leaves the network with the weights of the last step, and needs no memory for the best ones.
     *
     * @return a copy with that setting
     */
    public EarlyStopping keepLast() {
        return new EarlyStopping(patience, minimumChange, figure, false);
    }

    @Override
    public void onStart(TrainingRun run) {
        scalars = new Scalars();
        best = scalars.add("best", figure.worst());
        waited = scalars.add("waited", 0);
        bestEpoch = scalars.add("best_epoch", 0);
        bestStep = scalars.add("best_step", 0);
        weights = !keepsBest
                ? List.of()
                : run.network().parameters().stream().map(EarlyStopping::like).toList();
        arrays = weights.stream().map(Parameter::values).toArray(float[][]::new);
    }

    private static Parameter like(Parameter parameter) {
        return Parameter.state("best." + parameter.name(), parameter.layout(), Initializer.zeros(), parameter.shape());
    }

    @Override
    public void onRunBegin(TrainingRun run) {
        stopIfDone(run);
    }

    @Override
    public void onValidation(TrainingRun run, Metrics metrics) {
        figure.judge(run, metrics, this::judge);
    }

    @Override
    public void onEpochEnd(TrainingRun run, EpochResult result) {
        figure.judge(run, result, this::judge);
    }

    private void judge(TrainingRun run, double value) {
        if (figure.isBetter(value, best.get(), minimumChange)) {
            best.set(value);
            waited.set(0);
            bestEpoch.set(run.epoch());
            bestStep.set(run.step());
            for (int i = 0; i < arrays.length; i++) {
                Parameter parameter = run.network().parameters().get(i);
                System.arraycopy(parameter.values(), 0, arrays[i], 0, parameter.size());
            }
        } else {
            waited.increment();
            stopIfDone(run);
        }
    }

    private void stopIfDone(TrainingRun run) {
        if (waited.get() >= patience) {
            run.stop(String.format(
                    Locale.ROOT,
                    "no better %s than %.4f, of epoch %d, for %d judgements",
                    figure,
                    best.get(),
                    bestEpoch(),
                    (int) waited.get()));
        }
    }

    @Override
    public void onRunEnd(TrainingRun run) {
        if (keepsBest && bestStep() > 0) {
            run.presentWeights(arrays);
        }
    }

    @Override
    public Scalars scalars() {
        return scalars;
    }

    @Override
    public List<Parameter> slots() {
        return weights;
    }

    /** {@return the epoch, from 1, with the best figure so far; 0 before the first} */
    public int bestEpoch() {
        return bestEpoch == null ? 0 : (int) bestEpoch.get();
    }

    /** {@return the step, from 1, after which the best figure so far was measured; 0 before the first} */
    public long bestStep() {
        return bestStep == null ? 0 : (long) bestStep.get();
    }

    /** {@return the best figure so far; NaN before the first} */
    public double best() {
        return bestStep() == 0 ? Double.NaN : best.get();
    }
}
