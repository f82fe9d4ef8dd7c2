package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.emit.ModelFacts.ParameterFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that users see: parameters, creation, files and predictions. */
public final class ModelWriter {
    private static final ClassName NETWORK = ClassName.get("dev.lamina.model", "Network");
    private static final ClassName PARAMETER = ClassName.get("dev.lamina.model", "Parameter");
    private static final ClassName SLOT = ClassName.get("dev.lamina.model", "Slot");
    private static final ClassName DOMAIN = ClassName.get("dev.lamina.model", "Domain");
    private static final ClassName LAYOUT = ClassName.get("dev.lamina.model", "Layout");
    private static final ClassName INITIALIZER = ClassName.get("dev.lamina.model", "Initializer");
    private static final ClassName OBJECTIVE = ClassName.get("dev.lamina.model", "Objective");
    private static final ClassName LOSS_TERM = ClassName.get("dev.lamina.model", "LossTerm");
    private static final ClassName STEPPER = ClassName.get("dev.lamina.model", "Stepper");
    private static final ClassName KERNELS = ClassName.get("dev.lamina.model", "Kernels");
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final ModelFacts facts;
    private final ClassName self;

    private ModelWriter(ModelFacts facts) {
        this.facts = facts;
        this.self = ClassName.get(facts.packageName(), facts.className());
    }

    /** The class of a model. */
    public static TypeSpec write(ModelFacts facts) {
        return new ModelWriter(facts).write();
    }

