package dev.lamina.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * The layers that one layer with a block stands for: those of the block once for each time, under names of their own.
 *
 * @param type the block
 * @param times how many times it stands in a row
 * @param layers all layers, in order
 * @param result name of the layer with the result
 */
record BlockInstances(TypeElement type, int times, List<LayerDeclaration> layers, String result) {
    /**
     * Makes the layers.
     *
     * @param layer the layer that uses the block
     * @param inputs the names of the block's inputs, as many as the layer reads from
     * @param body the block's layers, without blocks
     * @param last the one of them that has the result
     */
    static BlockInstances of(
            LayerDeclaration layer, TypeElement type, List<String> inputs, List<LayerDeclaration> body, String last) {
        Attributes attributes = layer.op().orElseThrow().attributes();
        int times = attributes.integer("times");
        boolean numbered = attributes.isExplicit("times");
        boolean share = attributes.flag("shareWeights");
        List<LayerDeclaration> all = new ArrayList<>();
        List<String> feed = new ArrayList<>(layer.from());
        for (int time = 0; time < times; time++) {
            String name = layer.name() + (numbered ? time : "");
            String path = layer.path() + (numbered ? "." + time : "");
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                names.put(inputs.get(i), feed.get(i));
            }
            body.forEach(inner -> names.put(inner.name(), name + capitalised(inner.name())));
            for (int i = 0; i < body.size(); i++) {
                LayerDeclaration inner = body.get(i)
                        .renamed(names, path, type.getSimpleName().toString())
                        .inside(layer);
                all.add(share && time > 0 ? inner.sharing(all.get(i).name()) : inner);
            }
            feed.set(0, names.get(last));
        }
        return new BlockInstances(type, times, List.copyOf(all), feed.get(0));
    }

    /** The same layers with the parameters of others of the same block. */
    BlockInstances sharing(BlockInstances owner) {
        List<LayerDeclaration> shared = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            shared.add(layers.get(i).sharing(owner.layers().get(i).name()));
        }
        return new BlockInstances(type, times, List.copyOf(shared), result);
    }

    /** The block and how often it stands, for messages. */
    String describe() {
        return type.getSimpleName() + (times == 1 ? "" : ", " + times + " times");
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
