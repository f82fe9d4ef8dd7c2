package dev.lamina.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/** The annotations of a model by kind, each kind in order of declaration, taken out of the containers of repeated ones. */
record ModelAnnotations(Optional<Mirror> model, List<Mirror> inputs, List<Mirror> layers, List<Mirror> losses) {
    /** The package of the annotations, with a dot. */
    static final String PACKAGE = "dev.lamina.annotation.";

    /**
     * Reads the annotations of a type.
     *
     * @throws UnreadableAnnotationException if they lack an attribute or have a name that the compiler doesn't know
     */
    static ModelAnnotations of(TypeElement type) {
        return of(type, UnaryOperator.identity());
    }

    /**
     * Reads the annotations of a block that a layer uses.
     *
     * @param layer where that layer stands
     * @param name the layer's name
     * @throws UnreadableAnnotationException if they lack an attribute or have a name that the compiler doesn't know
     */
    static ModelAnnotations ofBlock(TypeElement type, SourcePosition layer, String name) {
        return of(type, position -> position.usedBy(layer, name));
    }

    private static ModelAnnotations of(TypeElement type, UnaryOperator<SourcePosition> place) {
        return new ModelAnnotations(
                find(type, "Model", "", place).stream().findFirst(),
                find(type, "Input", "Inputs", place),
                find(type, "Layer", "Layers", place),
                find(type, "Loss", "Losses", place));
    }

    /** True for layers that other types can use as a block: nothing says what they are trained for. */
    boolean isBlock() {
        return model.isEmpty()
                && losses.isEmpty()
                && !layers.isEmpty()
                && !inputs.isEmpty()
                && inputs.stream().allMatch(input -> input.integers("shape").isEmpty());
    }

    /** What keeps a type from being a block. */
    String whyNoBlock() {
        if (layers.isEmpty() || inputs.isEmpty()) {
            return layers.isEmpty() ? "has no @Layer" : "has no @Input";
        }
        return model.isPresent() ? "has @Model" : losses.isEmpty() ? "has an input with a shape" : "has a @Loss";
    }

    /** Whether a type has any of a model's annotations. */
    static boolean isModel(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> Stream.of("Model", "Input", "Inputs", "Layer", "Layers", "Loss", "Losses")
                        .anyMatch(name -> is(mirror, name)));
    }

    private static List<Mirror> find(
            TypeElement type, String name, String container, UnaryOperator<SourcePosition> place) {
        List<Mirror> found = new ArrayList<>();
        List<? extends AnnotationMirror> all = type.getAnnotationMirrors();
        for (int rank = 0; rank < all.size(); rank++) {
            AnnotationMirror mirror = all.get(rank);
            if (is(mirror, name)) {
                found.add(mirror(type, mirror, name, rank, found.size(), place));
            } else if (is(mirror, container)) {
                for (AnnotationMirror contained : contents(mirror)) {
                    found.add(mirror(type, contained, name, rank, found.size(), place));
                }
            }
        }
        return List.copyOf(found);
    }

    private static Mirror mirror(
            TypeElement type,
            AnnotationMirror mirror,
            String name,
            int rank,
            int ordinal,
            UnaryOperator<SourcePosition> place) {
        return new Mirror(place.apply(SourcePosition.of(type, mirror, PACKAGE + name, rank, ordinal)));
    }

    private static boolean is(AnnotationMirror mirror, String name) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(PACKAGE + name);
    }

    private static List<AnnotationMirror> contents(AnnotationMirror container) {
        List<AnnotationMirror> contents = new ArrayList<>();
        for (AnnotationValue value : container.getElementValues().values()) {
            if (value.getValue() instanceof List<?> list) {
                for (Object element : list) {
                    if (((AnnotationValue) element).getValue() instanceof AnnotationMirror mirror) {
                        contents.add(mirror);
                    }
                }
            }
        }
        return contents;
    }
}
