package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.InvisibleCharacters;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Which names inputs, layers and generated classes may have. */
final class NameRules {
    /** What messages and comments of generated classes call what training makes small. */
    private static final Set<String> RESERVED = Set.of("loss");

    /** Identifiers that can't be the name of a type (JLS 3.9). */
    private static final Set<String> NO_TYPE_NAMES = Set.of("permits", "record", "sealed", "var", "yield");

    /** Characters that messages show of a name that is too long. */
    private static final int SHOWN = 40;

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
        Map<String, Named> seen = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(named -> counts.merge(named.name(), 1, Integer::sum));
        Clashes clashes = new Clashes();
        List<String> names = new ArrayList<>();
        for (Named named : all) {
            checkIdentifier(named, diagnostics);
            Named first = seen.putIfAbsent(named.name(), named);
            if (first == null) {
                clashes.with(named.name())
                        .ifPresent(other ->
                                diagnostics.report(Message.CLASHING_NAMES, named.position(), other, named.name()));
            } else if (!named.name().isEmpty()) {
                diagnostics.report(
                        Message.DUPLICATE_NAME,
                        named.position(),
                        named.name(),
                        first.kind().equals("input") ? "an input" : "a layer");
            }
            boolean twice = counts.get(named.name()) > 1;
            names.add(twice || named.name().isEmpty() ? unusable(named, all, names.size()) : named.name());
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

    /** Checks the lengths of the names that layers of blocks get; returns true if there is room for all. */
    static boolean checkLengths(List<LayerDeclaration> layers, Diagnostics diagnostics) {
        Optional<LayerDeclaration> tooLong = layers.stream()
                .filter(layer -> layer.template().isPresent() && layer.name().length() > Limits.LONGEST_NAME)
                .findFirst();
        tooLong.ifPresent(layer -> reportTooLong(
                "the block's layer", layer.name(), layer.positions().name(), diagnostics));
        return tooLong.isEmpty();
    }

    private static void reportTooLong(String what, String name, Position position, Diagnostics diagnostics) {
        diagnostics.report(
                Message.NAME_TOO_LONG,
                position,
                what,
                beginning(name),
                name.length(),
                Limits.LONGEST_NAME,
                "characters");
    }

    /** Checks that there is room for the names of the files of a generated class; returns true if there is. */
    static boolean checkClassLength(String name, Position position, Diagnostics diagnostics) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.LONGEST_CLASS_NAME) {
            diagnostics.report(
                    Message.NAME_TOO_LONG,
                    position,
                    "the generated class",
                    beginning(name),
                    bytes,
                    Limits.LONGEST_CLASS_NAME,
                    "bytes in UTF-8");
        }
        return bytes <= Limits.LONGEST_CLASS_NAME;
    }

    /** So much of a long name that one knows it. */
    private static String beginning(String name) {
        return name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "...";
    }

    /** Whether a class can have this simple name. */
    static boolean isClassName(String name) {
        return isIdentifier(name)
                && !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
                && !NO_TYPE_NAMES.contains(name);
    }

    /** Reports a name that generated code can't have. */
    static void checkIdentifier(Named named, Diagnostics diagnostics) {
        if (named.name().length() > Limits.LONGEST_NAME) {
            reportTooLong("the " + named.kind(), named.name(), named.position(), diagnostics);
            return;
        }
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
    private static final class Clashes {
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> known = new HashMap<>();

        /** The first name so far that generated code couldn't tell from this one, which it keeps. */
        Optional<String> with(String name) {
            if (name.isEmpty()) {
                return Optional.empty();
            }
            // The three ways in which names clash have prefixes that no name has.
            Optional<String> other = Stream.of("=" + canonical(name), "." + gradient(name), "d." + name)
                    .filter(known::containsKey)
                    .min(Comparator.comparing(known::get))
                    .map(key -> names.get(known.get(key)));
            for (String key : List.of("=" + canonical(name), "." + name, "d." + gradient(name))) {
                known.putIfAbsent(key, names.size());
            }
            names.add(name);
            return other;
        }
    }

    /** A name that nobody can read from. */
    private static String unusable(Named named, List<Named> all, int index) {
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
