package dev.lamina.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a run so far, and what callbacks report of its present epoch. */
final class RunRecord {
    private final List<EpochResult> epochs = new ArrayList<>();
    private final List<History.Validation> validations = new ArrayList<>();
    private final Map<String, Double> reports = new LinkedHashMap<>();
    private EpochResult unfinished;

    void add(EpochResult result) {
        epochs.add(result);
    }

    void add(History.Validation validation) {
        validations.add(validation);
    }

    /** @param result the figures so far of an epoch that goes on later, null for none */
    void unfinished(EpochResult result) {
        unfinished = result;
    }

    void report(String name, double value) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the name of a figure is one line, not \"" + name + "\"");
        }
        reports.put(name, value);
    }

    Map<String, Double> takeReports() {
        Map<String, Double> taken = new LinkedHashMap<>(reports);
        reports.clear();
        return taken;
    }

    History history() {
        return new History(epochs, Optional.ofNullable(unfinished), validations);
    }

    void restore(List<EpochResult> savedEpochs, List<History.Validation> savedValidations) {
        epochs.clear();
        epochs.addAll(savedEpochs);
        validations.clear();
        validations.addAll(savedValidations);
        reports.clear();
        unfinished = null;
    }
}
