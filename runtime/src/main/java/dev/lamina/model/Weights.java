package dev.lamina.model;

import dev.lamina.io.DataType;
import dev.lamina.io.HeaderLimits;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.TensorInfo;
import dev.lamina.io.WeightFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters to and from weight files. */
final class Weights {
    /** A counter that PyTorch's batch norm saves; it has no use here. */
    private static final String PYTORCH_COUNTER = ".num_batches_tracked";

    private static final String UNCHANGED = " The network was not changed.";
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
    static void restore(Path file, String network, List<Parameter> parameters, LoadOptions options) {
        List<float[]> values = new ArrayList<>();
        HeaderLimits limits =
                HeaderLimits.expecting(parameters.stream().map(Parameter::name).toList());
        try (SafeTensorsReader reader = SafeTensorsReader.open(file, limits)) {
            checkNamesAndShapes(file, network, parameters, reader.tensors());
            checkTypes(file, parameters, reader.tensors());
            for (Parameter parameter : parameters) {
                float[] read = reader.floats(parameter.name());
                if (!options.allowsNonFinite()) {
                    checkFinite(file, reader.tensors().get(parameter.name()), read);
                }
                values.add(read);
            }
        }
        for (int i = 0; i < values.size(); i++) {
            parameters.get(i).set(values.get(i));
        }
    }

    private static void checkNamesAndShapes(
            Path file, String network, List<Parameter> parameters, Map<String, TensorInfo> inFile) {
        Map<String, TensorInfo> unexpected = new HashMap<>(inFile);
        unexpected.keySet().removeIf(name -> name.endsWith(PYTORCH_COUNTER));
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (Parameter parameter : parameters) {
            TensorInfo tensor = inFile.get(parameter.name());
            unexpected.remove(parameter.name());
            if (tensor == null) {
                missing.add(parameter.toString());
            } else if (!tensor.hasShape(parameter.shape())) {
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
                .append(UNCHANGED);
        throw new WeightFileException(message.toString());
    }

    private static void checkTypes(Path file, List<Parameter> parameters, Map<String, TensorInfo> inFile) {
        List<String> others = parameters.stream()
                .map(parameter -> inFile.get(parameter.name()))
                .filter(tensor -> !tensor.isReadAsFloats())
                .map(TensorInfo::toString)
                .toList();
        if (others.isEmpty()) {
            return;
        }
        StringBuilder message =
                new StringBuilder(file + ": weights of these types can't be loaded, only F32, F16, BF16 and F64:");
        list(message, "of another type", others);
        throw new WeightFileException(
                message.append("\n  Save them again as F32.").append(UNCHANGED).toString());
    }

    private static void checkFinite(Path file, TensorInfo tensor, float[] values) {
        int first = -1;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                first = count++ == 0 ? i : first;
            }
        }
        if (count > 0) {
            String beyond = tensor.type() == DataType.F64 && !Float.isNaN(values[first]) ? " as a float" : "";
            throw new WeightFileException(file + ": " + tensor + " holds " + values[first] + beyond + " at "
                    + index(tensor.shape(), first) + (count > 1 ? ", and " + (count - 1) + " more such values" : "")
                    + ". Take weights from before the training diverged, or load it with"
                    + " LoadOptions.strict().allowNonFinite()." + UNCHANGED);
        }
    }

    /** The place of a value in the file's order, for example {@code [2, 0]}. */
    private static String index(long[] shape, int position) {
        long[] index = new long[shape.length];
        long rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.toString(index);
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
