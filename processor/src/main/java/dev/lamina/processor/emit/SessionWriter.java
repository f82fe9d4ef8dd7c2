package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes a session class: memory, the passes as lists of calls, and the kernels. */
public final class SessionWriter {
    static final ClassName SESSION = ClassName.get("dev.lamina.model", "Session");
    static final ClassName GRADIENTS = ClassName.get("dev.lamina.model", "Gradients");
    private static final ClassName TOUCHED_ROWS = ClassName.get("dev.lamina.model", "TouchedRows");
    private static final ClassName INFERENCE_SESSION = ClassName.get("dev.lamina.model", "InferenceSession");
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    private final ModelFacts facts;
    private final Form form;
    private final SessionParts parts;
    private final SessionFields fields;
    private final KernelMethods methods;
    private final SessionAccess access;
    private final Set<String> ofInference;
    private final Map<String, String> parameterFields;
    private final List<List<String>> allocations;

    private SessionWriter(ModelFacts facts, Form form) {
        this.facts = facts;
        this.form = form;
        this.fields = new SessionFields(facts);
        this.parts = new SessionParts(form, facts.namedSizes(fields::contains), fields, facts);
        SharedKernels shared = new SharedKernels(parts, facts.templates());
        Stream.of(facts.training(), facts.inference(), facts.evaluation()).forEach(shared::add);
        this.methods = new KernelMethods(parts, shared);
        this.access = new SessionAccess(facts, fields);
        this.ofInference = memoryOfInference();
        this.parameterFields = facts.parameterFields();
        this.allocations = allocations();
    }

    /** The session class of a model in one form. */
    public static TypeSpec write(ModelFacts facts, Form form) {
        return new SessionWriter(facts, form).write();
    }

