package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * {@code @SuppressWarnings("lamina:LINT-04")} on a model or block, or on what stands around it; {@code "lamina"} and
 * {@code "all"} are all lints.
 */
final class SuppressedLints {
    private static final String ANNOTATION = "java.lang.SuppressWarnings";
    private static final String PREFIX = "lamina:";
    private static final List<String> EVERY = List.of("lamina", "all");

    private SuppressedLints() {}

    /** True if a lint is not to be given for a type. */
    static boolean contains(Element type, Lint lint) {
        return Stream.iterate(type, element -> element != null, Element::getEnclosingElement)
                .map(element -> element.getAnnotation(SuppressWarnings.class))
                .filter(annotation -> annotation != null)
                .flatMap(annotation -> Stream.of(annotation.value()))
                .anyMatch(token -> EVERY.contains(token)
                        || find(token).filter(lint::equals).isPresent());
    }

    /** Reports what a type suppresses that is no lint. */
    static void check(TypeElement type, Diagnostics diagnostics) {
        List<? extends AnnotationMirror> all = type.getAnnotationMirrors();
        for (int rank = 0; rank < all.size(); rank++) {
            TypeElement annotation =
                    (TypeElement) all.get(rank).getAnnotationType().asElement();
            if (annotation.getQualifiedName().contentEquals(ANNOTATION)) {
                check(new Mirror(SourcePosition.of(type, all.get(rank), ANNOTATION, rank, 0)), diagnostics);
            }
        }
    }

    private static void check(Mirror mirror, Diagnostics diagnostics) {
        List<String> tokens = mirror.texts("value");
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.startsWith(PREFIX) && find(token).isEmpty()) {
                String id = token.substring(PREFIX.length());
                diagnostics.report(
                        Message.WRONG_LINT_SETTING,
                        mirror.elementPositions("value").get(i),
                        "@SuppressWarnings",
                        id,
                        "a lint",
                        Suggestions.didYouMean(id, Lint.ids()));
            }
        }
    }

    private static Optional<Lint> find(String token) {
        return token.startsWith(PREFIX) ? Lint.find(token.substring(PREFIX.length())) : Optional.empty();
    }
}
