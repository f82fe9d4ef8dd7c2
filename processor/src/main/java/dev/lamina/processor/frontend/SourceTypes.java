package dev.lamina.processor.frontend;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Which types have their source in this compilation; others come from class files and can't be changed here. */
public final class SourceTypes {
    private final Set<String> roots = new HashSet<>();
    private final Optional<JavacMarker> marker;

    /** For the compiler that runs the processor. */
    public SourceTypes(ProcessingEnvironment environment) {
        this.marker = marker(environment);
    }

    /** Takes note of the types of a round. */
    public void add(RoundEnvironment round) {
        ElementFilter.typesIn(round.getRootElements())
                .forEach(root -> roots.add(root.getQualifiedName().toString()));
    }

    boolean contains(TypeElement type) {
        TypeElement root = type;
        for (Element outer = type; outer != null; outer = outer.getEnclosingElement()) {
            root = outer instanceof TypeElement outerType ? outerType : root;
        }
        return roots.contains(root.getQualifiedName().toString())
                || marker.filter(javac -> javac.hasSource(type)).isPresent();
    }

    /** What marks attributes, if the compiler is javac. */
    Optional<JavacMarker> marker() {
        return marker;
    }

    private static Optional<JavacMarker> marker(ProcessingEnvironment environment) {
        try {
            return Optional.of(new JavacMarker(environment));
        } catch (IllegalArgumentException | LinkageError otherCompiler) {
            return Optional.empty();
        }
    }
}
