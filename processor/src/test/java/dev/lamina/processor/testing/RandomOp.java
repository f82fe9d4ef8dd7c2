package dev.lamina.processor.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The operation of a random layer.
 *
 * @param kind the attribute of {@link dev.lamina.annotation.Layer}; empty for a layer that only hands on
 * @param attributes names and values in turn
 * @param weightsOf whose weights the layer uses
 */
record RandomOp(List<String> from, String kind, List<Object> attributes, Optional<String> weightsOf) {
    private static final List<String> WITH_PENALTIES = List.of("dense", "rnn", "lstm", "gru", "attention", "embedding");
    private static final List<String> WITH_PARAMETERS =
            List.of("batchNorm", "layerNorm", "groupNorm", "rmsNorm", "prelu");
    private static final List<String> OF_ANOTHER_RANK =
            List.of("dense", "flatten", "reshape", "mean", "sum", "rnn", "lstm", "gru", "finalState", "embedding");

    static RandomOp of(String from, String kind, Object... attributes) {
        return new RandomOp(List.of(from), kind, List.of(attributes), Optional.empty());
    }

    RandomOp from(String other) {
        return new RandomOp(List.of(other), kind, attributes, weightsOf);
    }

    RandomOp weightsOf(String layer) {
        return new RandomOp(from, kind, attributes, Optional.of(layer));
    }

    /** True if penalties on weights reach some of the layer's own. */
    boolean canBePenalised() {
        return weightsOf.isEmpty()
                && (isConvolution() || WITH_PENALTIES.contains(kind) || attributes.contains("LEARNED"));
    }

    private boolean isConvolution() {
        return kind.startsWith("conv") && !kind.equals("concat") || kind.startsWith("depthwise");
    }

    /** True if the layer has parameters. */
    boolean hasParameters() {
        boolean affine = attributes.indexOf("affine") < 0
                || attributes.get(attributes.indexOf("affine") + 1).equals(true);
        return canBePenalised() || weightsOf.isPresent() || (WITH_PARAMETERS.contains(kind) && affine);
    }

    /** True if the result has as many axes as what is read. */
    boolean keepsRank() {
        return !OF_ANOTHER_RANK.contains(kind) && !kind.startsWith("global") && from.size() == 1;
    }

    /** The same operation that reads something else and uses the weights of others. */
    RandomOp reading(UnaryOperator<String> sources, UnaryOperator<String> owners) {
        return new RandomOp(from.stream().map(sources).toList(), kind, attributes, weightsOf.map(owners));
    }

    /** True if a further layer may use the weights and need not know more than a shape. */
    boolean canBeShared() {
        return hasParameters() && weightsOf.isEmpty() && from.size() == 1 && !kind.equals("embedding");
    }

    @Override
    public String toString() {
        return String.join(", ", from)
                + (kind.isEmpty() ? "" : " " + kind)
                + (attributes.isEmpty() ? "" : attributes)
                + weightsOf.map(owner -> " weights of " + owner).orElse("");
    }
}
