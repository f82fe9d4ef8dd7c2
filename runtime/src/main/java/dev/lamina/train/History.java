package dev.lamina.train;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The epochs of a training run.
 *
 * @param epochs their results, in order, at least one; unmodifiable
 */
public record History(List<EpochResult> epochs) {
    /**
     * A history of some epochs.
     *
     * @param epochs their results, in order
     * @throws IllegalArgumentException if there are none
     */
    public History {
        epochs = List.copyOf(epochs);
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a history has at least one epoch");
        }
    }

    /** {@return the result of the last epoch} */
    public EpochResult last() {
        return epochs.get(epochs.size() - 1);
    }

    /** {@return one line per epoch} */
    @Override
    public String toString() {
        return epochs.stream().map(EpochResult::toString).collect(Collectors.joining("\n"));
    }
}
