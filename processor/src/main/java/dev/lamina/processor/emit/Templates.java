package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the layers of blocks are in their blocks, so that code which all instances of a block share can be written in the
 * block's own words.
 *
 * @param ofLayers for the name of each layer that comes from a block what it is there
 */
public record Templates(Map<String, Template> ofLayers) {
    static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\w$]*", Pattern.UNICODE_CHARACTER_CLASS);

    /** A layer of a block: the block's simple name, and the name that the layer has there. */
    public record Template(String block, String layer) {}

    /** Keeps an unmodifiable copy. */
    public Templates {
        ofLayers = Map.copyOf(ofLayers);
    }

    /** No blocks. */
    public static Templates none() {
        return new Templates(Map.of());
    }

    /** The template of the layer that a value belongs to. */
    Optional<Template> of(Node node) {
        return Optional.ofNullable(ofLayers.get(node.origin()));
    }

    /** A name of a value in the block's words: {@code dHiddenW} for {@code dBody3HiddenW}; other names stay as they are. */
    String inBlock(String name) {
        String longest = "";
        for (String layer : ofLayers.keySet()) {
            if (layer.length() > longest.length() && (begins(name, layer) || begins(name, "d" + capitalised(layer)))) {
                longest = layer;
            }
        }
        if (longest.isEmpty()) {
            return name;
        }
        String inner = ofLayers.get(longest).layer();
        return begins(name, longest)
                ? inner + name.substring(longest.length())
                : "d" + capitalised(inner) + name.substring(longest.length() + 1);
    }

    /** True if the name is that of the layer, or is made of it and more words. */
    private static boolean begins(String name, String layer) {
        return name.startsWith(layer)
                && (name.length() == layer.length() || !Character.isLowerCase(name.charAt(layer.length())));
    }

    static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
