package dev.lamina.model;

import dev.lamina.io.DataType;
import dev.lamina.io.HeaderLimits;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.TensorInfo;
import dev.lamina.io.WeightFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters to and from weight files. */
final class Weights {
    /** A counter that PyTorch's batch norm saves; it has no use here. */
    private static final String PYTORCH_COUNTER = ".num_batches_tracked";

    private static final int LISTED = 10;

    private Weights() {}

    static void save(Path file, List<Parameter> parameters) {
        SafeTensorsWriter writer = new SafeTensorsWriter().metadata("format", "pt");
        for (Parameter parameter : parameters) {
            writer.add(parameter.name(), parameter.toArray(), parameter.shape());
        }
        writer.write(file);
    }

    /** Reads everything before the first parameter is changed. */
    static void restore(Path file, String network, List<Parameter> parameters) {
        List<float[]> values = new ArrayList<>();
        HeaderLimits limits =
                HeaderLimits.expecting(parameters.stream().map(Parameter::name).toList());
        try (SafeTensorsReader reader = SafeTensorsReader.open(file, limits)) {
            check(file, network, parameters, reader.tensors());
            for (Parameter parameter : parameters) {
                values.add(reader.floats(parameter.name()));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            parameters.get(i).set(values.get(i));
        }
    }

    private static void check(Path file, String network, List<Parameter> parameters, Map<String, TensorInfo> inFile) {
        Map<String, TensorInfo> unexpected = new HashMap<>(inFile);
        unexpected.keySet().removeIf(name -> name.endsWith(PYTORCH_COUNTER));
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (Parameter parameter : parameters) {
            TensorInfo tensor = inFile.get(parameter.name());
            unexpected.remove(parameter.name());
            if (tensor == null) {
                missing.add(parameter.toString());
            } else if (!tensor.hasShape(parameter.shape()) || tensor.type() != DataType.F32) {
                different.add(tensor + " in the file, but " + parameter.name() + " F32" + Shapes.text(parameter.shape())
                        + " in the network");
            }
        }
        List<String> extra =
                unexpected.values().stream().map(TensorInfo::toString).sorted().toList();
        if (missing.isEmpty() && different.isEmpty() && extra.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(file + " holds the weights of another network than " + network + ":");
        list(message, "different", different);
        list(message, "missing in the file", missing);
        list(message, "unexpected in the file", extra);
        message.append("\n  Load it with the model it was saved from; names and shapes must agree.")
                .append(" The network was not changed.");
        throw new WeightFileException(message.toString());
    }

    private static void list(StringBuilder message, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        message.append("\n  ").append(title).append(": ");
        message.append(String.join("; ", items.subList(0, Math.min(LISTED, items.size()))));
        if (items.size() > LISTED) {
            message.append("; and ").append(items.size() - LISTED).append(" more");
        }
    }
}
