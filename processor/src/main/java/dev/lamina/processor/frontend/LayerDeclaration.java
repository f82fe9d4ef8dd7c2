package dev.lamina.processor.frontend;

import java.util.List;
import java.util.Optional;

/**
 * One {@code @Layer}.
 *
 * @param name unique among inputs and layers
 * @param from what it reads from: the names that the user gave, else the layer before or the only input; empty if errors
 *     were reported about it
 * @param op its operation; a layer without one only applies activation and dropout
 * @param activation name of the enum constant, {@code NONE} for none
 * @param dropout probability from 0 (none) to below 1
 * @param l2 λ of the L2 penalty, 0 for none
 * @param regularisers what else keeps it from fitting too closely
 * @param inits first values of its parameters, where the declaration gives any
 * @param frozen true if its parameters keep their values
 * @param path what its parameters' names in weight files begin with: its name, or the way to it through blocks
 * @param weightsOf the layer above whose parameters it uses instead of its own
 * @param positions where its attributes stand
 */
public record LayerDeclaration(
        String name,
        List<String> from,
        Optional<OpDeclaration> op,
        String activation,
        float dropout,
        float l2,
        Regularisers regularisers,
        InitDeclarations inits,
        boolean frozen,
        String path,
        Optional<String> weightsOf,
        LayerPositions positions) {
    /** Keeps an unmodifiable copy. */
    public LayerDeclaration {
        from = List.copyOf(from);
    }
}
