package dev.lamina.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Results as rows of numbers, for checkpoints.
 *
 * @param columns their names, without line feeds
 * @param values  row after row; NaN where a row has nothing in a column
 */
record HistoryRows(List<String> columns, double[] values) {
    private static final String TRAINING = "training.";
    private static final String VALIDATION = "validation.";
    private static final String REPORTED = "reported.";
    /** Stands before those above, for what was measured beside loss and accuracy. */
    private static final String MEASURED = "measured ";

    int rows() {
        return columns.isEmpty() ? 0 : values.length / columns.size();
    }

    static HistoryRows ofEpochs(List<EpochResult> epochs) {
        return of(epochs.stream().map(HistoryRows::row).toList());
    }

    static HistoryRows ofValidations(List<History.Validation> validations) {
        return of(validations.stream().map(HistoryRows::row).toList());
    }

    private static HistoryRows of(List<Map<String, Double>> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        List<String> columns = List.copyOf(names);
        double[] values = new double[rows.size() * columns.size()];
        Arrays.fill(values, Double.NaN);
        int at = 0;
        for (Map<String, Double> row : rows) {
            for (String column : columns) {
                values[at++] = row.getOrDefault(column, Double.NaN);
            }
        }
        return new HistoryRows(columns, values);
    }

    private static Map<String, Double> row(EpochResult result) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("epoch", (double) result.epoch());
        row.put("epochs", (double) result.epochs());
        row.put("step", (double) result.step());
        row.put("learning_rate", result.learningRate());
        row.put("seconds", result.seconds());
        row.put("rows_per_second", result.rowsPerSecond());
        row.put("validated", result.validation().isPresent() ? 1.0 : 0.0);
        put(row, TRAINING, result.training());
        result.validation().ifPresent(metrics -> put(row, VALIDATION, metrics));
        result.reported().forEach((name, value) -> row.put(REPORTED + name, value));
        return row;
    }

    private static Map<String, Double> row(History.Validation validation) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("epoch", (double) validation.epoch());
        row.put("step", (double) validation.step());
        put(row, VALIDATION, validation.metrics());
        return row;
    }

    private static void put(Map<String, Double> row, String prefix, Metrics metrics) {
        row.putAll(metrics.own(prefix));
        metrics.measured().forEach((name, value) -> row.put(MEASURED + prefix + name, value));
    }

    /** @param terms the names of the losses, if there are several */
    List<EpochResult> epochs(List<String> terms) {
        List<EpochResult> epochs = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            Map<String, Double> row = row(i);
            epochs.add(new EpochResult(
                    row.get("epoch").intValue(),
                    row.get("epochs").intValue(),
                    row.get("step").longValue(),
                    row.get("learning_rate"),
                    row.get("seconds"),
                    row.get("rows_per_second"),
                    metrics(row, TRAINING, terms),
                    row.get("validated") == 1 ? Optional.of(metrics(row, VALIDATION, terms)) : Optional.empty(),
                    named(row, REPORTED)));
        }
        return epochs;
    }

    /** @param terms the names of the losses, if there are several */
    List<History.Validation> validations(List<String> terms) {
        List<History.Validation> validations = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            Map<String, Double> row = row(i);
            validations.add(new History.Validation(
                    row.get("epoch").intValue(), row.get("step").longValue(), metrics(row, VALIDATION, terms)));
        }
        return validations;
    }

    private Map<String, Double> row(int i) {
        Map<String, Double> row = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            row.put(columns.get(k), values[i * columns.size() + k]);
        }
        return row;
    }

    private static Metrics metrics(Map<String, Double> row, String prefix, List<String> terms) {
        return new Metrics(
                figure(row, prefix + "loss"),
                figure(row, prefix + "accuracy"),
                terms.stream()
                        .map(term -> new TermMetrics(
                                term, figure(row, prefix + term + ".loss"), figure(row, prefix + term + ".accuracy")))
                        .toList(),
                named(row, MEASURED + prefix));
    }

    private static Map<String, Double> named(Map<String, Double> row, String prefix) {
        Map<String, Double> named = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                named.put(name.substring(prefix.length()), value);
            }
        });
        return named;
    }

    private static double figure(Map<String, Double> row, String name) {
        return row.getOrDefault(name, Double.NaN);
    }
}
