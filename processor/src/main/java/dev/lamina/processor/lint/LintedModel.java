package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.layer.LayerFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model without errors, as lints look at it. */
final class LintedModel {
    private final ModelDeclaration declaration;
    private final LayerFacts facts;
    private final Diagnostics diagnostics;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, LayerDeclaration> byName = new HashMap<>();

    LintedModel(ModelDeclaration declaration, LayerFacts facts, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.facts = facts;
        this.diagnostics = diagnostics;
        declaration.outputLayers().forEach(name -> readers.merge(name, 1, Integer::sum));
        for (LayerDeclaration layer : declaration.layers()) {
            layer.from().forEach(name -> readers.merge(name, 1, Integer::sum));
            byName.put(layer.name(), layer);
        }
    }

    ModelDeclaration declaration() {
        return declaration;
    }

    List<LayerDeclaration> layers() {
        return declaration.layers();
    }

    LayerFacts facts() {
        return facts;
    }

    void report(Message message, Position position, Object... arguments) {
        diagnostics.report(message, position, arguments);
    }

    /** The first loss that reads a layer. */
    Optional<LossDeclaration> loss(LayerDeclaration layer) {
        return declaration.losses().stream()
                .filter(loss -> loss.sources().contains(layer.name()))
                .findFirst();
    }

    /**
     * The layer that another one reads first, if it ends with its operation and nothing else reads it: what others read as
     * well has a meaning of its own.
     */
    Optional<LayerDeclaration> plainBefore(LayerDeclaration layer) {
        return Optional.ofNullable(byName.get(layer.from().get(0)))
                .filter(before -> before.activation().equals("NONE") && before.dropout() == 0)
                .filter(before -> readers.get(before.name()) == 1);
    }

    /** The inputs and layers that something uses: a layer, a loss, an output, another layer's parameters. */
    Set<String> used() {
        Set<String> used = new HashSet<>(declaration.outputLayers());
        declaration.losses().forEach(loss -> loss.against().ifPresent(used::add));
        for (LayerDeclaration layer : declaration.layers()) {
            used.addAll(layer.from());
            layer.weightsOf().ifPresent(used::add);
        }
        return used;
    }

    /** True if a layer has the operation of that name. */
    static boolean is(LayerDeclaration layer, String operation) {
        return layer.op().filter(op -> op.kind().equals(operation)).isPresent();
    }
}
