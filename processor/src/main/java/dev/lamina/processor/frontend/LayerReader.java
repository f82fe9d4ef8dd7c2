package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a {@code @Layer} and checks what can be checked without knowing its operation. */
final class LayerReader {
    private static final String NO_ACTIVATION = "NONE";

    private final Predicate<String> isMerge;
    private final Diagnostics diagnostics;

    LayerReader(Predicate<String> isMerge, Diagnostics diagnostics) {
        this.isMerge = isMerge;
        this.diagnostics = diagnostics;
    }

    /**
     * The layer, or nothing if it makes no sense.
     *
     * @param from what it reads from, empty if that couldn't be resolved
     * @param inputs names of all inputs
     * @param layersAbove names of the layers above
     */
    Optional<LayerDeclaration> read(
            String name, Mirror mirror, Optional<List<String>> from, List<String> inputs, List<String> layersAbove) {
        List<String> above = new ArrayList<>(inputs);
        above.addAll(layersAbove);
        List<String> kinds = mirror.explicit().stream()
                .filter(member -> !mirror.annotations(member).isEmpty())
                .filter(member -> !InitDeclarations.MEMBERS.contains(member))
                .toList();
        float dropout = mirror.decimal("dropout");
        if (!(dropout >= 0 && dropout < 1)) {
            diagnostics.report(Message.DROPOUT_OUT_OF_RANGE, mirror.position("dropout"), name, dropout);
        }
        float l2 = penalty(name, mirror, "l2");
        Regularisers regularisers = new Regularisers(
                mirror.text("dropoutUnit"),
                penalty(name, mirror, "l1"),
                penalty(name, mirror, "activityL1"),
                penalty(name, mirror, "activityL2"));
        if (!hasOneOperation(name, mirror, kinds)) {
            return Optional.empty();
        }
        List<String> sources = from.filter(names -> readsRightNumber(name, mirror, kinds, names))
                .orElse(List.of());
        Optional<OpDeclaration> operation = kinds.stream().findFirst().map(kind -> operation(kind, mirror));
        return Optional.of(new LayerDeclaration(
                name,
                sources,
                operation,
                ActivationDeclaration.read(mirror),
                dropout >= 0 && dropout < 1 ? dropout : 0,
                l2,
                regularisers,
                InitDeclarations.read(name, mirror, diagnostics),
                mirror.flag("frozen"),
                name,
                weightsOf(name, mirror, layersAbove),
                positions(mirror, operation.map(OpDeclaration::position), sources.size())));
    }

    /** The strength of a penalty; 0 if it was reported as wrong. */
    private float penalty(String name, Mirror mirror, String attribute) {
        float lambda = mirror.decimal(attribute);
        boolean right = lambda >= 0 && lambda < Float.POSITIVE_INFINITY;
        if (!right) {
            diagnostics.report(Message.PENALTY_OUT_OF_RANGE, mirror.position(attribute), name, attribute, lambda);
        }
        return right ? lambda : 0;
    }

    private Optional<String> weightsOf(String name, Mirror mirror, List<String> layersAbove) {
        String owner = mirror.text("weightsOf");
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        if (!layersAbove.contains(owner)) {
            String suggestion = Suggestions.didYouMean(owner, layersAbove);
            diagnostics.report(Message.WEIGHTS_OF_UNKNOWN, mirror.position("weightsOf"), name, owner, suggestion);
            return Optional.empty();
        }
        return Optional.of(owner);
    }

    private boolean hasOneOperation(String name, Mirror mirror, List<String> kinds) {
        for (String kind : kinds) {
            List<Mirror> annotations = mirror.annotations(kind);
            if (annotations.size() > 1) {
                diagnostics.report(
                        Message.REPEATED_OPERATION, annotations.get(1).position(), name, kind, annotations.size());
                return false;
            }
        }
        if (kinds.size() > 1) {
            SourcePosition second = mirror.annotations(kinds.get(1)).get(0).position();
            diagnostics.report(Message.SEVERAL_OPERATIONS, second, name, String.join(" and ", kinds));
            return false;
        }
        boolean idle =
                kinds.isEmpty() && mirror.text("activation").equals(NO_ACTIVATION) && mirror.decimal("dropout") == 0;
        if (idle) {
            diagnostics.report(Message.EMPTY_LAYER, mirror.position(), name);
        }
        return !idle;
    }

    private boolean readsRightNumber(String name, Mirror mirror, List<String> kinds, List<String> from) {
        String kind = kinds.isEmpty() ? "a layer without operation" : kinds.get(0);
        boolean merge = !kinds.isEmpty() && isMerge.test(kind);
        if (!merge && !kind.equals(BlockExpander.KIND) && from.size() > 1) {
            SourcePosition second = mirror.elementPositions("from").get(1);
            diagnostics.report(Message.TOO_MANY_FROM, second, name, kind, from.size(), from.get(0));
            return false;
        }
        return true;
    }

    private static OpDeclaration operation(String kind, Mirror mirror) {
        Mirror operation = mirror.annotations(kind).get(0);
        return new OpDeclaration(kind, operation.toAttributes(), operation.position());
    }

    private static LayerPositions positions(Mirror mirror, Optional<Position> operation, int sources) {
        List<Position> from = new ArrayList<>(mirror.elementPositions("from"));
        while (from.size() < sources) {
            from.add(operation.orElse(mirror.position()));
        }
        return new LayerPositions(
                mirror.position(),
                mirror.position("name"),
                from,
                mirror.position("activation"),
                mirror.position("dropout"),
                mirror.position("l2"),
                mirror.position("dropoutUnit"),
                mirror.position("l1"),
                mirror.position("frozen"),
                mirror.position("weightsOf"));
    }
}
