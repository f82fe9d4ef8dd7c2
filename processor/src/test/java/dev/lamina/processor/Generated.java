package dev.lamina.processor;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import java.util.List;

/** Takes models all the way through the compiler. */
public final class Generated {
    private Generated() {}

    /** What is written for a model; fails if the model has errors. */
    public static ModelFacts facts(ModelMaker model) {
        return facts(model.declaration());
    }

    /** What is written for a declaration; fails if it has errors. Its sessions take any numbers as targets. */
    public static ModelFacts facts(ModelDeclaration model) {
        Diagnostics diagnostics = new Diagnostics();
        return Pipeline.run(model, true, diagnostics)
                .map(Generated::withAnyTargets)
                .orElseThrow(() -> new AssertionError(diagnostics.all()));
    }

    /** Arithmetic is tested with numbers of all kinds, also where the loss asks its users for others. */
    private static ModelFacts withAnyTargets(ModelFacts facts) {
        List<ModelFacts.Target> targets = facts.targets().stream()
                .map(target -> new ModelFacts.Target(
                        target.name(),
                        target.classes(),
                        target.shape(),
                        target.classAxis(),
                        target.ignored(),
                        target.blank(),
                        List.of()))
                .toList();
        return new ModelFacts(
                facts.packageName(),
                facts.typeName(),
                facts.className(),
                facts.batch(),
                facts.inputs(),
                facts.outputs(),
                targets,
                facts.losses(),
                facts.parameters(),
                facts.training(),
                facts.inference(),
                facts.evaluation(),
                facts.dimensions(),
                facts.matrices(),
                facts.templates(),
                facts.summary(),
                facts.simd(),
                facts.limits(),
                facts.stepwise(),
                facts.whole());
    }

    /** The compiled classes of a model. */
    public static GeneratedModel of(ModelMaker model) {
        return GeneratedModel.of(facts(model));
    }
}
