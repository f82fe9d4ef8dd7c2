package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;
import java.util.Optional;

/**
 * A model as its annotations declare it. Names are consistent: each layer reads only from inputs and from layers that
 * stand before it in {@code layers}. Where errors were reported, the parts at fault are left out (the lists may then be
 * empty) while layers that read from them stay, so later stages can look for errors in the rest.
 *
 * @param packageName package of the annotated type and of what is generated, empty for the unnamed one
 * @param typeName name of the annotated type within its package, {@code Outer.Inner} for a nested one
 * @param className simple name of the generated class; default {@code Compiled} and the type's simple name
 * @param batch how many rows a step holds at most
 * @param inferenceOnly true if nothing is generated that trains; there may be no loss then
 * @param inputs the inputs in order of declaration
 * @param layers the layers in order of declaration, which is an order of execution
 * @param loss what training makes small; present unless errors were reported
 * @param position the annotated type
 */
public record ModelDeclaration(
        String packageName,
        String typeName,
        String className,
        int batch,
        boolean inferenceOnly,
        List<InputDeclaration> inputs,
        List<LayerDeclaration> layers,
        Optional<LossDeclaration> loss,
        Position position) {
    /** Keeps unmodifiable copies. */
    public ModelDeclaration {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
    }

    /** The layers whose values are the outputs: those that the loss reads, else the last one. */
    public List<String> outputLayers() {
        return loss().map(LossDeclaration::sources)
                .orElseGet(() -> List.of(layers.get(layers.size() - 1).name()));
    }

    /** The layer that owns the parameters which a layer uses: itself, or the one that it shares them with. */
    public LayerDeclaration owner(LayerDeclaration layer) {
        return layer.weightsOf()
                .flatMap(name -> layers.stream()
                        .filter(other -> other.name().equals(name))
                        .findFirst())
                .map(this::owner)
                .orElse(layer);
    }
}
