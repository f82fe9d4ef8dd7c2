package dev.lamina.model;

import dev.lamina.internal.Suggestions;
import dev.lamina.internal.Wildcard;
import dev.lamina.io.DataType;
import dev.lamina.io.TensorInfo;
import dev.lamina.io.WeightFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tensor of a file goes to which parameter, and what becomes of all others. */
final class LoadPlan {
    /** A counter that PyTorch's batch norm saves. */
    private static final String PYTORCH_COUNTER = ".num_batches_tracked";
    /** What PyTorch puts before all names of a module that runs on several devices, and of a compiled one. */
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    private final String source;
    private final String network;
    private final List<Parameter> parameters;
    private final LoadOptions options;
    /** Tensors by the name that the network would call them. */
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

    private final Map<Parameter, TensorInfo> loaded = new LinkedHashMap<>();
    private final List<LoadReport.Entry> entries = new ArrayList<>();

    LoadPlan(
            String source,
            String network,
            List<Parameter> parameters,
            Collection<TensorInfo> inFile,
            LoadOptions options) {
        this.source = source;
        this.network = network;
        this.parameters = parameters;
        this.options = options;
        checkPatterns();
        name(inFile);
        Set<String> unknown = new LinkedHashSet<>(tensors.keySet());
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        for (Parameter parameter : parameters) {
            place(parameter, unknown);
        }
        tensors.forEach((name, tensor) -> {
            if (unknown.contains(name)) {
                leave(name, tensor);
            }
        });
    }

    private void checkPatterns() {
        for (Wildcard pattern : options.only()) {
            if (parameters.stream().noneMatch(parameter -> pattern.matches(parameter.name()))) {
                throw new IllegalArgumentException("only(\"" + pattern + "\") matches no parameter of " + network + ": "
                        + parameters.stream().map(Parameter::name).toList());
            }
        }
    }

    private void name(Collection<TensorInfo> inFile) {
        String wrapper = wrapper(inFile);
        Set<LoadOptions.Rename> used = new HashSet<>();
        for (TensorInfo tensor : inFile) {
            String name = rename(tensor.name(), wrapper, used);
            TensorInfo other = tensors.put(name, tensor);
            if (other != null) {
                throw new WeightFileException(source + ": " + other + " and " + tensor + " would both be " + name
                        + " of " + network + ". Narrow the renames: " + options.renames() + "." + Weights.UNCHANGED);
            }
        }
        for (LoadOptions.Rename rename : options.renames()) {
            if (!used.contains(rename)) {
                throw new WeightFileException(source + ": " + rename + " matches none of its tensors: "
                        + inFile.stream()
                                .map(TensorInfo::name)
                                .limit(Weights.LISTED)
                                .toList()
                        + (inFile.size() > Weights.LISTED ? " and " + (inFile.size() - Weights.LISTED) + " more" : "")
                        + "." + Weights.UNCHANGED);
            }
        }
    }

    /** What stands before all names in the file, but not before any in the network. */
    private String wrapper(Collection<TensorInfo> inFile) {
        String found = "";
        boolean more = !inFile.isEmpty();
        while (more) {
            more = false;
            for (String wrapper : WRAPPERS) {
                String longer = found + wrapper;
                if (inFile.stream().allMatch(tensor -> tensor.name().startsWith(longer))
                        && parameters.stream()
                                .noneMatch(parameter -> parameter.name().startsWith(wrapper))) {
                    found = longer;
                    more = true;
                }
            }
        }
        return found;
    }

    private String rename(String name, String wrapper, Set<LoadOptions.Rename> used) {
        String bare = name.substring(wrapper.length());
        for (LoadOptions.Rename rename : options.renames()) {
            for (String candidate : List.of(name, bare)) {
                Optional<List<String>> stars = rename.from().match(candidate);
                if (stars.isPresent()) {
                    used.add(rename);
                    return rename.to().fill(stars.get());
                }
            }
        }
        return bare;
    }

