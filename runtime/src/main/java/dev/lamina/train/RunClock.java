package dev.lamina.train;

import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;

/** The wall-clock time of a run and of the steps of its present epoch, added up over all processes that it took. */
final class RunClock {
    private final Scalar run;
    private final Scalar epoch;
    private long fitStart;
    private double runBefore;
    private long last;
    private boolean counting;

    RunClock(Scalars scalars) {
        this.run = scalars.add("run_nanos", 0);
        this.epoch = scalars.add("epoch_nanos", 0);
    }

    void startRun() {
        fitStart = System.nanoTime();
        runBefore = run.get();
    }

    /** Adds what has passed since {@link #startRun}. */
    void tick() {
        run.set(runBefore + (System.nanoTime() - fitStart));
    }

    long runNanos() {
        return (long) run.get();
    }

    double runSeconds() {
        return run.get() * 1e-9;
    }

    void resetEpoch() {
        epoch.set(0);
    }

    /** From now on steps are made. */
    void startSteps() {
        last = System.nanoTime();
        counting = true;
    }

    /** From now on something else happens. */
    void stopSteps() {
        addSteps();
        counting = false;
    }

    /** Adds what has passed so far, if steps are being made. */
    void addSteps() {
        if (counting) {
            long now = System.nanoTime();
            epoch.add(now - last);
            last = now;
        }
    }

    /** Above 0. */
    double epochSeconds() {
        return Math.max(1, epoch.get()) * 1e-9;
    }
}
