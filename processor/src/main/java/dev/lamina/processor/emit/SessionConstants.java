package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The constants of a session class: sizes, numbers of kernels, tables and what vector kernels need. */
final class SessionConstants {
    private static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");
    private static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");

    private final int batch;
    private final Form form;
    private final SessionParts parts;
    private final KernelMethods methods;
    private final List<String> calls;

    /**
     * The constants of a class whose kernels are written.
     *
     * @param calls what the passes call
     */
    SessionConstants(int batch, Form form, SessionParts parts, KernelMethods methods, List<String> calls) {
        this.batch = batch;
        this.form = form;
        this.parts = parts;
        this.methods = methods;
        this.calls = calls;
    }

    List<FieldSpec> all() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(number("BATCH", batch));
        Set<String> mentioned = words();
        // A size that no code mentions would be an unused field.
        parts.dimensions().constants().forEach((name, value) -> {
            if (mentioned.contains(name)) {
                fields.add(number(name, value));
            }
        });
        methods.numbers().forEach((name, value) -> fields.add(number(name, value)));
        if (form == Form.SIMD) {
            fields.add(constant(ParameterizedTypeName.get(SPECIES, TypeName.FLOAT.box()), "SPECIES")
                    .initializer("$T.SPECIES_PREFERRED", FLOAT_VECTOR)
                    .build());
            fields.add(FieldSpec.builder(TypeName.INT, "LANES", Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Floats in a vector register of this machine; the kernels need 4, 8 or 16.\n")
                    .initializer("SPECIES.length()")
                    .build());
            if (mentioned.contains("TILE_ROWS")) {
                fields.add(constant(TypeName.INT, "TILE_ROWS")
                        .addJavadoc(
                                "Rows of a tile whose sums stand in registers: 8 of two vectors where there are 32 of"
                                        + " them, with 16 lanes.\n")
                        .initializer("LANES == $L ? $L : 4", MatMulTiles.TALL_LANES, MatMulTiles.TALL)
                        .build());
            }
        }
        if (parts.functions().contains("oneHot")) {
            fields.add(constant(ArrayTypeName.of(TypeName.FLOAT), "LANE_NUMBERS")
                    .initializer("{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}")
                    .build());
        }
        parts.tables()
                .forEach((name, initializer) -> fields.add(constant(ArrayTypeName.of(TypeName.INT), name)
                        .initializer("$L", initializer)
                        .build()));
        return fields;
    }

    /** The words of the code: its keywords, names and numbers. */
    private Set<String> words() {
        Set<String> words = new HashSet<>();
        calls.forEach(call -> addWords(call, words));
        methods.all().forEach(method -> addWords(method.code().toString(), words));
        parts.scratch().values().forEach(size -> addWords(size.toString(), words));
        parts.tables().values().forEach(table -> addWords(table, words));
        return words;
    }

    private static void addWords(String code, Set<String> words) {
        int start = 0;
        int at = 0;
        while (at < code.length()) {
            int next = code.offsetByCodePoints(at, 1);
            if (!Character.isJavaIdentifierPart(code.codePointAt(at))) {
                words.add(code.substring(start, at));
                start = next;
            }
            at = next;
        }
        words.add(code.substring(start));
    }

    private static FieldSpec number(String name, int value) {
        return constant(TypeName.INT, name).initializer("$L", value).build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }
}
