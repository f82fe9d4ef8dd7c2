package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the layers of blocks are in their blocks, so that code which all instances of a block share can be written in the
 * block's own words.
 */
public final class Templates {
    /** A layer of a block: the block's simple name, and the name that the layer has there. */
    public record Template(String block, String layer) {}

    private final Map<String, Template> ofLayers;
    private final Map<String, String> layersByGradient = new HashMap<>();

    /**
     * Templates of layers.
     *
     * @param ofLayers for the name of each layer that comes from a block what it is there
     */
    public Templates(Map<String, Template> ofLayers) {
        this.ofLayers = Map.copyOf(ofLayers);
        ofLayers.keySet().forEach(layer -> layersByGradient.put("d" + capitalised(layer), layer));
    }

    /** No blocks. */
    public static Templates none() {
        return new Templates(Map.of());
    }

    /** The template of the layer that a value belongs to. */
    Optional<Template> of(Node node) {
        return ofLayer(node.origin());
    }

    /** The template of a layer, if it comes from a block. */
    Optional<Template> ofLayer(String name) {
        return Optional.ofNullable(ofLayers.get(name));
    }

    /** What the names of all layers of the same instance of a block begin with; empty for a layer outside of blocks. */
    String instance(String layer) {
        return ofLayer(layer)
                .map(own -> layer.substring(0, layer.length() - own.layer().length()))
                .orElse("");
    }

    /** A name of a value in the block's words: {@code dHiddenW} for {@code dBody3HiddenW}; other names stay as they are. */
    String inBlock(String name) {
        for (int end = name.length(); end > 0; end--) {
            if (!endsWord(name, end)) {
                continue;
            }
            Template own = ofLayers.get(name.substring(0, end));
            if (own != null) {
                return own.layer() + name.substring(end);
            }
            String gradient = name.startsWith("d") ? layersByGradient.get(name.substring(0, end)) : null;
            if (gradient != null) {
                return "d" + capitalised(ofLayers.get(gradient).layer()) + name.substring(end);
            }
        }
        return name;
    }

    /** True unless a word of the name goes on at an index. */
    private static boolean endsWord(String name, int index) {
        return index == name.length() || !Character.isLowerCase(name.charAt(index));
    }

    static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
