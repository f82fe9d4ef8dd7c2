package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out layers that the loss doesn't depend on: they would never be trained. */
final class UsedLayers {
    private UsedLayers() {}

    /** The model with the layers that the loss reads from, directly or through others. */
    static ModelDeclaration of(ModelDeclaration model) {
        Set<String> used = new HashSet<>();
        used.addAll(model.outputLayers());
        List<LayerDeclaration> layers = model.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (used.contains(layers.get(i).name())) {
                used.addAll(layers.get(i).from());
                layers.get(i).weightsOf().ifPresent(used::add);
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
