package dev.lamina.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of each parameter of a network, and of each tensor of a file, when weights were loaded. Its text is a table:
 *
 * <pre>
 * mlp.safetensors: 2 of 4 parameters of Mlp loaded
 *   hidden.weight[128,784]  loaded from fc1.weight F32[128,784]
 *   hidden.bias[128]        loaded from fc1.bias F32[128]
 *   scores.weight[5,128]    kept: scores.weight F32[10,128] in the file has another shape
 *   scores.bias[5]          kept: scores.bias F32[10] in the file has another shape
 * </pre>
 *
 * @param source  what was loaded
 * @param network the network's name
 * @param entries the parameters in layer order, then tensors that belong to none; unmodifiable
 */
public record LoadReport(String source, String network, List<Entry> entries) {
    /** What became of a parameter or a tensor. */
    public enum Outcome {
        /** The parameter has the values of the file. */
        LOADED,
        /** The parameter was kept, since it wasn't to be loaded. */
        NOT_CHOSEN,
        /** The parameter was kept, since the file doesn't hold it. */
        MISSING,
        /** The parameter was kept, since it has another shape in the file. */
        OTHER_SHAPE,
        /** The network has no parameter of the tensor's name. */
        UNEXPECTED,
        /** The tensor is a counter of PyTorch's batch norm, which has no use here. */
        COUNTER
    }

    /**
     * One parameter or tensor.
     *
     * @param outcome   what became of it
     * @param parameter the parameter's name, empty for a tensor that belongs to none
     * @param tensor    the tensor's name in the file, empty for a parameter that the file doesn't hold
     * @param subject   parameter or tensor with its shape
     * @param reason    what became of it, in words
     */
    public record Entry(Outcome outcome, String parameter, String tensor, String subject, String reason) {}

    /** Keeps an unmodifiable copy. */
    public LoadReport {
        entries = List.copyOf(entries);
    }

    /** {@return the names of parameters that were loaded} */
    public List<String> loaded() {
        return parameters(true);
    }

    /** {@return the names of parameters that kept their values} */
    public List<String> kept() {
        return parameters(false);
    }

    private List<String> parameters(boolean loaded) {
        return entries.stream()
                .filter(entry -> !entry.parameter.isEmpty() && loaded == (entry.outcome == Outcome.LOADED))
                .map(Entry::parameter)
                .toList();
    }

    /**
     * Those with one outcome.
     *
     * @param outcome the outcome
     * @return the entries, in order
     */
    public List<Entry> with(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome == outcome).toList();
    }

    /** {@return the whole account, a line for each entry} */
    @Override
    public String toString() {
        int width =
                entries.stream().mapToInt(entry -> entry.subject.length()).max().orElse(0);
        return source + ": " + loaded().size() + " of " + (loaded().size() + kept().size()) + " parameters of "
                + network
                + " loaded"
                + entries.stream()
                        .map(entry -> "\n  " + entry.subject + " ".repeat(width - entry.subject.length()) + "  "
                                + entry.reason)
                        .collect(Collectors.joining());
    }
}
