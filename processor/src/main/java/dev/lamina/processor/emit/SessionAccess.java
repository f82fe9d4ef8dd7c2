package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** All of them. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(slots("input", FLOATS, inputFields(false)));
        if (facts.inputs().stream().anyMatch(ModelFacts.Input::hasIndices)) {
            methods.add(slots("indices", INTS, inputFields(true)));
        }
        List<String> outputs = outputs(facts.inference());
        List<String> trained = facts.trains() ? outputs(facts.training()) : outputs;
        List<String> current = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            boolean same = outputs.get(i).equals(trained.get(i));
            current.add(same ? outputs.get(i) : "inferred() ? " + outputs.get(i) + " : " + trained.get(i));
        }
        methods.add(slots("output", FLOATS, current));
        if (facts.trains()) {
            training(methods);
        }
        return methods;
    }

    private void training(List<MethodSpec> methods) {
        methods.add(slots("target", FLOATS, targets(false)));
        methods.add(slots("labels", INTS, targets(true)));
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
            methods.add(indexed("loss", "index", TypeName.FLOAT, parts));
        }
        lossWeights().ifPresent(methods::add);
        methods.add(MethodSpec.methodBuilder("gradients")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(SessionWriter.GRADIENTS)
                .addStatement("requireTraining()")
                .addStatement("return gradients")
                .build());
    }

    /** Says what losses were divided by, where that isn't the number of rows for all of them. */
    private Optional<MethodSpec> lossWeights() {
        List<String> losses = facts.training().graph().results(Result.Kind.LOSS).stream()
                .map(Result::name)
                .toList();
        List<String> parts = facts.hasLossParts() ? losses.subList(1, losses.size()) : losses;
        List<Result> weights = facts.training().graph().results(Result.Kind.WEIGHT);
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("lossWeight")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.FLOAT)
                .addParameter(TypeName.INT, "index")
                .addParameter(TypeName.INT, "rows");
        for (Result weight : weights) {
            method.beginControlFlow("if (index == $L)", parts.indexOf(weight.name()))
                    .addStatement("return $L[0]", fields.name(facts.training().buffer(weight.node())))
                    .endControlFlow();
        }
        return Optional.of(method.addStatement("return rows").build());
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

    private static MethodSpec slots(String name, TypeName result, List<String> values) {
        return indexed(name, "slot", result, values);
    }

    private static MethodSpec indexed(String name, String index, TypeName result, List<String> values) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addParameter(TypeName.INT, index);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isEmpty()) {
                continue;
            }
            method.beginControlFlow("if ($L == $L)", index, i)
                    .addStatement("return $L", values.get(i))
                    .endControlFlow();
        }
        return method.addStatement("throw noSuchSlot($S, $L)", name, index).build();
    }
}
