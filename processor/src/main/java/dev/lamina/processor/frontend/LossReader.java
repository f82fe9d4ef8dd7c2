package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code @Loss}es of a model: what they read from and what they are called. */
final class LossReader {
    private final LayerScope scope;
    private final BlockExpander.Expanded expanded;
    private final Diagnostics diagnostics;
    private final Set<String> names = new HashSet<>();
    private final Set<String> layers = new HashSet<>();

    LossReader(LayerScope scope, BlockExpander.Expanded expanded, Diagnostics diagnostics) {
        this.scope = scope;
        this.expanded = expanded;
        this.diagnostics = diagnostics;
        expanded.layers().forEach(layer -> layers.add(layer.name()));
    }

    /** The losses that make sense. */
    List<LossDeclaration> read(List<Mirror> mirrors) {
        List<LossDeclaration> losses = new ArrayList<>();
        if (!scope.layerNames().isEmpty()) {
            mirrors.forEach(mirror -> read(mirror, mirrors.size() > 1).ifPresent(losses::add));
        }
        return losses;
    }

    private Optional<LossDeclaration> read(Mirror loss, boolean several) {
        String last = scope.layerNames().get(scope.layerNames().size() - 1);
        boolean named = !loss.texts("from").isEmpty();
        List<String> sources = named ? loss.texts("from") : List.of(last);
        for (int i = 0; i < sources.size(); i++) {
            checkSource(
                    sources.get(i), last, named ? loss.elementPositions("from").get(i) : loss.position());
        }
        String name = name(loss, several ? sources.get(0) : LossDeclaration.ONLY);
        checkName(name, loss);
        Optional<String> against = Optional.of(loss.text("against")).filter(text -> !text.isEmpty());
        against.ifPresent(text -> checkAgainst(text, loss.position("against")));
        float weight = loss.decimal("weight");
        if (!(weight > 0 && weight <= Float.MAX_VALUE)) {
            diagnostics.report(
                    Message.LOSS_OUT_OF_RANGE,
                    loss.position("weight"),
                    loss.text("value"),
                    "weight",
                    weight,
                    "a number above 0");
        }
        List<String> results = sources.stream().map(expanded::result).toList();
        Optional<String> compared = against.map(expanded::result);
        boolean comparable = compared.isEmpty()
                || layers.contains(compared.get())
                || scope.inputs().contains(compared.get());
        if (!layers.containsAll(results) || !comparable) {
            return Optional.empty();
        }
        String target = loss.text("target");
        return Optional.of(new LossDeclaration(
                name,
                loss.text("value"),
                results,
                compared,
                target.isEmpty() && !name.equals(LossDeclaration.ONLY) ? name : target,
                weight,
                loss.toAttributes(),
                loss.position(),
                loss.position("from")));
    }

    private static String name(Mirror loss, String standard) {
        return loss.text("name").isEmpty() ? standard : loss.text("name");
    }

    private void checkSource(String from, String last, SourcePosition position) {
        if (scope.inputs().contains(from)) {
            diagnostics.report(Message.LOSS_READS_INPUT, position, from, last);
        } else if (!scope.layerNames().contains(from) && !scope.isWritten(from)) {
            diagnostics.report(
                    Message.LOSS_UNKNOWN_NAME, position, from, Suggestions.didYouMean(from, scope.layerNames()));
        }
    }

    private void checkAgainst(String name, SourcePosition position) {
        List<String> all = new ArrayList<>(scope.inputs());
        all.addAll(scope.layerNames());
        if (!all.contains(name) && !scope.isWritten(name)) {
            diagnostics.report(Message.LOSS_AGAINST_UNKNOWN, position, name, Suggestions.didYouMean(name, all));
        }
    }

    private void checkName(String name, Mirror loss) {
        if (!loss.text("name").isEmpty()) {
            NameRules.checkIdentifier(new NameRules.Named("loss", name, loss.position("name")), diagnostics);
        }
        if (!loss.text("target").isEmpty()) {
            NameRules.checkIdentifier(
                    new NameRules.Named("target", loss.text("target"), loss.position("target")), diagnostics);
        }
        if (!names.add(name)) {
            diagnostics.report(Message.LOSS_SAME_NAME, loss.position("name"), name);
        }
    }
}
