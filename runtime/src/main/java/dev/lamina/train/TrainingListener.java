package dev.lamina.train;

/** Is told how training goes. Called on the thread that trains, which waits meanwhile. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * An epoch has ended, and so has its validation.
     *
     * @param result its figures
     */
    void onEpochEnd(EpochResult result);
}
