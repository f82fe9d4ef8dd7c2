package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.util.List;
import java.util.Optional;

/**
 * First values that a layer's declaration gives instead of those of its operation.
 *
 * @param weights of its matrices, kernels and tables
 * @param biases of its biases
 */
public record InitDeclarations(Optional<OpDeclaration> weights, Optional<OpDeclaration> biases) {
    /** None. */
    public static final InitDeclarations NONE = new InitDeclarations(Optional.empty(), Optional.empty());

    /** Members of {@code @Layer} that hold annotations but no operation. */
    static final List<String> MEMBERS = List.of("init", "biasInit");

    /** These, and where there is none those of a block around the layer. */
    InitDeclarations or(InitDeclarations block) {
        return new InitDeclarations(weights.or(block::weights), biases.or(block::biases));
    }

    /** Reads them. */
    static InitDeclarations read(String layer, Mirror mirror, Diagnostics diagnostics) {
        return new InitDeclarations(
                read(layer, mirror, MEMBERS.get(0), diagnostics), read(layer, mirror, MEMBERS.get(1), diagnostics));
    }

    private static Optional<OpDeclaration> read(String layer, Mirror mirror, String member, Diagnostics diagnostics) {
        List<Mirror> annotations = mirror.annotations(member);
        if (annotations.size() > 1) {
            diagnostics.report(Message.REPEATED_INIT, annotations.get(1).position(), layer, member, annotations.size());
        }
        return annotations.stream()
                .findFirst()
                .map(init -> new OpDeclaration(member, init.toAttributes(), init.position()));
    }
}
