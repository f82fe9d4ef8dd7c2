package dev.lamina.testing;

import dev.lamina.train.Callback;
import dev.lamina.train.EpochResult;
import dev.lamina.train.TrainingRun;

/** Does something whenever an epoch has ended. */
public final class AtEpochEnd implements Callback {
    private final Runnable action;

    public AtEpochEnd(Runnable action) {
        this.action = action;
    }

    @Override
    public void onEpochEnd(TrainingRun run, EpochResult result) {
        action.run();
    }
}
