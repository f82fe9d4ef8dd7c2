package dev.lamina.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a training run, so far.
 *
 * @param epochs      the results of the epochs that have ended, in order; unmodifiable
 * @param unfinished  the figures so far of an epoch in which the run was stopped or reached its limit
 * @param validations the measurements within epochs ({@link Trainer#validateEvery}), in order; unmodifiable
 */
public record History(List<EpochResult> epochs, Optional<EpochResult> unfinished, List<Validation> validations) {
    /**
     * A measurement within an epoch.
     *
     * @param epoch   the epoch, from 1
     * @param step    the step of the run after which it was made, from 1
     * @param metrics what came out
     */
    public record Validation(int epoch, long step, Metrics metrics) {}

    /** Keeps unmodifiable copies. */
    public History {
        epochs = List.copyOf(epochs);
        validations = List.copyOf(validations);
    }

    /**
     * The latest figures.
     *
     * @return those of the unfinished epoch, if there is one, else of the last one
     * @throws IllegalStateException if no step was made
     */
    public EpochResult last() {
        if (unfinished.isEmpty() && epochs.isEmpty()) {
            throw new IllegalStateException("no step was made, so there is no result");
        }
        return unfinished.orElseGet(() -> epochs.get(epochs.size() - 1));
    }

    /** {@return one line per epoch} */
    @Override
    public String toString() {
        String lines = epochs.stream().map(EpochResult::toString).collect(Collectors.joining("\n"));
        return unfinished.isEmpty()
                ? lines
                : (lines.isEmpty() ? "" : lines + "\n") + unfinished.get() + " (unfinished)";
    }
}
