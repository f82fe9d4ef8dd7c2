package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads annotated types into declarations and reports everything that is wrong with them and shows without shapes. One
 * reader serves all rounds of a compilation, as it also sees to it that no two models generate the same class.
 */
public final class DeclarationReader {
    private final Elements elements;
    private final Predicate<String> isMerge;
    private final List<String> suffixes;
    private final Set<String> sourceTypes = new HashSet<>();
    private final Map<String, TypeElement> generatedBy = new HashMap<>();
    private final Set<String> contested = new HashSet<>();

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
     * The models of a round, in the order of the source. Also takes note of all types in the source, with which generated
     * classes must not clash, so call it in each round, before reading.
     */
    public List<TypeElement> beginRound(RoundEnvironment round) {
        List<TypeElement> models = new ArrayList<>();
        for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
            sourceTypes.add(root.getQualifiedName().toString());
            collect(root, models);
        }
        return models;
    }

    /**
     * Reads a model and reports all its errors and, if there are none, warnings.
     *
     * @return the model, without the parts at fault if errors were reported; nothing, and nothing reported, if its
     *     annotations are wrong Java, which the compiler reports, or if it is a block
     */
    public Optional<ModelDeclaration> read(TypeElement type, Diagnostics diagnostics) {
        ModelAnnotations annotations;
        try {
            annotations = ModelAnnotations.of(type);
            if (annotations.isBlock()) {
                return Optional.empty();
            }
        } catch (UnreadableAnnotationException wrongJava) {
            return Optional.empty();
        }
        ModelDeclaration model;
        try {
            model = new ModelReader(elements, isMerge, type, annotations, diagnostics).read();
        } catch (UnreadableAnnotationException wrongJava) {
            return Optional.empty();
        }
        checkGeneratedClasses(model, type, annotations, diagnostics);
        if (!diagnostics.hasErrors()) {
            LintRules.check(model, diagnostics);
        }
        return Optional.of(model);
    }

    /** True if a type read later would generate the same class, so that nothing is to be generated for either. */
    public boolean isContested(TypeElement type) {
        return contested.contains(type.getQualifiedName().toString());
    }

    private static void collect(TypeElement type, List<TypeElement> models) {
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
                diagnostics.report(Message.CLASS_EXISTS, position, model.typeName(), generated);
                return;
            }
        }
    }
}
