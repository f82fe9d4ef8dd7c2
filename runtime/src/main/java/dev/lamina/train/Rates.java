package dev.lamina.train;

import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;
import dev.lamina.state.Scalars;

/** Gives an optimizer its learning rates: those of a schedule, from step to step or from epoch to epoch, or its own. */
final class Rates {
    private final Optimizer.State optimizer;
    /** Null without a schedule. */
    private final Schedule.Run schedule;

    private final boolean perStep;

    Rates(Optimizer.State optimizer, Schedule schedule, boolean perStep) {
        this.optimizer = optimizer;
        this.schedule = schedule == null ? null : schedule.start(optimizer.exactRate());
        this.perStep = perStep;
    }

    /** The numbers of the schedule, live. */
    Scalars scalars() {
        return schedule == null ? new Scalars() : schedule.scalars();
    }

    /** Sets the rate of the step to come. */
    void beforeStep() {
        if (schedule != null) {
            optimizer.setLearningRate(schedule.rate());
        }
    }

    void afterStep(float loss) {
        if (perStep) {
            schedule.next(loss, Double.NaN);
        }
    }

    /** An epoch has ended; validation data, if there are any, judge it. */
    void afterEpoch(EpochResult result) {
        if (schedule != null && !perStep) {
            boolean measured = result.validation().isPresent();
            schedule.next(
                    measured ? result.validationLoss() : result.loss(),
                    measured ? result.validationAccuracy() : result.accuracy());
        }
    }
}
