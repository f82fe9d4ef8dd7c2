package dev.lamina.processor;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;

/** Takes models all the way through the compiler. */
public final class Generated {
    private Generated() {}

    /** What is written for a model; fails if the model has errors. */
    public static ModelFacts facts(ModelMaker model) {
        return facts(model.declaration());
    }

    /** What is written for a declaration; fails if it has errors. */
    public static ModelFacts facts(ModelDeclaration model) {
        Diagnostics diagnostics = new Diagnostics();
        return Pipeline.run(model, true, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.all()));
    }

    /** The compiled classes of a model. */
    public static GeneratedModel of(ModelMaker model) {
        return GeneratedModel.of(facts(model));
    }
}
