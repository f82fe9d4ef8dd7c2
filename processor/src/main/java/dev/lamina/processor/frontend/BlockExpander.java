package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Puts the layers of blocks in the place of the layers that use them, so that later stages see plain layers only. */
final class BlockExpander {
    /** The attribute of {@code @Layer} that holds a block. */
    static final String KIND = "block";

    private final Predicate<String> isMerge;
    private final List<TypeElement> open;
    private final Diagnostics diagnostics;
    private final List<LayerDeclaration> layers = new ArrayList<>();
    private final Map<String, String> results = new HashMap<>();
    private final Map<String, Optional<BlockInstances>> blocks = new HashMap<>();

    /**
     * Layers without blocks.
     *
     * @param results for each layer that used a block, the layer that has its result
     */
    record Expanded(List<LayerDeclaration> layers, Map<String, String> results) {
        /** The layer that has the result of a layer. */
        String result(String layer) {
            return results.getOrDefault(layer, layer);
        }
    }

    /**
     * An expander for the layers of one type.
     *
     * @param type the model
     */
    BlockExpander(Predicate<String> isMerge, TypeElement type, Diagnostics diagnostics) {
        this(isMerge, List.of(type), diagnostics);
    }

    private BlockExpander(Predicate<String> isMerge, List<TypeElement> open, Diagnostics diagnostics) {
        this.isMerge = isMerge;
        this.open = open;
        this.diagnostics = diagnostics;
    }

    /** The layers of a type with those of the blocks that they use. */
    Expanded expand(LayerScope scope) {
        for (LayerDeclaration layer : scope.layers()) {
            LayerDeclaration read = layer.reading(layer.from().stream()
                    .map(name -> results.getOrDefault(name, name))
                    .toList());
            if (isBlock(read)) {
                Optional<BlockInstances> instances = block(read);
                blocks.put(read.name(), instances);
                instances.ifPresent(found -> put(read, found));
            } else {
                layers.add(checkWeights(read));
            }
        }
        return new Expanded(List.copyOf(layers), Map.copyOf(results));
    }

    private static boolean isBlock(LayerDeclaration layer) {
        return layer.op().filter(op -> op.kind().equals(KIND)).isPresent();
    }

    private void put(LayerDeclaration layer, BlockInstances instances) {
        instances.layers().forEach(layers::add);
        boolean more = !layer.function().isNothing() || layer.dropout() > 0;
        if (more) {
            layers.add(layer.reading(List.of(instances.result())).withoutOperation());
        } else {
            results.put(layer.name(), instances.result());
        }
    }

    /** A layer can't use the weights of a block. */
    private LayerDeclaration checkWeights(LayerDeclaration layer) {
        Optional<String> owner = layer.weightsOf().filter(blocks::containsKey);
        if (owner.isEmpty()) {
            return layer;
        }
        String kind = layer.op().map(OpDeclaration::kind).orElse("a layer without operation");
        diagnostics.report(
                Message.WEIGHTS_OF_OTHER_KIND, layer.positions().weightsOf(), layer.name(), kind, owner.get(), KIND);
        return layer.withoutWeightsOf();
    }

    private Optional<BlockInstances> block(LayerDeclaration layer) {
        OpDeclaration op = layer.op().orElseThrow();
        SourcePosition position = (SourcePosition) op.attributes().position("value");
        TypeMirror named = op.attributes().type("value");
        Optional<ModelAnnotations> annotations = named instanceof DeclaredType declared
                ? annotations((TypeElement) declared.asElement(), layer, position)
                : Optional.empty();
        int times = op.attributes().integer("times");
        if (times < 1) {
            diagnostics.report(Message.TOO_SMALL, op.attributes().position("times"), layer.name(), "times", times, 1);
        }
        if (annotations.isEmpty()) {
            if (!(named instanceof DeclaredType)) {
                diagnostics.report(Message.NOT_A_BLOCK, position, layer.name(), named.toString(), "has no layers");
            }
            return Optional.empty();
        }
        TypeElement type = (TypeElement) ((DeclaredType) named).asElement();
        LayerScope scope = LayerScope.read(annotations.get(), isMerge, diagnostics);
        List<TypeElement> longer = new ArrayList<>(open);
        longer.add(type);
        Expanded body = new BlockExpander(isMerge, longer, diagnostics).expand(scope);
        String last = body.result(scope.layerNames().get(scope.layerNames().size() - 1));
        boolean hasResult =
                body.layers().stream().anyMatch(inner -> inner.name().equals(last));
        if (times < 1 || !hasResult || !readsRightNumber(layer, type, scope.inputs())) {
            return Optional.empty();
        }
        BlockInstances instances = BlockInstances.of(layer, type, scope.inputs(), body.layers(), last);
        return Optional.of(owner(layer, instances).map(instances::sharing).orElse(instances));
    }

    /** The annotations of a block; reports a type that is none. */
    private Optional<ModelAnnotations> annotations(TypeElement type, LayerDeclaration layer, SourcePosition position) {
        if (open.contains(type)) {
            List<String> way = new ArrayList<>();
            open.subList(open.indexOf(type), open.size())
                    .forEach(outer -> way.add(outer.getSimpleName().toString()));
            way.add(type.getSimpleName().toString());
            diagnostics.reportWithFlow(
                    Message.BLOCK_CYCLE, position, String.join(" -> ", way), layer.name(), type.getSimpleName());
            return Optional.empty();
        }
        ModelAnnotations annotations = ModelAnnotations.ofBlock(
                type, (SourcePosition) layer.positions().layer(), layer.name());
        if (!annotations.isBlock()) {
            diagnostics.report(
                    Message.NOT_A_BLOCK, position, layer.name(), type.getSimpleName(), annotations.whyNoBlock());
            return Optional.empty();
        }
        return Optional.of(annotations);
    }

    private boolean readsRightNumber(LayerDeclaration layer, TypeElement type, List<String> inputs) {
        boolean right = layer.from().size() == inputs.size();
        if (!right && !layer.from().isEmpty()) {
            diagnostics.report(
                    Message.BLOCK_INPUTS,
                    layer.positions().from(0),
                    layer.name(),
                    type.getSimpleName(),
                    inputs.size(),
                    String.join(", ", inputs),
                    layer.from().size());
        }
        return right;
    }

    /** The instances whose weights a layer uses, if it names some that fit; reports those that don't. */
    private Optional<BlockInstances> owner(LayerDeclaration layer, BlockInstances own) {
        if (layer.weightsOf().isEmpty()) {
            return Optional.empty();
        }
        String name = layer.weightsOf().get();
        if (!blocks.containsKey(name)) {
            diagnostics.report(
                    Message.WEIGHTS_OF_OTHER_KIND, layer.positions().weightsOf(), layer.name(), KIND, name, "no block");
            return Optional.empty();
        }
        Optional<BlockInstances> other = blocks.get(name);
        boolean fits = other.filter(found -> found.type().equals(own.type()) && found.times() == own.times())
                .isPresent();
        if (other.isPresent() && !fits) {
            diagnostics.report(
                    Message.WEIGHTS_OF_OTHER_BLOCK,
                    layer.positions().weightsOf(),
                    layer.name(),
                    own.describe(),
                    name,
                    other.get().describe());
        }
        return fits ? other : Optional.empty();
    }
}
