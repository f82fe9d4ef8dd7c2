package dev.lamina.processor.emit;

import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The source files of all classes of a model, as text: of a large model, the specifications of one class alone fill a good
 * part of the memory, so each goes once its text is there.
 *
 * @param files the files; none if one of the classes would be too large
 * @param tooLarge a class that no class file has room for
 */
public record ModelClasses(List<SourceFile> files, Optional<TooLarge> tooLarge) {
    /** Constants of a class at most. */
    public static final int MOST_CONSTANTS = ClassSize.MOST_CONSTANTS;

    /** What estimates are rounded up to, which are hardly more exact. */
    private static final int STEP = 10_000;

    /**
     * A file.
     *
     * @param name the qualified name of its class
     */
    public record SourceFile(String name, String text) {}

    /**
     * A class that no class file has room for.
     *
     * @param name its simple name
     * @param constants about how many constants it would have; rounded up to ten thousands
     */
    public record TooLarge(String name, int constants) {
        /** Rounds up. */
        public TooLarge {
            constants = (constants + STEP - 1) / STEP * STEP;
        }
    }

    /**
     * Writes the classes of a model.
     *
     * @param hidesJavaLang true for a model whose package has a type of its own by the name of one of {@code java.lang}
     */
    public static ModelClasses of(ModelFacts facts, Predicate<ModelFacts> hidesJavaLang) {
        List<SourceFile> files = new ArrayList<>();
        Optional<TooLarge> tooLarge = add(facts, hidesJavaLang, files);
        return new ModelClasses(tooLarge.isPresent() ? List.of() : List.copyOf(files), tooLarge);
    }

    private static Optional<TooLarge> add(
            ModelFacts facts, Predicate<ModelFacts> hidesJavaLang, List<SourceFile> files) {
        int atLeast = ClassSize.atLeast(facts);
        if (atLeast > ClassSize.MOST_CONSTANTS) {
            String session = facts.className() + Form.PORTABLE.suffix();
            return Optional.of(new TooLarge(session, atLeast)); // before all its text fills the memory
        }
        boolean skipJavaLang = !hidesJavaLang.test(facts);
        for (Supplier<TypeSpec> writer : writers(facts)) {
            TypeSpec type = writer.get();
            int constants = ClassSize.of(type);
            if (constants > ClassSize.MOST_CONSTANTS) {
                return Optional.of(new TooLarge(type.name(), constants));
            }
            String name = facts.packageName().isEmpty() ? type.name() : facts.packageName() + "." + type.name();
            files.add(new SourceFile(name, SourceText.of(facts.packageName(), type, facts.typeName(), skipJavaLang)));
        }
        return facts.stepwise().flatMap(steps -> add(steps.network(), hidesJavaLang, files));
    }

    private static List<Supplier<TypeSpec>> writers(ModelFacts facts) {
        List<Supplier<TypeSpec>> own =
                List.of(() -> ModelWriter.write(facts), () -> SessionWriter.write(facts, Form.PORTABLE));
        return facts.simd()
                ? Stream.concat(own.stream(), Stream.of(() -> SessionWriter.write(facts, Form.SIMD)))
                        .toList()
                : own;
    }
}