    private void place(Parameter parameter, Set<String> unknown) {
        TensorInfo tensor = tensors.get(parameter.name());
        if (!options.only().isEmpty() && options.only().stream().noneMatch(only -> only.matches(parameter.name()))) {
            enter(LoadReport.Outcome.NOT_CHOSEN, parameter, tensor, "kept: not chosen");
        } else if (tensor == null) {
            enter(
                    LoadReport.Outcome.MISSING,
                    parameter,
                    null,
                    "kept: missing in the file" + Suggestions.didYouMean(parameter.name(), List.copyOf(unknown)));
        } else if (!tensor.hasShape(parameter.shape())) {
            enter(
                    LoadReport.Outcome.OTHER_SHAPE,
                    parameter,
                    tensor,
                    "kept: " + tensor + " in the file has another shape");
        } else {
            loaded.put(parameter, tensor);
            enter(LoadReport.Outcome.LOADED, parameter, tensor, "loaded from " + tensor);
        }
    }

    private void leave(String name, TensorInfo tensor) {
        boolean counter = name.endsWith(PYTORCH_COUNTER);
        entries.add(new LoadReport.Entry(
                counter ? LoadReport.Outcome.COUNTER : LoadReport.Outcome.UNEXPECTED,
                "",
                tensor.name(),
                tensor.toString(),
                counter ? "in the file alone: a counter of PyTorch's, not used" : "in the file alone"));
    }

    private void enter(LoadReport.Outcome outcome, Parameter parameter, TensorInfo tensor, String reason) {
        String name = tensor == null ? "" : tensor.name();
        entries.add(new LoadReport.Entry(outcome, parameter.name(), name, parameter.toString(), reason));
    }

    /** The parameters to load, each with its tensor. */
    Map<Parameter, TensorInfo> loaded() {
        return loaded;
    }

    /** Whether all parameters and all tensors belong to each other, each to one of its name and type. */
    boolean isWhole(int tensorsInFile) {
        return loaded.size() == parameters.size()
                && loaded.size() == tensorsInFile
                && loaded.entrySet().stream()
                        .allMatch(entry ->
                                entry.getKey().name().equals(entry.getValue().name())
                                        && entry.getValue().type() == DataType.F32);
    }

    LoadReport report() {
        return new LoadReport(source, network, entries);
    }

    /** Throws if something is so that the options don't allow. */
    void check() {
        List<String> missing = texts(LoadReport.Outcome.MISSING, options.keepsMissing());
        List<String> extra = texts(LoadReport.Outcome.UNEXPECTED, options.ignoresUnexpected());
        List<String> different = options.keepsDifferentShapes() ? List.of() : different();
        if (missing.isEmpty() && different.isEmpty() && extra.isEmpty()) {
            if (loaded.isEmpty() && !parameters.isEmpty()) {
                throw new WeightFileException(report()
                        + "\n  Nothing fits. Say by rename(...) what its tensors are called here." + Weights.UNCHANGED);
            }
            return;
        }
        StringBuilder message =
                new StringBuilder(source + " holds the weights of another network than " + network + ":");
        Weights.list(message, "different", different);
        Weights.list(message, "missing in the file", missing);
        Weights.list(message, "unexpected in the file", extra);
        message.append("\n  Load it with the model it was saved from; names and shapes must agree, unless LoadOptions")
                .append(" allow other ones.")
                .append(Weights.UNCHANGED);
        throw new WeightFileException(message.toString());
    }

    private List<String> texts(LoadReport.Outcome outcome, boolean allowed) {
        return allowed
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.outcome() == outcome)
                        .map(LoadReport.Entry::subject)
                        .toList();
    }

    private List<String> different() {
        List<String> different = new ArrayList<>();
        for (Parameter parameter : parameters) {
            boolean other = entries.stream()
                    .anyMatch(entry -> entry.outcome() == LoadReport.Outcome.OTHER_SHAPE
                            && entry.parameter().equals(parameter.name()));
            if (other) {
                different.add(tensors.get(parameter.name()) + " in the file, but " + parameter.name() + " F32"
                        + Shapes.text(parameter.shape()) + " in the network");
            }
        }
        return different;
    }
}