    private TypeSpec write() {
        List<String> forward = calls(facts.training(), Phase.FORWARD);
        List<String> backward = calls(facts.training(), Phase.BACKWARD);
        List<String> infer = calls(facts.inference(), Phase.FORWARD);
        List<String> losses = calls(facts.evaluation(), Phase.FORWARD);
        TypeSpec.Builder type = TypeSpec.classBuilder(facts.className() + form.suffix())
                .addModifiers(Modifier.FINAL)
                .superclass(facts.trains() ? SESSION : INFERENCE_SESSION)
                .addJavadoc(
                        "$L",
                        (facts.trains() ? "Forward and backward pass" : "Predictions") + " of {@code "
                                + facts.typeName() + "}, "
                                + (form == Form.SIMD ? "SIMD" : "portable") + " kernels.\n"
                                + "[N, ...] is a value of N rows; a step holds at most BATCH of them.\n");
        List<String> calls = Stream.of(forward, backward, infer, losses)
                .flatMap(List::stream)
                .toList();
        new SessionConstants(facts.batch(), form, parts, methods, calls).all().forEach(type::addField);
        memory(type);
        constructor(type);
        PassWriter passes = new PassWriter(methods);
        if (facts.trains()) {
            passes.pass(type, "forwardPass", forward);
            passes.pass(type, "backwardPass", backward);
        }
        passes.pass(type, "inferencePass", infer);
        if (facts.trains()) {
            passes.pass(type, "lossPass", losses);
        }
        access.methods(methods::free).forEach(type::addMethod);
        passes.part(type);
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
                .forEach((name, buffer) -> type.addField(field(typeOf(buffer), name)
                        .addJavadoc("$L", describe(buffer) + "\n")
                        .build()));
        if (facts.trains()) {
            parts.touchedRows()
                    .forEach((gradient, rows) ->
                            type.addField(FieldSpec.builder(TOUCHED_ROWS, rows, Modifier.PRIVATE, Modifier.FINAL)
                                    .addJavadoc("The rows of {@code $L} that aren't zero.\n", gradient)
                                    .build()));
            type.addField(FieldSpec.builder(GRADIENTS, "gradients", Modifier.PRIVATE, Modifier.FINAL)
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

    private String describe(Buffer buffer) {
        String text = buffer.shape() + ": "
                + switch (buffer.role()) {
                    case INPUT -> "the rows that the user feeds in.";
                    case TARGET -> "what the network should yield.";
                    case PARAMETER -> "{@code " + buffer.key() + "}, shared with the network.";
                    case CONSTANT -> "{@code " + buffer.key() + "}.";
                    case OUTPUT -> "what inference yields.";
                    case VALUE -> "{@code " + parts.formula(buffer.value().orElseThrow()) + "}.";
                };
        return buffer.sharesWith()
                .map(other -> text + " Takes over the memory of {@code " + other + "}.")
                .orElse(text);
    }

    /** A field of the memory: final, unless there are so many that other methods than the constructor allocate them. */
    private FieldSpec.Builder field(TypeName type, String name) {
        FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.PRIVATE);
        return allocations.size() == 1 ? field.addModifiers(Modifier.FINAL) : field;
    }

    private List<List<String>> allocations() {
        List<String> all = new ArrayList<>();
        fields.all().forEach((name, buffer) -> all.add(allocation(name, buffer)));
        return LongMethods.stretches(all);
    }

    private void constructor(TypeSpec.Builder type) {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addParameter(ClassName.get(facts.packageName(), facts.className()), "network")
                .addParameter(TypeName.BOOLEAN, "training")
                .addParameter(TypeName.INT, "threads")
                .addStatement("super(network, training, threads)");
        if (allocations.size() == 1) {
            allocations.get(0).forEach(allocation -> method.addCode("$L\n", allocation));
        } else {
            allocations.forEach(stretch -> method.addStatement("$L(network, training)", allocation(type, stretch)));
        }
        if (facts.trains()) {
            gradients(type, method);
        }
        parts.scratch().forEach((name, size) -> method.addStatement("$L = new float[threads][]", name));
        if (!parts.scratch().isEmpty()) {
            method.beginControlFlow("for (int worker = 0; worker < threads; worker++)");
            parts.scratch().forEach((name, size) -> method.addStatement("$L[worker] = buffer($L)", name, size));
            method.endControlFlow();
        }
        type.addMethod(method.build());
    }

    private void gradients(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        List<String> gradients = facts.training().results(Result.Kind.GRADIENT).stream()
                .map(parts::fieldName)
                .toList();
        List<List<String>> stretches = LongMethods.stretches(gradients);
        String arrays = stretches.size() == 1 ? String.join(", ", gradients) : gradientArrays(type, stretches);
        String arguments = "network.trainableParameters()" + (arrays.isEmpty() ? "" : ", ") + arrays;
        constructor.addStatement("gradients = training ? new $T($L) : null", GRADIENTS, arguments);
        parts.touchedRows()
                .forEach((gradient, rows) -> constructor.addStatement(
                        "$L = training ? gradients.track($L) : null", rows, gradients.indexOf(gradient)));
    }

    /** Adds a method that returns the arrays of very many gradients; returns its call. */
    private String gradientArrays(TypeSpec.Builder type, List<List<String>> stretches) {
        String name = methods.free("gradientArrays");
        TypeName arrays = ArrayTypeName.of(FLOATS);
        MethodSpec.Builder all = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(arrays)
                .addStatement(
                        "float[][] arrays = new float[$L][]",
                        stretches.stream().mapToInt(List::size).sum());
        int at = 0;
        for (List<String> stretch : stretches) {
            MethodSpec.Builder part = MethodSpec.methodBuilder(methods.free(name))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(arrays, "arrays");
            for (String gradient : stretch) {
                part.addStatement("arrays[$L] = this.$L", at++, gradient);
            }
            MethodSpec built = part.build();
            type.addMethod(built);
            all.addStatement("$L(arrays)", built.name());
        }
        type.addMethod(all.addStatement("return arrays").build());
        return name + "()";
    }

    /** Adds a method that allocates some fields; returns its name. */
    private String allocation(TypeSpec.Builder type, List<String> stretch) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methods.free("allocate"))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ClassName.get(facts.packageName(), facts.className()), "network")
                .addParameter(TypeName.BOOLEAN, "training");
        stretch.forEach(allocation -> method.addCode("$L\n", allocation));
        MethodSpec built = method.build();
        type.addMethod(built);
        return built.name();
    }

    private String allocation(String name, Buffer buffer) {
        if (buffer.role() == Buffer.Role.PARAMETER) {
            return name + " = network." + parameterFields.get(buffer.key()) + ";";
        }
        if (buffer.role() == Buffer.Role.CONSTANT) {
            return name + " = constants(" + ConstantTables.arguments(buffer.key()) + ");";
        }
        if (buffer.sharesWith().isPresent()) {
            return name + " = " + buffer.sharesWith().get() + ";";
        }
        long size = buffer.shape().longSize();
        String elements = buffer.shape().perRow() ? size == 1 ? "BATCH" : "BATCH * " + size : Long.toString(size);
        if (buffer.role() != Buffer.Role.INPUT && !ofInference.contains(name)) {
            elements = "training ? " + elements + " : 0";
        }
        return buffer.type() == ElementType.INDEX
                ? name + " = new int[" + elements + "];"
                : name + " = buffer(" + elements + ");";
    }

    /** The memory that inference or evaluation touches. */
    private Set<String> memoryOfInference() {
        return Stream.of(facts.inference(), facts.evaluation())
                .flatMap(plan -> plan.buffers().values().stream())
                .map(buffer -> fields.memory(fields.name(buffer)))
                .collect(Collectors.toSet());
    }
}
