package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads one model: its parts in order, then how they are connected. */
final class ModelReader {
    private static final int MOST_ROWS = 65_536;
    private static final int DEFAULT_ROWS = 64;

    private final Elements elements;
    private final Predicate<String> isMerge;
    private final TypeElement type;
    private final ModelAnnotations annotations;
    private final Diagnostics diagnostics;

    ModelReader(
            Elements elements,
            Predicate<String> isMerge,
            TypeElement type,
            ModelAnnotations annotations,
            Diagnostics diagnostics) {
        this.elements = elements;
        this.isMerge = isMerge;
        this.type = type;
        this.annotations = annotations;
        this.diagnostics = diagnostics;
    }

    ModelDeclaration read() {
        checkKind();
        checkPresence();
        int batch = readBatch();
        LayerScope scope = LayerScope.read(annotations, isMerge, diagnostics);
        List<InputDeclaration> inputs = readInputs(scope.inputs(), batch);
        BlockExpander.Expanded expanded = new BlockExpander(isMerge, type, diagnostics).expand(scope);
        boolean distinct = NameRules.checkExpanded(scope.inputs(), expanded.layers(), diagnostics);
        return new ModelDeclaration(
                elements.getPackageOf(type).getQualifiedName().toString(),
                typeName(type),
                readClassName(),
                batch,
                isInferenceOnly(),
                inputs,
                distinct ? expanded.layers() : List.of(),
                new LossReader(scope, expanded, diagnostics).read(annotations.losses()),
                readOutputs(scope, expanded),
                readStepwise(),
                SourcePosition.of(type));
    }

    /** Name of a type within its package, {@code Outer.Inner} for a nested one. */
    static String typeName(TypeElement type) {
        Element outer = type.getEnclosingElement();
        return outer instanceof TypeElement outerType
                ? typeName(outerType) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    private void checkKind() {
        Optional<String> wrong = switch (type.getKind()) {
            case ENUM -> Optional.of("an enum");
            case ANNOTATION_TYPE -> Optional.of("an annotation type");
            default -> Optional.empty();
        };
        wrong.ifPresent(
                kind -> diagnostics.report(Message.WRONG_KIND_OF_TYPE, SourcePosition.of(type), typeName(type), kind));
    }

    private void checkPresence() {
        if (annotations.inputs().isEmpty()) {
            diagnostics.report(Message.NO_INPUT, SourcePosition.of(type), typeName(type));
        }
        if (annotations.layers().isEmpty()) {
            diagnostics.report(Message.NO_LAYER, SourcePosition.of(type), typeName(type));
        }
        if (annotations.losses().isEmpty() && !isInferenceOnly()) {
            diagnostics.report(Message.NO_LOSS, SourcePosition.of(type), typeName(type));
        }
    }

    private boolean isInferenceOnly() {
        return annotations.model().map(model -> model.flag("inferenceOnly")).orElse(false);
    }

    private Optional<Position> readStepwise() {
        return annotations.model().filter(model -> model.flag("stepwise")).map(model -> model.position("stepwise"));
    }

    private int readBatch() {
        if (annotations.model().isEmpty()) {
            return DEFAULT_ROWS;
        }
        Mirror model = annotations.model().get();
        int batch = model.integer("batch");
        if (batch < 1 || batch > MOST_ROWS) {
            diagnostics.report(Message.BATCH_OUT_OF_RANGE, model.position("batch"), batch, MOST_ROWS);
            return DEFAULT_ROWS;
        }
        return batch;
    }

    private String readClassName() {
        String standard = "Compiled" + type.getSimpleName();
        String chosen =
                annotations.model().map(model -> model.text("className")).orElse("");
        if (chosen.isEmpty()) {
            return standard;
        }
        SourcePosition position = annotations.model().get().position("className");
        if (NameRules.hasInvisible(new NameRules.Named("class", chosen, position), diagnostics)) {
            return standard;
        }
        if (!NameRules.isClassName(chosen)) {
            diagnostics.report(Message.INVALID_CLASS_NAME, position, chosen);
            return standard;
        }
        return chosen;
    }

    private List<InputDeclaration> readInputs(List<String> names, int batch) {
        InputReader reader = new InputReader(batch, diagnostics);
        List<InputDeclaration> inputs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            reader.read(names.get(i), annotations.inputs().get(i)).ifPresent(inputs::add);
        }
        return inputs;
    }

    private List<String> readOutputs(LayerScope scope, BlockExpander.Expanded expanded) {
        List<String> outputs = new ArrayList<>();
        if (annotations.model().isEmpty()) {
            return outputs;
        }
        Mirror model = annotations.model().get();
        List<String> names = model.texts("outputs");
        Set<String> known = new HashSet<>();
        expanded.layers().forEach(layer -> known.add(layer.name()));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!scope.layerNames().contains(name)
                    && !(scope.isWritten(name) && !scope.inputs().contains(name))) {
                diagnostics.report(
                        Message.UNKNOWN_OUTPUT,
                        model.elementPositions("outputs").get(i),
                        name,
                        Suggestions.didYouMean(name, scope.layerNames()));
            } else if (known.contains(expanded.result(name))) {
                outputs.add(expanded.result(name));
            }
        }
        return outputs;
    }
}
