package dev.lamina.benchmarks.steps;

/** One way of running the training steps of a {@link Workload}. Not thread safe. */
public interface StepContender {
    /** Name for the report. */
    String name();

    /**
     * Sets parameters, optimizer state and the position in the data back to the start: every round does the same work.
     */
    void prepare();

    /**
     * Runs training steps, one batch after the other: copies the batch in, then forward, loss, backward and update.
     *
     * @param count number of steps
     */
    void steps(int count);

    /** Mean loss of the last step, computed before its update. */
    double loss();
}
