package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Writes the methods of a session through which users reach its memory: inputs, outputs, targets, loss, gradients. */
final class SessionAccess {
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    private final ModelFacts facts;
    private final SessionFields fields;

    SessionAccess(ModelFacts facts, SessionFields fields) {
        this.facts = facts;
        this.fields = fields;
    }

    /**
     * All of them.
     *
     * @param free gives the name for a further method
     */
    List<MethodSpec> methods(UnaryOperator<String> free) {
        List<MethodSpec> methods = new ArrayList<>();
        IndexedAccess indexed = new IndexedAccess(methods, free);
        indexed.add("input", "slot", FLOATS, inputFields(false));
        if (facts.inputs().stream().anyMatch(ModelFacts.Input::hasIndices)) {
            indexed.add("indices", "slot", INTS, inputFields(true));
        }
        List<String> outputs = outputs(facts.inference());
        List<String> trained = facts.trains() ? outputs(facts.training()) : outputs;
        List<String> current = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            boolean same = outputs.get(i).equals(trained.get(i));
            current.add(same ? outputs.get(i) : "inferred() ? " + outputs.get(i) + " : " + trained.get(i));
        }
        indexed.add("output", "slot", FLOATS, current);
        if (facts.trains()) {
            training(methods, indexed);
        }
        return methods;
    }

    private void training(List<MethodSpec> methods, IndexedAccess indexed) {
        indexed.add("target", "slot", FLOATS, targets(false));
        indexed.add("labels", "slot", INTS, targets(true));
        List<Buffer> losses = facts.training().results(Result.Kind.LOSS);
        methods.add(MethodSpec.methodBuilder("loss")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.FLOAT)
                .addStatement("return $L[0]", fields.name(losses.get(0)))
                .build());
        if (facts.hasLossParts()) {
            List<String> parts = losses.subList(1, losses.size()).stream()
                    .map(part -> fields.name(part) + "[0]")
                    .toList();
            indexed.add("loss", "index", TypeName.FLOAT, parts);
        }
        lossWeights(indexed);
        methods.add(MethodSpec.methodBuilder("gradients")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(SessionWriter.GRADIENTS)
                .addStatement("requireTraining()")
                .addStatement("return gradients")
                .build());
    }

    /** Says what losses were divided by, where that isn't the number of rows for all of them. */
    private void lossWeights(IndexedAccess indexed) {
        List<String> losses = facts.training().graph().results(Result.Kind.LOSS).stream()
                .map(Result::name)
                .toList();
        List<String> parts = facts.hasLossParts() ? losses.subList(1, losses.size()) : losses;
        List<Result> weights = facts.training().graph().results(Result.Kind.WEIGHT);
        if (!weights.isEmpty()) {
            Map<String, String> byName = new HashMap<>();
            weights.forEach(weight ->
                    byName.put(weight.name(), fields.name(facts.training().buffer(weight.node())) + "[0]"));
            indexed.addLossWeight(
                    parts.stream().map(part -> byName.getOrDefault(part, "")).toList());
        }
    }

    /** The fields of the inputs of one kind by slot, empty for those of the other one. */
    private List<String> inputFields(boolean indices) {
        return facts.inputs().stream()
                .map(input -> input.hasIndices() == indices
                        ? fields.input(input.name()).orElseThrow()
                        : "")
                .toList();
    }

    /** The fields of the targets of one kind by slot, empty for those of the other one. */
    private List<String> targets(boolean labels) {
        List<String> targets = new ArrayList<>();
        for (int slot = 0; slot < facts.targets().size(); slot++) {
            boolean hasLabels = facts.targets().get(slot).classes() > 0;
            targets.add(hasLabels == labels ? fields.target(slot).orElse("") : "");
        }
        return targets;
    }

    private List<String> outputs(Plan plan) {
        return plan.results(Result.Kind.OUTPUT).stream().map(fields::name).toList();
    }
}
