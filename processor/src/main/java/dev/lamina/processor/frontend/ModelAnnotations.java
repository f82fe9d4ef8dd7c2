package dev.lamina.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/** The annotations of a model by kind, each kind in order of declaration, taken out of the containers of repeated ones. */
record ModelAnnotations(Optional<Mirror> model, List<Mirror> inputs, List<Mirror> layers, Optional<Mirror> loss) {
    private static final String PACKAGE = "dev.lamina.annotation.";

    /**
     * Reads the annotations of a type.
     *
     * @throws UnreadableAnnotationException if the source is wrong Java
     */
    static ModelAnnotations of(TypeElement type) {
        return new ModelAnnotations(
                find(type, "Model", "").stream().findFirst(),
                find(type, "Input", "Inputs"),
                find(type, "Layer", "Layers"),
                find(type, "Loss", "").stream().findFirst());
    }

    /** Whether a type has any of a model's annotations. */
    static boolean isModel(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> Stream.of("Model", "Input", "Inputs", "Layer", "Layers", "Loss")
                        .anyMatch(name -> is(mirror, name)));
    }

    private static List<Mirror> find(TypeElement type, String name, String container) {
        List<Mirror> found = new ArrayList<>();
        List<? extends AnnotationMirror> all = type.getAnnotationMirrors();
        for (int rank = 0; rank < all.size(); rank++) {
            AnnotationMirror mirror = all.get(rank);
            if (is(mirror, name)) {
                found.add(mirror(type, mirror, name, rank, found.size()));
            } else if (is(mirror, container)) {
                for (AnnotationMirror contained : contents(mirror)) {
                    found.add(mirror(type, contained, name, rank, found.size()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static Mirror mirror(TypeElement type, AnnotationMirror mirror, String name, int rank, int ordinal) {
        return new Mirror(SourcePosition.of(type, mirror, PACKAGE + name, rank, ordinal));
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
