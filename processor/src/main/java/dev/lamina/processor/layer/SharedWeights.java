package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.TransposeOp;
import java.util.Optional;

/** The parameters that a layer takes from another one. Both read the same node, so its gradients add up by themselves. */
final class SharedWeights {
    private final LayerDeclaration layer;
    private final Optional<LayerDeclaration> owner;
    private final NetworkParts parts;

    private SharedWeights(LayerDeclaration layer, Optional<LayerDeclaration> owner, NetworkParts parts) {
        this.layer = layer;
        this.owner = owner;
        this.parts = parts;
    }

    /** What a layer shares; reports one that has nothing in common with the layer that it names. */
    static SharedWeights of(ModelDeclaration model, LayerDeclaration layer, NetworkParts parts) {
        if (layer.weightsOf().isEmpty() || parts.given().isPresent()) {
            return new SharedWeights(layer, Optional.empty(), parts);
        }
        LayerDeclaration owner = model.owner(layer);
        Diagnostics diagnostics = parts.diagnostics();
        Position position = layer.positions().weightsOf();
        if (!kind(layer).equals(kind(owner)) && !isHeadOf(layer, owner)) {
            diagnostics.report(
                    Message.WEIGHTS_OF_OTHER_KIND,
                    position,
                    layer.name(),
                    kind(layer),
                    layer.weightsOf().get(),
                    kind(owner));
            return new SharedWeights(layer, Optional.empty(), parts);
        }
        boolean any = !parts.under(owner.path()).isEmpty();
        if (!any && !layer.positions().isWritten(position)) {
            return new SharedWeights(layer, Optional.empty(), parts); // one of a repeated block's
        }
        if (!any) {
            diagnostics.report(Message.WEIGHTS_OF_NOTHING, position, layer.name(), owner.name(), kind(owner));
        }
        return new SharedWeights(layer, Optional.of(owner), parts);
    }

    /**
     * The owner's parameter of a role, if it has one; reports one of another shape, which isn't shared then. If it is given
     * which parameters layers use, that one.
     *
     * @param wish what a node of it is called if there is none yet
     */
    Optional<Node> find(String role, ParameterSpec wanted, String wish) {
        if (parts.given().isPresent()) {
            return parts.given().get().of(layer.name(), role).map(spec -> given(spec, wanted, wish));
        }
        Optional<Node> node = owner.flatMap(other -> parts.find(other.path() + "." + role));
        if (node.isEmpty()) {
            return node;
        }
        ParameterSpec shared = parts.parameters().get(node.get());
        if (shared.fileShape().equals(wanted.fileShape())) {
            parts.uses().put(layer.name(), role, shared);
            return Optional.of(as(wanted, shared, node.get()));
        }
        if (shared.initializer().kind() == ParameterSpec.Initial.Kind.SINUSOIDAL) {
            return Optional.empty(); // a table for another number of steps or heads, not learned
        }
        parts.diagnostics()
                .report(
                        Message.WEIGHTS_OF_OTHER_SHAPE,
                        layer.positions().weightsOf(),
                        layer.name(),
                        role,
                        text(wanted),
                        owner.get().name(),
                        text(shared));
        return Optional.empty();
    }

    /** The table of an embedding, [vocabulary, width], is what files hold of a dense layer: [out, in]. */
    private static boolean isHeadOf(LayerDeclaration layer, LayerDeclaration owner) {
        return kind(layer).equals("dense") && kind(owner).equals("embedding");
    }

    private Node given(ParameterSpec spec, ParameterSpec wanted, String wish) {
        return as(wanted, spec, parts.find(spec.name()).orElseGet(() -> parts.parameter(spec, wish)));
    }

    /** The parameter as the layer reads it. */
    private Node as(ParameterSpec wanted, ParameterSpec shared, Node node) {
        return shared.transposed() == wanted.transposed()
                ? node
                : parts.builder().named(layer.name() + "W", new TransposeOp(), node);
    }

    private static String text(ParameterSpec spec) {
        return spec.fileShape().toString().replace(" ", "");
    }

    private static String kind(LayerDeclaration layer) {
        return layer.op().map(OpDeclaration::kind).orElse("a layer without operation");
    }
}
