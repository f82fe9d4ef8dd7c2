package dev.lamina.train;

import dev.lamina.io.TextFile;
import java.nio.file.Path;
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

    /**
     * {@return a table of the epochs, an unfinished one included, as CSV: a line with the names, then one an epoch: epoch, step,
     * learning_rate, seconds, rows_per_second and all that {@link EpochResult#metrics} has}
     */
    public String toCsv() {
        return HistoryText.csv(this);
    }

    /** {@return the same and the validations as JSON: an object with {@code epochs}, {@code unfinished} and {@code validations}} */
    public String toJson() {
        return HistoryText.json(this);
    }

    /**
     * Writes {@link #toCsv} to a file.
     *
     * @param file where to; an existing file is replaced
     * @throws java.io.UncheckedIOException if it can't be written; an existing file is as it was
     */
    public void writeCsv(Path file) {
        TextFile.write(file, toCsv());
    }

    /**
     * Writes {@link #toJson} to a file.
     *
     * @param file where to; an existing file is replaced
     * @throws java.io.UncheckedIOException if it can't be written; an existing file is as it was
     */
    public void writeJson(Path file) {
        TextFile.write(file, toJson());
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
