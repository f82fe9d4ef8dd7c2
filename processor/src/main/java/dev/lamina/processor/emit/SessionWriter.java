package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes a session class: memory, {@code forward}, {@code backward}, {@code infer} and {@code evaluate} as lists of calls, and the kernels. */
public final class SessionWriter {
    static final ClassName SESSION = ClassName.get("dev.lamina.model", "Session");
    private static final ClassName INFERENCE_SESSION = ClassName.get("dev.lamina.model", "InferenceSession");
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    private final ModelFacts facts;
    private final Form form;
    private final SessionParts parts;
    private final SessionFields fields;
    private final KernelMethods methods;
    private final SessionAccess access;

    private SessionWriter(ModelFacts facts, Form form) {
        this.facts = facts;
        this.form = form;
        this.fields = new SessionFields(facts);
        this.parts =
                new SessionParts(form, facts.namedSizes(fields::contains), facts.batch(), fields, facts.training());
        SharedKernels shared = new SharedKernels(parts, facts.templates());
        Stream.of(facts.training(), facts.inference(), facts.evaluation()).forEach(shared::add);
        this.methods = new KernelMethods(parts, shared);
        this.access = new SessionAccess(facts, fields);
    }

    /** The session class of a model in one form. */
    public static TypeSpec write(ModelFacts facts, Form form) {
        return new SessionWriter(facts, form).write();
    }

    private TypeSpec write() {
        List<String> forward = calls(facts.training(), Phase.FORWARD);
        List<String> backward = calls(facts.training(), Phase.BACKWARD);
        List<String> infer = calls(facts.inference(), Phase.FORWARD);
        List<String> evaluate = calls(facts.evaluation(), Phase.FORWARD);
        evaluate.add(0, "infer(rows);");
        TypeSpec.Builder type = TypeSpec.classBuilder(facts.className() + form.suffix())
                .addModifiers(Modifier.FINAL)
                .superclass(facts.trains() ? SESSION : INFERENCE_SESSION)
                .addJavadoc(
                        "$L",
                        (facts.trains() ? "Forward and backward pass" : "Predictions") + " of {@code "
                                + facts.typeName() + "}, "
                                + (form == Form.SIMD ? "SIMD" : "portable") + " kernels.\n"
                                + "[N, ...] is a value of N rows; a step holds at most BATCH of them.\n");
        List<String> calls = Stream.of(forward, backward, infer, evaluate)
                .flatMap(List::stream)
                .toList();
        new SessionConstants(facts.batch(), form, parts, methods, calls).all().forEach(type::addField);
        memory(type);
        type.addMethod(constructor());
        if (facts.trains()) {
            type.addMethod(pass("forward", forward, true));
            type.addMethod(pass("backward", backward, true));
        }
        type.addMethod(pass("infer", infer, false));
        if (facts.trains()) {
            type.addMethod(pass("evaluate", evaluate, false));
        }
        access.methods().forEach(type::addMethod);
        type.addMethod(part());
        methods.all().forEach(type::addMethod);
        Helpers.methods(parts.functions()).forEach(type::addMethod);
        if (form == Form.SIMD) {
            OperatorWarmUp.addTo(type);
        }
        return type.build();
    }

    private List<String> calls(Plan plan, Phase phase) {
        List<String> calls = new ArrayList<>();
        for (Kernel kernel : plan.kernels(phase)) {
            calls.add(methods.call(kernel, plan));
        }
        return calls;
    }

    // --- memory

    private void memory(TypeSpec.Builder type) {
        fields.all()
                .forEach((name, buffer) ->
                        type.addField(FieldSpec.builder(typeOf(buffer), name, Modifier.PRIVATE, Modifier.FINAL)
                                .addJavadoc("$L", describe(buffer) + "\n")
                                .build()));
        if (access.hasTwoOutputs()) {
            type.addField(FieldSpec.builder(TypeName.BOOLEAN, "inferred", Modifier.PRIVATE)
                    .addJavadoc("Whether the last pass was one of inference.\n")
                    .build());
        }
        if (facts.trains()) {
            type.addField(FieldSpec.builder(ArrayTypeName.of(FLOATS), "gradients", Modifier.PRIVATE, Modifier.FINAL)
                    .build());
        }
        parts.scratch()
                .forEach((name, size) -> type.addField(
                        FieldSpec.builder(ArrayTypeName.of(FLOATS), name, Modifier.PRIVATE, Modifier.FINAL)
                                .addJavadoc("Scratch memory of each thread.\n")
                                .build()));
    }

    private static TypeName typeOf(Buffer buffer) {
        return buffer.type() == ElementType.INDEX ? INTS : FLOATS;
    }

