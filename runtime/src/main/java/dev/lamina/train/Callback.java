package dev.lamina.train;

import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.state.Scalars;
import java.util.List;

/**
 * Is told how training goes, and may stop it. All methods are called on the thread that trains, which waits meanwhile, for the
 * callbacks of a trainer in the order of adding. The object that they get is the same throughout a run, so a callback that
 * allocates nothing keeps steps free of garbage.
 *
 * <pre>{@code
 * trainer.callback(new Callback() {
 *     @Override
 *     public void onStepEnd(TrainingRun run) {
 *         if (run.loss() < 0.01f) {
 *             run.stop("the loss is small enough");
 *         }
 *     }
 * })
 * }</pre>
 *
 * <p>One with a memory of its own (how long nothing got better) keeps it in {@link #scalars} and {@link #slots}: then a
 * checkpoint holds it. What a callback throws ends {@link TrainingRun#fit} and reaches its caller as it is.
 */
public interface Callback {
    /**
     * A run was made: memory of an earlier one is to be forgotten. Called once for each run, before its first step and before a
     * checkpoint's memory is put in.
     *
     * @param run the run, before its first step
     */
    default void onStart(TrainingRun run) {}

    /**
     * The run begins, or goes on after it had ended: {@link TrainingRun#fit} was called.
     *
     * @param run the run
     */
    default void onRunBegin(TrainingRun run) {}

    /**
     * An epoch begins.
     *
     * @param run the run
     */
    default void onEpochBegin(TrainingRun run) {}

    /**
     * A pass was made: outputs, labels and targets of its rows stand in the session. A step has several if it accumulates.
     *
     * @param session the session, for reading
     * @param rows    how many rows it computed
     */
    default void onTrainingPass(Session session, int rows) {}

    /**
     * A step has ended: the parameters are changed.
     *
     * @param run the run
     */
    default void onStepEnd(TrainingRun run) {}

    /**
     * The validation data are about to be measured.
     *
     * @param run the run
     */
    default void onValidationBegin(TrainingRun run) {}

    /**
     * Some rows of the validation data were measured: outputs, labels and targets stand in the session.
     *
     * @param session the session, for reading
     * @param rows    how many rows it computed
     */
    default void onValidationPass(Session session, int rows) {}

    /**
     * The validation data were measured, within an epoch or at its end. The network has the weights that it is to be used with.
     *
     * @param run     the run
     * @param metrics what came out
     */
    default void onValidation(TrainingRun run, Metrics metrics) {}

    /**
     * All steps of an epoch and its validation were made: what the callback {@linkplain TrainingRun#report reports} now becomes
     * part of the epoch's result.
     *
     * @param run the run
     */
    default void onMeasure(TrainingRun run) {}

    /**
     * An epoch has ended, and so has its validation. The network has the weights that it is to be used with, and any thread may
     * predict.
     *
     * @param run    the run
     * @param result the epoch's figures
     */
    default void onEpochEnd(TrainingRun run, EpochResult result) {}

    /**
     * All callbacks know of a step that has ended, and of its epoch if that has ended too: what the run remembers is complete, so
     * this is where it can be {@linkplain TrainingRun#save saved}. What callbacks remember doesn't change here.
     *
     * @param run the run
     */
    default void onSafePoint(TrainingRun run) {}

    /**
     * The run has ended, at a limit or because it was stopped; it may go on later, so what callbacks remember
     * doesn't change here.
     *
     * @param run the run
     */
    default void onRunEnd(TrainingRun run) {}

    /**
     * The run failed: with what it threw {@link TrainingRun#fit} is about to end.
     *
     * @param run     the run
     * @param failure what it threw
     */
    default void onFailure(TrainingRun run, Throwable failure) {}

    /** {@return the numbers of the callback that change during a run, live; asked for after {@link #onStart}} */
    default Scalars scalars() {
        return new Scalars();
    }

    /** {@return the arrays of the callback that change during a run, live; asked for after {@link #onStart}} */
    default List<Parameter> slots() {
        return List.of();
    }
}
