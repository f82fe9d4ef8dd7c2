package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.NameRules.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The layers that one type declares, be it a model or a block: names mean its own inputs and layers.
 *
 * @param inputs names of the inputs
 * @param layerNames names of all layers
 * @param written the names as the user wrote them, whether or not they are usable
 * @param layers the layers that make sense
 */
record LayerScope(List<String> inputs, List<String> layerNames, List<String> written, List<LayerDeclaration> layers) {
    /** Reads the layers of a type and reports what is wrong with them. */
    static LayerScope read(ModelAnnotations annotations, Predicate<String> isMerge, Diagnostics diagnostics) {
        List<Named> named = named(annotations);
        List<String> names = NameRules.check(named, diagnostics);
        int first = annotations.inputs().size();
        List<String> inputs = names.subList(0, first);
        List<String> layerNames = names.subList(first, names.size());
        List<String> written = named.stream().map(Named::name).toList();
        List<Optional<List<String>>> from =
                new FromResolver(inputs, layerNames, written, diagnostics).resolve(annotations.layers());
        LayerReader reader = new LayerReader(isMerge, diagnostics);
        List<LayerDeclaration> layers = new ArrayList<>();
        for (int i = 0; i < layerNames.size(); i++) {
            Mirror mirror = annotations.layers().get(i);
            reader.read(layerNames.get(i), mirror, from.get(i), inputs, layerNames.subList(0, i))
                    .ifPresent(layers::add);
        }
        return new LayerScope(inputs, layerNames, written, layers);
    }

    /** True if the user gave an input or a layer the name, even if it is of no use. */
    boolean isWritten(String name) {
        return written.contains(name);
    }

    private static List<Named> named(ModelAnnotations annotations) {
        List<Named> named = new ArrayList<>();
        annotations
                .inputs()
                .forEach(input -> named.add(new Named("input", input.text("name"), input.position("name"))));
        annotations
                .layers()
                .forEach(layer -> named.add(new Named("layer", layer.text("name"), layer.position("name"))));
        return named;
    }
}
