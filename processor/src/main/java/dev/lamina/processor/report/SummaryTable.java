package dev.lamina.processor.report;

import dev.lamina.processor.frontend.InputDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.layer.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of a model's layers: operation, shape of a row, parameters, floating-point operations of a row forward; and
 * the memory of a step.
 */
public final class SummaryTable {
    private static final String[] HEADER = {"layer", "operation", "output", "parameters", "FLOPs"};

    private static final int WIDEST_LOSSES = 100;

    private SummaryTable() {}

    /**
     * The table as text, one line a layer.
     *
     * @param trainingBytes memory of a training step
     * @param inferenceBytes memory of inference
     */
    public static String of(ModelDeclaration model, Network network, long trainingBytes, long inferenceBytes) {
        List<String[]> lines = new ArrayList<>();
        lines.add(HEADER);
        for (InputDeclaration input : model.inputs()) {
            lines.add(new String[] {input.name(), kind(input), input.shape().toString(), "", ""});
        }
        long parameters = 0;
        long flops = 0;
        for (Network.LayerResult layer : network.layers()) {
            parameters += layer.parameters();
            flops += layer.flops();
            lines.add(new String[] {
                layer.name(),
                layer.operation(),
                layer.output().shape().dims().toString(),
                count(layer.parameters()),
                count(layer.flops())
            });
        }
        lines.add(new String[] {"total", losses(network), "", count(parameters), count(flops)});
        return align(lines) + "memory  "
                + (model.inferenceOnly()
                        ? ""
                        : megabytes(trainingBytes) + " for a training step of " + model.batch() + " rows, ")
                + megabytes(inferenceBytes) + " for inference\n";
    }

    /** The losses by their functions, or how many there are if that would be longer than a table should be wide. */
    private static String losses(Network network) {
        return network.loss().length() > WIDEST_LOSSES
                ? network.losses().size() + " losses"
                : network.loss().toLowerCase(Locale.ROOT);
    }

    private static String kind(InputDeclaration input) {
        return input.vocabulary() == 0 ? "input" : "input of 0.." + (input.vocabulary() - 1);
    }

    private static String count(long value) {
        return value == 0 ? "" : String.format(Locale.ROOT, "%,d", value);
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String align(List<String[]> lines) {
        int[] widths = new int[HEADER.length];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String format = i < 3 ? "%-" + widths[i] + "s  " : "%" + widths[i] + "s  ";
                row.append(String.format(Locale.ROOT, format, line[i]));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
