package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads annotated types into declarations and reports everything that is wrong with them and shows without shapes. One
 * reader serves all rounds of a compilation, as it also sees to it that no two models generate the same class.
 */
public final class DeclarationReader {
    /** Where the superclasses of generated classes are. */
    private static final String RUNTIME = "dev.lamina.model.";

    private final Elements elements;
    private final Predicate<String> isMerge;
    private final List<String> suffixes;
    private final Set<String> sourceTypes = new HashSet<>();
    private final Map<String, TypeElement> generatedBy = new HashMap<>();
    private final Set<String> contested = new HashSet<>();
    private final Set<String> deferred = new LinkedHashSet<>();
    private final Set<Object> reported = new HashSet<>();
    private boolean last;

    /**
     * A reader for one compilation.
     *
     * @param elements from the processing environment
     * @param isMerge whether an operation, named by its attribute in {@code @Layer}, reads from several layers
     * @param suffixes what the names of the classes that are generated for a model end with after the model's own name
     */
    public DeclarationReader(Elements elements, Predicate<String> isMerge, List<String> suffixes) {
        this.elements = elements;
        this.isMerge = isMerge;
        this.suffixes = List.copyOf(suffixes);
    }

    /**
     * The models to read in a round, in the order of the source, those first that could not be read in the round before.
     * Also takes note of all types in the source, with which generated classes must not clash, so call it in each round,
     * before reading.
     */
    public List<TypeElement> beginRound(RoundEnvironment round) {
        last = round.processingOver();
        List<TypeElement> models = new ArrayList<>();
        if (!round.errorRaised()) {
            deferred.stream()
                    .map(elements::getTypeElement)
                    .filter(Objects::nonNull)
                    .forEach(models::add);
        }
        deferred.clear();
        for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
            collect(root, models);
        }
        return models;
    }

    /**
     * Reads a model and reports all its errors.
     *
     * @return the model, without the parts at fault if errors were reported; nothing if it is a block, if it lacks an
     *     attribute, which the compiler reports, or if it has a name that the compiler doesn't know: it is read again in the
     *     next round, when other processors may have generated what it means, and in the last round that is an error
     */
    public Optional<ModelDeclaration> read(TypeElement type, Diagnostics diagnostics) {
        try {
            ModelAnnotations annotations = ModelAnnotations.of(type);
            SuppressedLints.check(type, diagnostics);
            if (annotations.isBlock()) {
                return Optional.empty();
            }
            ModelDeclaration model = new ModelReader(elements, isMerge, type, annotations, diagnostics).read();
            checkGeneratedClasses(model, type, annotations, diagnostics);
            return Optional.of(model);
        } catch (UnreadableAnnotationException unreadable) {
            unreadable.unknown().ifPresent(unknown -> defer(type, unknown, diagnostics));
            return Optional.empty();
        }
    }

    /** True if a model waits for names that aren't known yet. */
    public boolean isWaiting() {
        return !deferred.isEmpty();
    }

    private void defer(TypeElement type, UnreadableAnnotationException.Unknown unknown, Diagnostics diagnostics) {
        SourcePosition position = unknown.position();
        if (!last) {
            diagnostics.clear();
            deferred.add(type.getQualifiedName().toString());
        } else if (reported.add(
                List.of(position.type(), position.annotation(), position.ordinal(), position.steps()))) {
            diagnostics.report(Message.UNRESOLVED, position, ModelReader.typeName(type), unknown.attribute());
        }
    }

    /** True if a type read later would generate the same class, so that nothing is to be generated for either. */
    public boolean isContested(TypeElement type) {
        return contested.contains(type.getQualifiedName().toString());
    }

    private void collect(TypeElement type, List<TypeElement> models) {
        sourceTypes.add(elements.getBinaryName(type).toString());
        if (ModelAnnotations.isModel(type)) {
            models.add(type);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> collect(nested, models));
    }

    private void checkGeneratedClasses(
            ModelDeclaration model, TypeElement type, ModelAnnotations annotations, Diagnostics diagnostics) {
        SourcePosition position =
                annotations.model().map(mirror -> mirror.position("className")).orElse(SourcePosition.of(type));
        String prefix = model.packageName().isEmpty() ? "" : model.packageName() + ".";
        for (String suffix : suffixes) {
            String generated = model.className() + suffix;
            TypeElement other = generatedBy.putIfAbsent(prefix + generated, type);
            if (other != null && !other.equals(type)) {
                contested.add(other.getQualifiedName().toString());
                diagnostics.report(
                        Message.SAME_GENERATED_CLASS,
                        position,
                        ModelReader.typeName(other),
                        model.typeName(),
                        generated);
                return;
            }
            if (sourceTypes.contains(prefix + generated) && other == null) {
                diagnostics.report(
                        Message.CLASS_EXISTS, position, model.typeName(), generated, whatToDoAbout(prefix + generated));
                return;
            }
        }
    }

    /** A class of the source that has a generated one's name and superclass was generated by an earlier compile. */
    private String whatToDoAbout(String name) {
        TypeElement existing = elements.getTypeElement(name);
        boolean ours = existing != null
                && existing.getSuperclass() instanceof DeclaredType superclass
                && ((TypeElement) superclass.asElement())
                        .getQualifiedName()
                        .toString()
                        .startsWith(RUNTIME);
        return ours
                ? "an earlier compile has generated it: leave the folder of generated sources out of the sources to compile"
                : "rename that class, or give the generated one another name with @Model(className = ...)";
    }
}
