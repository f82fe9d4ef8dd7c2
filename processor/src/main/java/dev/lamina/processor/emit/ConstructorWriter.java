package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.emit.ModelFacts.ParameterFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the constructor of the class that users see: what the network is and its parameters. Where there is too much of
 * that for one method, lists, assignments and the table are in methods of their own.
 */
final class ConstructorWriter {
    private static final ClassName PARAMETER = ClassName.get("dev.lamina.model", "Parameter");
    private static final ClassName SLOT = ClassName.get("dev.lamina.model", "Slot");
    private static final ClassName DOMAIN = ClassName.get("dev.lamina.model", "Domain");
    private static final ClassName LAYOUT = ClassName.get("dev.lamina.model", "Layout");
    private static final ClassName INITIALIZER = ClassName.get("dev.lamina.model", "Initializer");
    private static final ClassName OBJECTIVE = ClassName.get("dev.lamina.model", "Objective");
    private static final ClassName LOSS_TERM = ClassName.get("dev.lamina.model", "LossTerm");

    /** Bytes of the constructor at most, by the estimate: a method may have 65,535, and this one runs once. */
    private static final int MOST_BYTES = 30_000;

    /** Bytes of a string constant at most, in UTF-8: a class file has room for 65,535. */
    private static final int MOST_TEXT = 50_000;

    private final ModelFacts facts;
    private final Map<String, String> fields;
    private final CodeList inputs;
    private final CodeList targets;
    private final CodeList outputs;
    private final CodeList losses;
    private final CodeList parameters;
    private final List<String> assignments = new ArrayList<>();
    private final boolean cut;

    /** A list that the superclass is handed, and the name of the method that makes it if it is long. */
    private record CodeList(ClassName type, String method, List<CodeBlock> elements) {}

    /** @param fields the fields of the parameters by their names in weight files */
    ConstructorWriter(ModelFacts facts, Map<String, String> fields) {
        this.facts = facts;
        this.fields = fields;
        this.inputs = new CodeList(
                SLOT,
                "inputSlots",
                facts.inputs().stream().map(ConstructorWriter::input).toList());
        this.targets = new CodeList(
                SLOT,
                "targetSlots",
                facts.targets().stream().map(ConstructorWriter::target).toList());
        this.outputs = new CodeList(
                SLOT,
                "outputSlots",
                facts.outputs().stream()
                        .map(output -> features(output.name(), output.shape()))
                        .toList());
        this.losses = new CodeList(
                LOSS_TERM,
                "lossTerms",
                facts.losses().stream().map(ConstructorWriter::loss).toList());
        this.parameters = new CodeList(
                PARAMETER,
                "parameterList",
                facts.parameters().stream().map(this::parameter).toList());
        facts.parameters().forEach(parameter -> assignments.add(assignment(parameter)));
        this.cut = LongMethods.bytes(assignments)
                        + List.of(inputs, targets, outputs, losses, parameters).stream()
                                .mapToInt(list -> LongMethods.bytes(texts(list)))
                                .sum()
                > MOST_BYTES;
    }

    /** True if other methods than the constructor assign the parameters, so that their fields can't be final. */
    boolean assignsElsewhere() {
        return cut;
    }

