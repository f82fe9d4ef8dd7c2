package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Checks of an annotation that serves several kinds of a thing, each of which takes only some of its attributes. */
final class KindAttributes {
    private final String layer;
    private final Attributes attributes;
    private final Diagnostics diagnostics;

    KindAttributes(String layer, Attributes attributes, Diagnostics diagnostics) {
        this.layer = layer;
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    /** Reports what the user wrote that a kind doesn't take; returns true if there is nothing of that. */
    boolean areTakenBy(String kind, Map<String, List<String>> takenByKind) {
        List<String> taken = takenByKind.getOrDefault(kind, List.of());
        List<String> foreign = attributes.explicit().stream()
                .filter(name -> !name.equals("value") && !taken.contains(name))
                .sorted()
                .toList();
        for (String name : foreign) {
            diagnostics.report(
                    Message.NOT_OF_THIS_KIND,
                    attributes.position(name),
                    layer,
                    name,
                    kind,
                    taken.isEmpty() ? "no numbers" : String.join(", ", taken),
                    others(name, takenByKind));
        }
        return foreign.isEmpty();
    }

    /** The kinds that do take an attribute. */
    private static String others(String name, Map<String, List<String>> takenByKind) {
        return String.join(
                ", ",
                takenByKind.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(name))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    /** Reports a decimal that isn't as it must be; returns true if it is. */
    boolean is(String name, String wanted, BiPredicate<Float, Attributes> right) {
        float value = attributes.decimal(name);
        boolean sound = right.test(value, attributes);
        if (!sound) {
            diagnostics.report(Message.OUT_OF_RANGE, attributes.position(name), layer, name, value, wanted);
        }
        return sound;
    }

    boolean isFinite(String name) {
        return is(name, "a finite number", (value, all) -> Float.isFinite(value));
    }

    boolean isPositive(String name) {
        return is(name, "a number above 0", (value, all) -> value > 0 && Float.isFinite(value));
    }
}
