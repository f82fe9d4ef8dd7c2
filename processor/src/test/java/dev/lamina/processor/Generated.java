package dev.lamina.processor;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;

/** Takes models all the way through the compiler. */
public final class Generated {
    private Generated() {}

    /** What is written for a model; fails if the model has errors. */
    public static ModelFacts facts(ModelMaker model) {
        Diagnostics diagnostics = new Diagnostics();
        return Pipeline.run(model.declaration(), true, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.all()));
    }

    /** The compiled classes of a model. */
    public static GeneratedModel of(ModelMaker model) {
        return GeneratedModel.of(facts(model));
    }
}
