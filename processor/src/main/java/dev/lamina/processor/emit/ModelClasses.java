package dev.lamina.processor.emit;

import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All classes of a model.
 *
 * @param types the classes; none if one of them would be too large
 * @param tooLarge a class that no class file has room for
 */
public record ModelClasses(List<TypeSpec> types, Optional<TooLarge> tooLarge) {
    /** Constants of a class at most. */
    public static final int MOST_CONSTANTS = ClassSize.MOST_CONSTANTS;

    /**
     * A class that no class file has room for.
     *
     * @param name its simple name
     * @param constants about how many constants it would have
     */
    public record TooLarge(String name, int constants) {}

    /** Writes the classes of a model. */
    public static ModelClasses of(ModelFacts facts) {
        List<TypeSpec> types = new ArrayList<>();
        Optional<TooLarge> tooLarge = add(facts, types);
        return new ModelClasses(tooLarge.isPresent() ? List.of() : List.copyOf(types), tooLarge);
    }

    private static Optional<TooLarge> add(ModelFacts facts, List<TypeSpec> types) {
        String session = facts.className() + Form.PORTABLE.suffix();
        int atLeast = ClassSize.atLeast(facts);
        if (atLeast > ClassSize.MOST_CONSTANTS) {
            return Optional.of(new TooLarge(session, atLeast)); // before all its text fills the memory
        }
        List<TypeSpec> own =
                new ArrayList<>(List.of(ModelWriter.write(facts), SessionWriter.write(facts, Form.PORTABLE)));
        if (facts.simd()) {
            own.add(SessionWriter.write(facts, Form.SIMD));
        }
        for (TypeSpec type : own) {
            int constants = ClassSize.of(type);
            if (constants > ClassSize.MOST_CONSTANTS) {
                return Optional.of(new TooLarge(type.name(), constants));
            }
        }
        types.addAll(own);
        return facts.stepwise().flatMap(steps -> add(steps.network(), types));
    }
}