    /** Adds the table, the constructor and what it calls. */
    void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        facts.whole()
                .ifPresentOrElse(
                        whole -> constructor.addParameter(whole(whole), "whole"),
                        () -> constructor.addModifiers(Modifier.PRIVATE));
        List<MethodSpec> more = new ArrayList<>();
        CodeBlock terms = facts.hasPlainLoss() ? CodeBlock.of("") : CodeBlock.of("$L,\n", list(losses, more));
        constructor.addCode(
                "super(\n$>$>$S,\nBATCH,\n$L,\n$L,\n$L,\n$L$T.$L,\n$L,\nSUMMARY);\n$<$<",
                facts.typeName(),
                list(inputs, more),
                list(targets, more),
                list(outputs, more),
                terms,
                OBJECTIVE,
                facts.outputs().get(0).objective(),
                list(parameters, more));
        if (cut) {
            LongMethods.stretches(assignments).forEach(stretch -> {
                String name = "assign" + (more.size() + 1);
                MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
                stretch.forEach(statement -> part.addCode("$L\n", statement));
                more.add(part.build());
                constructor.addStatement("$L()", name);
            });
        } else {
            assignments.forEach(statement -> constructor.addCode("$L\n", statement));
        }
        type.addMethod(constructor.build());
        more.forEach(type::addMethod);
    }

    private ClassName whole(String name) {
        return ClassName.get(facts.packageName(), name);
    }

    /** Java for a list: all of it, or the call of a method that makes it, which is added to the given ones. */
    private CodeBlock list(CodeList list, List<MethodSpec> methods) {
        if (!cut) {
            boolean below = list.type().equals(PARAMETER);
            return CodeBlock.of(
                    below ? "$T.of($>$>\n$L$<$<)" : "$T.of($L)",
                    List.class,
                    list.elements().stream().collect(CodeBlock.joining(below ? ",\n" : ", ")));
        }
        String argument = facts.whole().isPresent() && list.type().equals(PARAMETER) ? "whole" : "";
        ParameterizedTypeName type = ParameterizedTypeName.get(ClassName.get(List.class), list.type());
        MethodSpec.Builder all = method(list.method(), argument)
                .returns(type)
                .addStatement("$T list = new $T<>()", type, ArrayList.class);
        List<MethodSpec> parts = new ArrayList<>();
        int end = 0;
        for (List<String> stretch : LongMethods.stretches(texts(list))) {
            MethodSpec.Builder part =
                    method(list.method() + (parts.size() + 1), argument).addParameter(type, "list");
            list.elements()
                    .subList(end, end + stretch.size())
                    .forEach(element -> part.addStatement("list.add($L)", element));
            end += stretch.size();
            parts.add(part.build());
            all.addStatement("$L($L)", parts.get(parts.size() - 1).name(), argument.isEmpty() ? "list" : "whole, list");
        }
        methods.add(all.addStatement("return list").build());
        methods.addAll(parts);
        return CodeBlock.of("$L($L)", list.method(), argument);
    }

    private MethodSpec.Builder method(String name, String argument) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        if (!argument.isEmpty()) {
            method.addParameter(whole(facts.whole().orElseThrow()), argument);
        }
        return method;
    }

    private static List<String> texts(CodeList list) {
        return list.elements().stream().map(CodeBlock::toString).toList();
    }

    // --- the table

    /** The field with the table, and the method that puts it together if it is too long for a constant. */
    void addSummary(TypeSpec.Builder type) {
        FieldSpec.Builder field =
                FieldSpec.builder(String.class, "SUMMARY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        List<List<String>> pieces = pieces(facts.summary());
        if (pieces.size() == 1) {
            type.addField(field.initializer(lines(pieces.get(0))).build());
            return;
        }
        type.addField(field.initializer("summaryText()").build());
        MethodSpec.Builder method = MethodSpec.methodBuilder("summaryText")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addStatement("$T text = new $T()", StringBuilder.class, StringBuilder.class);
        pieces.forEach(piece -> method.addStatement("text.append($L)", lines(piece)));
        type.addMethod(method.addStatement("return text.toString()").build());
    }

    private static List<List<String>> pieces(String text) {
        List<List<String>> pieces = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        int bytes = 0;
        for (String line : text.split("\n")) {
            int more = line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes + more > MOST_TEXT && !piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
                bytes = 0;
            }
            piece.add(line);
            bytes += more;
        }
        pieces.add(piece);
        return pieces;
    }

    private static CodeBlock lines(List<String> lines) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < lines.size(); i++) {
            code.add(i == 0 ? "$S" : "\n$>$>+ $S$<$<", lines.get(i) + "\n");
        }
        return code.build();
    }

    // --- elements of the lists

    private static CodeBlock input(ModelFacts.Input input) {
        return input.hasIndices()
                ? CodeBlock.of("$T.indices($S, $L, $L)", SLOT, input.name(), input.vocabulary(), dims(input.shape()))
                : features(input.name(), input.shape());
    }

    private static CodeBlock features(String name, List<Integer> shape) {
        return shape.isEmpty()
                ? CodeBlock.of("$T.features($S)", SLOT, name)
                : CodeBlock.of("$T.features($S, $L)", SLOT, name, dims(shape));
    }

    private static CodeBlock target(ModelFacts.Target target) {
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

    private static CodeBlock loss(ModelFacts.Term loss) {
        return CodeBlock.of(
                "new $T($S, $Lf, $L, $L, $L)",
                LOSS_TERM,
                loss.name(),
                loss.weight(),
                loss.output(),
                loss.target(),
                loss.sum());
    }

    private CodeBlock parameter(ParameterFacts parameter) {
        if (facts.whole().isPresent()) {
            return CodeBlock.of("whole.parameter($S)", parameter.fileName());
        }
        return CodeBlock.of(
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

    private String assignment(ParameterFacts parameter) {
        return CodeBlock.of("$L = values($S);", fields.get(parameter.fileName()), parameter.fileName())
                .toString();
    }

    private static String dims(List<Integer> dims) {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
