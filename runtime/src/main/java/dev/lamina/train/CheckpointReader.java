package dev.lamina.train;

import dev.lamina.io.DataType;
import dev.lamina.io.HeaderLimits;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.TensorInfo;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a checkpoint as a whole and checks it, so that nothing changes unless everything fits. */
final class CheckpointReader {
    private static final int LISTED = 10;

    private final Path file;
    private final RunMemory memory;
    private final Map<String, float[]> arrays = new LinkedHashMap<>();
    private final Map<String, Double> scalars = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private HistoryRows epochs;
    private HistoryRows validations;

    private CheckpointReader(Path file, RunMemory memory) {
        this.file = file;
        this.memory = memory;
    }

    /**
     * Reads a checkpoint.
     *
     * @param memory that of a run of the same network, data and settings; not changed
     * @throws WeightFileException if the file can't be read, is damaged, no checkpoint, from a newer version, or of another
     *     run; the message says what differs
     */
    static CheckpointReader read(Path file, RunMemory memory) {
        CheckpointReader checkpoint = new CheckpointReader(file, memory);
        List<String> names = new ArrayList<>(memory.arrays().keySet());
        names.addAll(memory.settings().keySet());
        Map<String, String> metadata = checkpoint.open(names);
        checkpoint.differences(metadata);
        checkpoint.checkFits();
        return checkpoint;
    }

    /**
     * Gives parameters what a network is to be used with after the run that a checkpoint is of.
     *
     * @throws WeightFileException as {@link #read}, if parameters of this name and shape are missing in the file
     */
    static void load(Path file, String network, List<Parameter> parameters) {
        RunMemory none = new RunMemory(network, Map.of(), new Scalars(), Map.of());
        CheckpointReader checkpoint = new CheckpointReader(file, none);
        checkpoint.open(parameters.stream().map(Parameter::name).toList());
        Map<Parameter, float[]> found = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name() + Arrays.toString(parameter.shape());
            float[] trained = checkpoint.arrays.get(RunMemory.PARAMETERS + name);
            float[] values = checkpoint.arrays.getOrDefault(RunMemory.AVERAGES + name, trained);
            if (values == null) {
                checkpoint.differences.add("the network has " + name + ", the file has not");
            }
            found.put(parameter, values);
        }
        checkpoint.checkFits();
        found.forEach(Parameter::set);
    }

    private Map<String, String> open(List<String> names) {
        try (SafeTensorsReader reader = SafeTensorsReader.open(file, HeaderLimits.expecting(names))) {
            checkFormat(reader.metadata());
            return read(reader);
        }
    }

    private void checkFormat(Map<String, String> metadata) {
        if (!CheckpointWriter.FORMAT.equals(metadata.get("format"))) {
            throw new WeightFileException(file + " is no checkpoint of a training run: it lacks the metadata format="
                    + CheckpointWriter.FORMAT + ". Weights alone are loaded with restore of the network.");
        }
        String version = metadata.get("version");
        if (!Integer.toString(CheckpointWriter.VERSION).equals(version)) {
            throw new WeightFileException(
                    file + " was written by a newer version of the library: its format is version "
                            + version + ", but this one knows " + CheckpointWriter.VERSION
                            + " only. Update the library to go on from it.");
        }
    }

    private Map<String, String> read(SafeTensorsReader reader) {
        Map<String, String> metadata = new TreeMap<>(reader.metadata());
        String sha256 = metadata.remove(CheckpointWriter.SHA256);
        CheckpointDigest digest = new CheckpointDigest();
        digest.add(metadata);
        for (TensorInfo tensor : reader.tensors().values()) {
            int[] shape =
                    Arrays.stream(tensor.shape()).mapToInt(axis -> (int) axis).toArray();
            if (tensor.type() == DataType.F64) {
                double[] values = reader.doubles(tensor.name());
                digest.add(tensor.name(), values, shape);
                keep(tensor.name(), values, metadata);
            } else {
                float[] values = reader.floats(tensor.name());
                digest.add(tensor.name(), values, shape);
                arrays.put(tensor.name() + Arrays.toString(shape), values);
            }
        }
        if (!digest.hex().equals(sha256) || epochs == null || validations == null) {
            throw new WeightFileException(file + " is damaged: its content doesn't have the SHA-256 that it was written"
                    + " with. Go on from another checkpoint.");
        }
        metadata.forEach((key, text) -> {
            if (key.startsWith(CheckpointWriter.SCALAR)) {
                scalars.put(key.substring(CheckpointWriter.SCALAR.length()), Double.valueOf(text));
            }
        });
        return metadata;
    }

    private void keep(String name, double[] values, Map<String, String> metadata) {
        String columns = metadata.getOrDefault(name + CheckpointWriter.COLUMNS, "");
        HistoryRows rows = new HistoryRows(columns.isEmpty() ? List.of() : List.of(columns.split("\n")), values);
        if (name.equals(CheckpointWriter.HISTORY)) {
            epochs = rows;
        } else {
            validations = rows;
        }
    }

    private void differences(Map<String, String> metadata) {
        compareNames("the network has", RunMemory.PARAMETERS, wantedArrays(), arrays.keySet());
        Map<String, String> settings = new TreeMap<>(memory.settings());
        settings.forEach((name, here) -> {
            String there = metadata.get(CheckpointWriter.SETTING + name);
            if (!here.equals(there)) {
                differences.add(
                        name + ": " + (there == null ? "nothing" : there) + " in the file, but " + here + " here");
            }
        });
        if (differences.isEmpty()) { // else these follow from the settings
            compareNames("the run has the array", "", wantedArrays(), arrays.keySet());
            compareNames("the run has the number", "", memory.scalars().values().keySet(), scalars.keySet());
        }
    }

    private Set<String> wantedArrays() {
        Set<String> wanted = new TreeSet<>();
        memory.arrays().forEach((name, array) -> wanted.add(name + Arrays.toString(array.shape())));
        return wanted;
    }

    private void compareNames(String what, String prefix, Set<String> here, Set<String> there) {
        for (String name : here) {
            if (name.startsWith(prefix) && !there.contains(name)) {
                differences.add(what + " " + name.substring(prefix.length()) + ", the file has not");
            }
        }
        for (String name : new TreeSet<>(there)) {
            boolean isAverage = name.startsWith(RunMemory.AVERAGES); // which follow from the optimizer
            if (name.startsWith(prefix) && !isAverage && !here.contains(name)) {
                differences.add("the file has " + name.substring(prefix.length()) + ", which isn't used here");
            }
        }
    }

    private void checkFits() {
        if (!differences.isEmpty()) {
            List<String> listed = differences.subList(0, Math.min(LISTED, differences.size()));
            int more = differences.size() - listed.size();
            throw new WeightFileException(
                    file + " is the checkpoint of another run than this one of " + memory.network()
                            + ":\n  " + String.join("\n  ", listed) + (more > 0 ? "\n  and " + more + " more" : "")
                            + "\n  Go on with the settings it was written with. Nothing was changed.");
        }
    }

    /** Puts what was read into the memory. */
    void apply() {
        memory.arrays().forEach((name, array) -> array.set(arrays.get(name + Arrays.toString(array.shape()))));
        memory.scalars().restore(scalars, memory.network());
    }

    /** @param terms the names of the losses, if there are several */
    List<EpochResult> epochs(List<String> terms) {
        return epochs.epochs(terms);
    }

    /** @param terms the names of the losses, if there are several */
    List<History.Validation> validations(List<String> terms) {
        return validations.validations(terms);
    }
}
