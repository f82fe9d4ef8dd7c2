package dev.lamina.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A history as CSV (RFC 4180) and as JSON (RFC 8259). Numbers are as Java writes them, so no bit is lost. */
final class HistoryText {
    private static final List<String> FIXED = List.of("epoch", "step", "learning_rate", "seconds", "rows_per_second");

    private HistoryText() {}

    /** A line with the names, then one for each epoch; what a row hasn't, or is NaN, stays empty. */
    static String csv(History history) {
        List<EpochResult> all = Stream.concat(history.epochs().stream(), history.unfinished().stream())
                .toList();
        Set<String> names = new LinkedHashSet<>();
        all.forEach(result -> names.addAll(result.metrics().keySet()));
        StringBuilder csv = new StringBuilder();
        csv.append(Stream.concat(FIXED.stream(), names.stream())
                        .map(HistoryText::quotedForCsv)
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        for (EpochResult result : all) {
            List<String> cells = new ArrayList<>(fixed(result).values());
            for (String name : names) {
                double value = result.metrics().getOrDefault(name, Double.NaN);
                cells.add(Double.isNaN(value) ? "" : Double.toString(value));
            }
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    private static Map<String, String> fixed(EpochResult result) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("epoch", Integer.toString(result.epoch()));
        cells.put("step", Long.toString(result.step()));
        cells.put("learning_rate", Double.toString(result.learningRate()));
        cells.put("seconds", Double.toString(result.seconds()));
        cells.put("rows_per_second", Double.toString(result.rowsPerSecond()));
        return cells;
    }

    private static String quotedForCsv(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An object with arrays of epochs and of validations within them; NaN and infinities are null. */
    static String json(History history) {
        return "{\"epochs\":" + array(history.epochs().stream().map(HistoryText::json)) + ",\"unfinished\":"
                + history.unfinished().map(HistoryText::json).orElse("null") + ",\"validations\":"
                + array(history.validations().stream().map(HistoryText::json)) + "}\n";
    }

    private static String array(Stream<String> items) {
        return items.collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String json(EpochResult result) {
        return "{"
                + fixed(result).entrySet().stream()
                        .map(cell -> quoted(cell.getKey()) + ":" + cell.getValue())
                        .collect(Collectors.joining(","))
                + ",\"metrics\":" + object(result.metrics()) + "}";
    }

    private static String json(History.Validation validation) {
        return "{\"epoch\":" + validation.epoch() + ",\"step\":" + validation.step() + ",\"metrics\":"
                + object(validation.metrics().byName(EpochResult.VALIDATION)) + "}";
    }

    private static String object(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> quoted(figure.getKey()) + ":"
                        + (Double.isFinite(figure.getValue()) ? Double.toString(figure.getValue()) : "null"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Names have no control characters. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
