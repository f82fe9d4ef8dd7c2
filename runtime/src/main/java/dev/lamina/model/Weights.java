package dev.lamina.model;

import dev.lamina.io.DataType;
import dev.lamina.io.HeaderLimits;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.TensorInfo;
import dev.lamina.io.WeightFileException;
import dev.lamina.io.WeightSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parameters to and from weight files. */
final class Weights {
    static final String UNCHANGED = " The network was not changed.";
    static final int LISTED = 10;
    /** Keys of the metadata. */
    private static final String MODEL = "model";

    private static final String CHECKSUM = "sha256";
    private static final Set<String> RESERVED = Set.of("format", MODEL, CHECKSUM);

    private Weights() {}

    static void save(Path file, String network, List<Parameter> parameters, Map<String, String> notes) {
        SafeTensorsWriter writer = new SafeTensorsWriter()
                .metadata("format", "pt")
                .metadata(MODEL, network)
                .metadata(CHECKSUM, Fingerprint.sha256(parameters));
        notes.forEach((key, text) -> {
            if (RESERVED.contains(key)) {
                throw new IllegalArgumentException("the note " + key + " is written by itself: give it another name");
            }
            writer.metadata(key, text);
        });
        for (Parameter parameter : parameters) {
            writer.add(parameter.name(), parameter.toArray(), parameter.shape());
        }
        writer.write(file);
    }

    /** Reads everything before the first parameter is changed. */
    static LoadReport restore(WeightSource source, String network, List<Parameter> parameters, LoadOptions options) {
        HeaderLimits limits =
                HeaderLimits.expecting(parameters.stream().map(Parameter::name).toList());
        Map<Parameter, float[]> values = new HashMap<>();
        LoadReport report;
        try (SafeTensorsReader reader = source.open(limits)) {
            List<TensorInfo> tensors = reader.inOrderOfData();
            LoadPlan plan = new LoadPlan(source.toString(), network, parameters, tensors, options);
            plan.check();
            report = plan.report();
            checkTypes(source, plan.loaded().values());
            Map<String, Parameter> byTensor = new HashMap<>();
            plan.loaded().forEach((parameter, tensor) -> byTensor.put(tensor.name(), parameter));
            for (TensorInfo tensor : tensors) {
                if (byTensor.containsKey(tensor.name())) {
                    float[] read = reader.floats(tensor.name());
                    if (!options.allowsNonFinite()) {
                        checkFinite(source, tensor, read);
                    }
                    values.put(byTensor.get(tensor.name()), read);
                }
            }
            reader.checkEnd();
            String saved = reader.metadata().get(CHECKSUM);
            if (saved != null && !options.ignoresChecksum() && plan.isWhole(tensors.size())) {
                // In the order of the file: the network may declare its layers in another one.
                List<Parameter> inOrder = tensors.stream()
                        .map(tensor -> byTensor.get(tensor.name()))
                        .toList();
                checkSum(source, saved, Fingerprint.sha256(inOrder, values::get));
            }
        }
        values.forEach(Parameter::set);
        return report;
    }

    private static void checkSum(WeightSource source, String saved, String read) {
        if (!saved.equals(read)) {
            throw new WeightFileException(source + ": its values aren't those that were saved: their SHA-256 is " + read
                    + ", but was " + saved
                    + ". Copy or download it again, or, if they were changed on purpose, load it with"
                    + " LoadOptions.strict().ignoreChecksum()." + UNCHANGED);
        }
    }

    private static void checkTypes(WeightSource file, Collection<TensorInfo> tensors) {
        List<String> others = tensors.stream()
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

    private static void checkFinite(WeightSource file, TensorInfo tensor, float[] values) {
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

    static void list(StringBuilder message, String title, List<String> items) {
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
