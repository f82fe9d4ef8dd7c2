package dev.lamina.train;

import java.util.List;

/** What is the same in the histories of two runs with the same bits. */
final class Histories {
    private Histories() {}

    /** The epochs without times, and without how many there were to be. */
    static List<EpochResult> withoutTimes(History history) {
        return history.epochs().stream()
                .map(result -> new EpochResult(
                        result.epoch(),
                        0,
                        result.step(),
                        result.learningRate(),
                        0,
                        0,
                        result.training(),
                        result.validation(),
                        result.reported()))
                .toList();
    }
}