    private static String describe(Buffer buffer) {
        String text = buffer.shape() + ": "
                + switch (buffer.role()) {
                    case INPUT -> "the rows that the user feeds in.";
                    case TARGET -> "what the network should yield.";
                    case PARAMETER -> "{@code " + buffer.key() + "}, shared with the network.";
                    case CONSTANT -> "{@code " + buffer.key() + "}.";
                    case OUTPUT -> "what inference yields.";
                    case VALUE -> "{@code " + buffer.formula() + "}.";
                };
        return buffer.sharesWith()
                .map(other -> text + " Takes over the memory of {@code " + other + "}.")
                .orElse(text);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addParameter(ClassName.get(facts.packageName(), facts.className()), "network")
                .addParameter(TypeName.BOOLEAN, "training")
                .addParameter(TypeName.INT, "threads")
                .addStatement("super(network, training, threads)");
        fields.all().forEach((name, buffer) -> method.addCode("$L", allocation(name, buffer)));
        List<String> gradients = new ArrayList<>();
        facts.training()
                .graph()
                .results(Result.Kind.GRADIENT)
                .forEach(
                        result -> gradients.add(parts.fieldName(facts.training().buffer(result.node()))));
        if (facts.trains()) {
            method.addStatement("gradients = new float[][] {$L}", String.join(", ", gradients));
        }
        parts.scratch().forEach((name, size) -> method.addStatement("$L = new float[threads][]", name));
        if (!parts.scratch().isEmpty()) {
            method.beginControlFlow("for (int worker = 0; worker < threads; worker++)");
            parts.scratch().forEach((name, size) -> method.addStatement("$L[worker] = buffer($L)", name, size));
            method.endControlFlow();
        }
        return method.build();
    }

    private CodeBlock allocation(String name, Buffer buffer) {
        if (buffer.role() == Buffer.Role.PARAMETER) {
            return CodeBlock.of("$L = network.$L;\n", name, facts.parameterField(buffer.key()));
        }
        if (buffer.role() == Buffer.Role.CONSTANT) {
            return CodeBlock.of("$L = constants($L);\n", name, buffer.key());
        }
        if (buffer.sharesWith().isPresent()) {
            return CodeBlock.of("$L = $L;\n", name, buffer.sharesWith().get());
        }
        long size = buffer.shape().longSize();
        String elements = buffer.shape().perRow() ? size == 1 ? "BATCH" : "BATCH * " + size : Long.toString(size);
        if (buffer.role() != Buffer.Role.INPUT && isTrainingOnly(name)) {
            elements = "training ? " + elements + " : 0";
        }
        return buffer.type() == ElementType.INDEX
                ? CodeBlock.of("$L = new int[$L];\n", name, elements)
                : CodeBlock.of("$L = buffer($L);\n", name, elements);
    }

    /** True for memory that neither inference nor evaluation touches. */
    private boolean isTrainingOnly(String name) {
        return Stream.of(facts.inference(), facts.evaluation())
                .flatMap(plan -> plan.buffers().values().stream())
                .noneMatch(buffer -> fields.memory(fields.name(buffer)).equals(name));
    }

    // --- passes

    private MethodSpec pass(String name, List<String> calls, boolean training) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "rows");
        if (training) {
            method.addStatement("requireTraining()");
        }
        if (!name.equals("evaluate")) {
            method.addStatement("checkRows(rows, BATCH)");
            checkIndices(method);
        }
        if (access.hasTwoOutputs() && !name.equals("backward") && !name.equals("evaluate")) {
            method.addStatement("inferred = $L", name.equals("infer"));
        }
        calls.forEach(call -> method.addCode("$L\n", call));
        return method.build();
    }

    /** Integers that a user feeds in are positions in memory, so they are checked before they are used. */
    private void checkIndices(MethodSpec.Builder method) {
        for (int slot = 0; slot < facts.inputs().size(); slot++) {
            if (facts.inputs().get(slot).hasIndices()) {
                String field = fields.input(facts.inputs().get(slot).name()).orElseThrow();
                method.addStatement("checkIndices($L, $L, rows)", slot, field);
            }
        }
    }

    private MethodSpec part() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("part")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(TypeName.INT, "kernel")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(TypeName.INT, "worker")
                .beginControlFlow("switch (kernel)");
        methods.numbers()
                .forEach((constant, number) -> method.addCode(
                        "case $L:\n$>$Lrows, from, to, worker);\nbreak;\n$<", constant, methods.methodOf(constant)));
        return method.addCode(
                        "default:\n$>throw new $T($S + kernel);\n$<", IllegalArgumentException.class, "no kernel ")
                .endControlFlow()
                .build();
    }
}