    private TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .superclass(NETWORK)
                .addJavadoc(
                        "$L",
                        (facts.whole().isEmpty() ? "The network that" : "One step of the network that") + " {@code "
                                + facts.typeName() + "} declares.\n\n<pre>\n" + escaped(facts.summary()) + "</pre>\n");
        if (facts.whole().isEmpty()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addField(FieldSpec.builder(TypeName.INT, "BATCH", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Rows that one step holds at most.\n")
                .initializer("$L", facts.batch())
                .build());
        type.addField(FieldSpec.builder(String.class, "SUMMARY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(summary())
                .build());
        for (ParameterFacts parameter : facts.parameters()) {
            type.addField(FieldSpec.builder(FLOATS, facts.parameterField(parameter.fileName()), Modifier.FINAL)
                    .addJavadoc(
                            "$L",
                            "{@code " + parameter.fileName() + "} " + parameter.fileShape()
                                    + (parameter.transposed() ? ", here transposed to [in, out].\n" : ".\n"))
                    .build());
        }
        type.addMethod(constructor());
        if (facts.whole().isEmpty()) {
            type.addMethod(create());
            type.addMethod(load());
            new PredictionWriter(facts).methods().forEach(type::addMethod);
        }
        facts.stepwise().ifPresent(steps -> type.addMethod(newStepper(steps)));
        type.addMethod(createSession());
        return type.build();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
    }

    private CodeBlock summary() {
        CodeBlock.Builder code = CodeBlock.builder();
        String[] lines = facts.summary().split("\n");
        for (int i = 0; i < lines.length; i++) {
            code.add(i == 0 ? "$S" : "\n$>$>+ $S$<$<", lines[i] + "\n");
        }
        return code.build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder();
        facts.whole()
                .ifPresentOrElse(
                        whole -> method.addParameter(ClassName.get(facts.packageName(), whole), "whole"),
                        () -> method.addModifiers(Modifier.PRIVATE));
        method.addCode(
                "super(\n$>$>$S,\nBATCH,\n$T.of($L),\n$T.of($L),\n$T.of($L),\n$L$T.$L,\n$T.of($L),\nSUMMARY);\n$<$<",
                facts.typeName(),
                List.class,
                inputs(),
                List.class,
                targets(),
                List.class,
                outputs(),
                losses(),
                OBJECTIVE,
                facts.outputs().get(0).objective(),
                List.class,
                parameters());
        for (ParameterFacts parameter : facts.parameters()) {
            method.addStatement("$L = values($S)", facts.parameterField(parameter.fileName()), parameter.fileName());
        }
        return method.build();
    }

    private CodeBlock inputs() {
        CodeBlock.Builder inputs = CodeBlock.builder();
        for (int i = 0; i < facts.inputs().size(); i++) {
            ModelFacts.Input input = facts.inputs().get(i);
            inputs.add(i == 0 ? "" : ", ");
            if (input.hasIndices()) {
                inputs.add("$T.indices($S, $L, $L)", SLOT, input.name(), input.vocabulary(), dims(input.shape()));
            } else {
                inputs.add(features(input.name(), input.shape()));
            }
        }
        return inputs.build();
    }

    private CodeBlock outputs() {
        CodeBlock.Builder outputs = CodeBlock.builder();
        for (int i = 0; i < facts.outputs().size(); i++) {
            ModelFacts.Output output = facts.outputs().get(i);
            outputs.add(i == 0 ? "" : ", ").add(features(output.name(), output.shape()));
        }
        return outputs.build();
    }

    private CodeBlock targets() {
        return facts.targets().stream().map(this::target).collect(CodeBlock.joining(", "));
    }

    /** The losses, unless there is only the usual one. */
    private CodeBlock losses() {
        if (facts.hasPlainLoss()) {
            return CodeBlock.of("");
        }
        CodeBlock terms = facts.losses().stream()
                .map(loss -> CodeBlock.of(
                        "new $T($S, $Lf, $L, $L, $L)",
                        LOSS_TERM,
                        loss.name(),
                        loss.weight(),
                        loss.output(),
                        loss.target(),
                        loss.sum()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("$T.of($L),\n", List.class, terms);
    }

    private static CodeBlock features(String name, List<Integer> shape) {
        return shape.isEmpty()
                ? CodeBlock.of("$T.features($S)", SLOT, name)
                : CodeBlock.of("$T.features($S, $L)", SLOT, name, dims(shape));
    }

    private CodeBlock target(ModelFacts.Target target) {
        if (target.classes() == 0) {
            CodeBlock domains = target.domains().stream()
                    .map(domain -> CodeBlock.of("$T.$L", DOMAIN, domain))
                    .collect(CodeBlock.joining(", ", ".within(", ")"));
            CodeBlock features = features(target.name(), target.shape());
            return target.domains().isEmpty() ? features : CodeBlock.of("$L$L", features, domains);
        }
        CodeBlock.Builder slot = CodeBlock.builder().add("$T.classIndex($S, $L", SLOT, target.name(), target.classes());
        target.shape().forEach(size -> slot.add(", $L", size));
        slot.add(")");
        if (target.classAxis() < 0) {
            slot.add(
                    ".sequence($L)",
                    target.blank().isPresent() ? "" + target.blank().getAsInt() : "");
        } else if (target.classAxis() > 0) {
            slot.add(".along($L)", target.classAxis());
        }
        target.ignored().ifPresent(label -> slot.add(".ignoring($L)", label));
        return slot.build();
    }

    private CodeBlock parameters() {
        CodeBlock.Builder code = CodeBlock.builder().add("$>$>");
        for (int i = 0; i < facts.parameters().size(); i++) {
            ParameterFacts parameter = facts.parameters().get(i);
            code.add(i == 0 ? "\n" : ",\n");
            if (facts.whole().isPresent()) {
                code.add("whole.parameter($S)", parameter.fileName());
                continue;
            }
            code.add(
                    "$T.$L($S, $T.$L, $T.$L, $L)",
                    PARAMETER,
                    parameter.role(),
                    parameter.fileName(),
                    LAYOUT,
                    parameter.transposed() ? "TRANSPOSED" : "AS_IS",
                    INITIALIZER,
                    parameter.initializer(),
                    dims(parameter.fileShape()));
        }
        return code.add("$<$<").build();
    }

    private static String dims(List<Integer> dims) {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private MethodSpec create() {
        return MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(TypeName.LONG, "seed")
                .addJavadoc("A new network; the same seed gives the same parameters, bit for bit.\n")
                .addStatement("$T network = new $T()", self, self)
                .addStatement("network.initialize(seed)")
                .addStatement("return network")
                .build();
    }

    private MethodSpec newStepper(ModelFacts.Steps steps) {
        ClassName step = self.peerClass(steps.network().className());
        return MethodSpec.methodBuilder("newStepper")
                .addModifiers(Modifier.PUBLIC)
                .returns(STEPPER)
                .addJavadoc("Runs the network step by step, with the parameters as they are at each step.\n")
                .addStatement(
                        "return new $T(new $T(this), $L, $L, $L)",
                        STEPPER,
                        step,
                        facts.inputs().size(),
                        facts.outputs().size(),
                        steps.states())
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(Path.class, "file")
                .addJavadoc(
                        "A network with the parameters of a safetensors file that {@code save} or PyTorch wrote.\n\n"
                                + "@throws dev.lamina.io.WeightFileException if the file is damaged or belongs to another"
                                + " network\n")
                .addStatement("$T network = new $T()", self, self)
                .addStatement("network.restore(file)")
                .addStatement("return network")
                .build();
    }

    private MethodSpec createSession() {
        ClassName portable = self.peerClass(facts.className() + Form.PORTABLE.suffix());
        MethodSpec.Builder method = MethodSpec.methodBuilder("createSession")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(SessionWriter.SESSION)
                .addParameter(TypeName.BOOLEAN, "training")
                .addParameter(TypeName.INT, "threads");
        if (facts.simd()) {
            ClassName simd = self.peerClass(facts.className() + Form.SIMD.suffix());
            method.beginControlFlow("if ($1T.simd() && $1T.fits($2T.LANES))", KERNELS, simd)
                    .addStatement("$T.runsSimd(name())", KERNELS)
                    .addStatement("return new $T(this, training, threads)", simd)
                    .endControlFlow();
        }
        return method.addStatement("$T.runsPortable(name(), $L)", KERNELS, facts.simd())
                .addStatement("return new $T(this, training, threads)", portable)
                .build();
    }
}
