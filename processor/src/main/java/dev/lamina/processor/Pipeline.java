package dev.lamina.processor;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.KernelLimits;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.emit.Templates;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.layer.NetworkBuilder;
import dev.lamina.processor.layer.ParameterSpec;
import dev.lamina.processor.layer.StepwiseModel;
import dev.lamina.processor.layer.TargetSlot;
import dev.lamina.processor.lint.Lints;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.report.SummaryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stages from a declaration to what is written, in order. */
final class Pipeline {
    private Pipeline() {}

    /** What to write for a model; nothing if an error was reported. */
    static Optional<ModelFacts> run(ModelDeclaration model, boolean simd, Diagnostics diagnostics) {
        Optional<Network> network = NetworkBuilder.build(model, diagnostics);
        if (network.isEmpty() || diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Optional<StepwiseModel.Stepwise> step = StepwiseModel.of(model, network.get(), diagnostics);
        if (!diagnostics.hasErrors()) {
            Lints.check(model, network.get().facts(), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        ModelFacts facts = facts(model, network.get(), simd);
        return Optional.of(step.map(one -> facts.steppingBy(steps(model, network.get(), one, simd)))
                .orElse(facts));
    }

    /** The network that computes one step; it has no faults that the whole one hasn't. */
    private static ModelFacts.Steps steps(
            ModelDeclaration model, Network whole, StepwiseModel.Stepwise step, boolean simd) {
        Diagnostics none = new Diagnostics();
        Network network = NetworkBuilder.build(step.model(), whole, none)
                .orElseThrow(() -> new IllegalStateException("a step of " + model.typeName() + ": " + none.all()));
        ModelFacts facts = facts(step.model(), network, simd);
        return new ModelFacts.Steps(facts.stepOf(model.className()), step.states());
    }

    private static ModelFacts facts(ModelDeclaration model, Network network, boolean simd) {
        Plan training = Plan.of(network.training(), true);
        Plan inference = Plan.of(network.inference(), false);
        Plan evaluation = Plan.of(network.evaluation(), false);
        List<ModelFacts.Input> inputs = model.inputs().stream()
                .map(input -> new ModelFacts.Input(input.name(), input.shape(), input.vocabulary()))
                .toList();
        List<ModelFacts.NamedShape> dimensions = new ArrayList<>();
        model.inputs()
                .forEach(input ->
                        dimensions.add(new ModelFacts.NamedShape(input.name(), new Shape(true, input.shape()))));
        network.layers()
                .forEach(layer -> dimensions.add(
                        new ModelFacts.NamedShape(layer.name(), layer.output().shape())));
        return new ModelFacts(
                model.packageName(),
                model.typeName(),
                model.className(),
                model.batch(),
                inputs,
                network.outputs().stream()
                        .map(output -> new ModelFacts.Output(
                                output.layer(), output.shape().dims(), output.objective(), output.classAxis()))
                        .toList(),
                network.targets().stream().map(Pipeline::target).toList(),
                network.losses().stream()
                        .map(loss -> new ModelFacts.Term(
                                loss.name(), loss.weight(), loss.output(), loss.target(), loss.sum()))
                        .toList(),
                network.parameters().stream().map(Pipeline::parameter).toList(),
                training,
                inference,
                evaluation,
                dimensions,
                matrices(model, network),
                templates(model),
                SummaryTable.of(
                        model,
                        network,
                        training.bytes(model.batch()),
                        inference.bytes(model.batch()) + evaluation.bytes(model.batch())),
                simd,
                KernelLimits.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    private static List<ModelFacts.Matrix> matrices(ModelDeclaration model, Network network) {
        List<ModelFacts.Matrix> matrices = new ArrayList<>();
        Map<String, List<ParameterSpec>> byPath = new HashMap<>();
        network.parameters().stream()
                .filter(ParameterSpec::transposed)
                .forEach(spec -> spec.paths()
                        .forEach(path -> byPath.computeIfAbsent(path, key -> new ArrayList<>())
                                .add(spec)));
        for (LayerDeclaration layer : model.layers()) {
            if (layer.op().isEmpty()) {
                continue; // activates the result of a block, whose matrices have names of their own
            }
            byPath.getOrDefault(model.owner(layer).path(), List.of())
                    .forEach(spec -> matrices.add(
                            new ModelFacts.Matrix(layer.name(), layer.from().get(0), spec.shape())));
        }
        return matrices;
    }

    private static Templates templates(ModelDeclaration model) {
        Map<String, Templates.Template> templates = new LinkedHashMap<>();
        model.layers()
                .forEach(layer -> layer.template()
                        .ifPresent(template -> templates.put(
                                layer.name(), new Templates.Template(template.block(), template.layer()))));
        return new Templates(templates);
    }

    private static ModelFacts.Target target(TargetSlot target) {
        return new ModelFacts.Target(
                target.name(),
                target.classes(),
                target.op().shape(List.of()).dims(),
                target.classAxis(),
                target.ignored(),
                target.blank(),
                target.domains());
    }

    private static ModelFacts.ParameterFacts parameter(ParameterSpec spec) {
        return new ModelFacts.ParameterFacts(
                spec.name(),
                spec.role().name().toLowerCase(Locale.ROOT),
                spec.transposed(),
                spec.fileShape(),
                initializer(spec.initializer()));
    }

    private static String initializer(ParameterSpec.Initial initial) {
        String call = initial.call().orElseGet(() -> defaultInitializer(initial));
        return initial.zeroRow() < 0 ? call : "withZeroRow(" + initial.zeroRow() + ", Initializer." + call + ")";
    }

    private static String defaultInitializer(ParameterSpec.Initial initial) {
        String value = initial.value() + "f";
        return switch (initial.kind()) {
            case UNIFORM -> "uniform(" + value + ")";
            case NORMAL -> "normal(" + value + ")";
            case SINUSOIDAL -> "sinusoidal()";
            case CONSTANT ->
                initial.value() == 0 ? "zeros()" : initial.value() == 1 ? "ones()" : "constant(" + value + ")";
        };
    }
}
