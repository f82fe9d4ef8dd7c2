package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param losses what training makes small: the weighted sum of all; at least one unless errors were reported
 * @param outputs further layers whose values are outputs
 * @param stepwise where it asks for inference step by step; empty if it doesn't
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
        List<LossDeclaration> losses,
        List<String> outputs,
        Optional<Position> stepwise,
        Position position) {
    /** A model that isn't computed step by step. */
    public ModelDeclaration(
            String packageName,
            String typeName,
            String className,
            int batch,
            boolean inferenceOnly,
            List<InputDeclaration> inputs,
            List<LayerDeclaration> layers,
            List<LossDeclaration> losses,
            List<String> outputs,
            Position position) {
        this(
                packageName,
                typeName,
                className,
                batch,
                inferenceOnly,
                inputs,
                layers,
                losses,
                outputs,
                Optional.empty(),
                position);
    }

    /** Keeps unmodifiable copies. */
    public ModelDeclaration {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        losses = List.copyOf(losses);
        outputs = List.copyOf(outputs);
    }

    /** The layers whose values are the outputs: those that the losses read and those that the user asks for; else the last. */
    public List<String> outputLayers() {
        Set<String> names = new LinkedHashSet<>();
        losses.forEach(loss -> names.addAll(loss.sources()));
        losses.forEach(loss -> loss.against().filter(name -> !isInput(name)).ifPresent(names::add));
        names.addAll(outputs);
        return names.isEmpty() ? List.of(layers.get(layers.size() - 1).name()) : List.copyOf(names);
    }

    private boolean isInput(String name) {
        return inputs.stream().anyMatch(input -> input.name().equals(name));
    }

    /** The layer that owns the parameters which a layer uses: itself, or the one that it shares them with. */
    public LayerDeclaration owner(LayerDeclaration layer) {
        LayerDeclaration owner = layer;
        for (int i = layers.size() - 1; i >= 0 && owner.weightsOf().isPresent(); i--) {
            if (layers.get(i).name().equals(owner.weightsOf().get())) {
                owner = layers.get(i);
            }
        }
        return owner;
    }
}
