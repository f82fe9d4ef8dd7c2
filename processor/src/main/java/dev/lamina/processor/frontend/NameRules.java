package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.InvisibleCharacters;
import dev.lamina.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Which names inputs, layers and generated classes may have. */
final class NameRules {
    /** What messages and comments of generated classes call what training makes small. */
    private static final Set<String> RESERVED = Set.of("loss");

    /** Identifiers that can't be the name of a type (JLS 3.9). */
    private static final Set<String> NO_TYPE_NAMES = Set.of("permits", "record", "sealed", "var", "yield");

    private NameRules() {}

    /**
     * Something that has a name.
     *
     * @param kind {@code "input"}, {@code "layer"}, {@code "loss"}, {@code "target"} or {@code "class"}
     */
    record Named(String kind, String name, SourcePosition position) {}

    /**
     * Checks the names of a model's inputs and layers.
     *
     * @return for each the name to go on with: its own; one that nobody can read from if its own is empty or given twice
     */
    static List<String> check(List<Named> all, Diagnostics diagnostics) {
        Map<String, Named> seen = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Named named : all) {
            checkIdentifier(named, diagnostics);
            Named first = seen.putIfAbsent(named.name(), named);
            if (first == null) {
                checkClash(named, seen.keySet(), diagnostics);
            } else if (!named.name().isEmpty()) {
                diagnostics.report(
                        Message.DUPLICATE_NAME,
                        named.position(),
                        named.name(),
                        first.kind().equals("input") ? "an input" : "a layer");
            }
            names.add(usable(named, all, names.size()));
        }
        return List.copyOf(names);
    }

    /** Checks that the names which layers of blocks get are unlike those of all other layers; returns true if they are. */
    static boolean checkExpanded(List<String> inputs, List<LayerDeclaration> layers, Diagnostics diagnostics) {
        Map<String, String> seen = new LinkedHashMap<>();
        Set<String> ofBlocks = new HashSet<>();
        inputs.forEach(input -> seen.put(canonical(input), input));
        boolean distinct = true;
        for (LayerDeclaration layer : layers) {
            if (layer.path().contains(".")) {
                ofBlocks.add(layer.name());
            }
            String other = seen.putIfAbsent(canonical(layer.name()), layer.name());
            if (other != null && (ofBlocks.contains(layer.name()) || ofBlocks.contains(other))) {
                diagnostics.report(Message.CLASHING_NAMES, layer.positions().name(), other, layer.name());
                distinct = false;
            }
        }
        return distinct;
    }

    /** Whether a class can have this simple name. */
    static boolean isClassName(String name) {
        return isIdentifier(name)
                && !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
                && !NO_TYPE_NAMES.contains(name);
    }

    /** Reports a name that generated code can't have. */
    static void checkIdentifier(Named named, Diagnostics diagnostics) {
        if (hasInvisible(named, diagnostics)) {
            return;
        }
        if (!isIdentifier(named.name())) {
            diagnostics.report(Message.INVALID_NAME, named.position(), named.kind(), named.name());
        } else if (SourceVersion.isKeyword(named.name(), SourceVersion.RELEASE_17)) {
            diagnostics.report(Message.KEYWORD_NAME, named.position(), named.kind(), named.name());
        } else if (RESERVED.contains(named.name())) {
            diagnostics.report(Message.RESERVED_NAME, named.position(), named.kind(), named.name());
        }
    }

    /** Reports a name that doesn't look like what it is; returns true if it is one. */
    static boolean hasInvisible(Named named, Diagnostics diagnostics) {
        OptionalInt character = InvisibleCharacters.first(named.name());
        character.ifPresent(found -> diagnostics.report(
                Message.INVISIBLE_CHARACTER,
                named.position(),
                named.kind(),
                named.name(),
                InvisibleCharacters.describe(found)));
        return character.isPresent();
    }

    /** Generated code has {@code hiddenW}, {@code dHidden} and {@code HIDDEN} for a layer {@code hidden}. */
    private static void checkClash(Named named, Set<String> seen, Diagnostics diagnostics) {
        for (String other : seen) {
            boolean alike = !other.equals(named.name())
                    && !other.isEmpty()
                    && (canonical(other).equals(canonical(named.name()))
                            || other.equals(gradient(named.name()))
                            || named.name().equals(gradient(other)));
            if (alike) {
                diagnostics.report(Message.CLASHING_NAMES, named.position(), other, named.name());
                return;
            }
        }
    }

    private static String usable(Named named, List<Named> all, int index) {
        boolean twice =
                all.stream().filter(other -> other.name().equals(named.name())).count() > 1;
        if (!twice && !named.name().isEmpty()) {
            return named.name();
        }
        long ordinal = all.subList(0, index + 1).stream()
                .filter(other -> other.kind().equals(named.kind()))
                .count();
        return named.kind() + " " + ordinal + (named.name().isEmpty() ? "" : " (" + named.name() + ")");
    }

    private static boolean isIdentifier(String name) {
        return SourceVersion.isIdentifier(name);
    }

    private static String canonical(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String gradient(String name) {
        return name.isEmpty() ? "" : "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
