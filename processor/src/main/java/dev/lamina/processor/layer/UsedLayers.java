package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out layers that nothing depends on. */
final class UsedLayers {
    private UsedLayers() {}

    /**
     * The model with the layers that the loss or an output reads from, directly or through others, and those whose weights
     * they use. Others would never be trained.
     */
    static ModelDeclaration of(ModelDeclaration model) {
        return of(model, true);
    }

    /** The model with the layers whose results are needed; those of which only the weights are used are left out. */
    static ModelDeclaration computed(ModelDeclaration model) {
        return of(model, false);
    }

    private static ModelDeclaration of(ModelDeclaration model, boolean owners) {
        Set<String> used = new HashSet<>();
        used.addAll(model.outputLayers());
        List<LayerDeclaration> layers = model.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (used.contains(layers.get(i).name())) {
                used.addAll(layers.get(i).from());
                if (owners) {
                    layers.get(i).weightsOf().ifPresent(used::add);
                }
            }
        }
        return new ModelDeclaration(
                model.packageName(),
                model.typeName(),
                model.className(),
                model.batch(),
                model.inferenceOnly(),
                model.inputs(),
                layers.stream().filter(layer -> used.contains(layer.name())).toList(),
                model.losses(),
                model.outputs(),
                model.stepwise(),
                model.position());
    }
}
