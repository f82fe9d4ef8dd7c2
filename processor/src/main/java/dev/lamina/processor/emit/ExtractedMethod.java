package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** A piece of a kernel's code as a method of its own, whose parameters are the variables that the piece reads. */
final class ExtractedMethod {
    private static final String NAME = "([\\w$]+)";
    private static final Pattern DECLARATION = Pattern.compile(
            "(?<![\\w$.])(int|float\\[\\]|float|FloatVector) " + NAME + " =", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD = Pattern.compile(NAME, Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<String, TypeName> TYPES =
            Map.of("int", TypeName.INT, "float", TypeName.FLOAT, "float[]", ArrayTypeName.of(TypeName.FLOAT));

    private ExtractedMethod() {}

    /** Adds the method to the kernel's and the call to the code so far, where the piece belongs. */
    static void add(KernelCode code, String name, Body before, Body piece) {
        add(code, name, variables(code, before), before, piece);
    }

    private static void add(KernelCode code, String name, Map<String, TypeName> variables, Body before, Body piece) {
        Map<String, TypeName> parameters = read(variables, piece);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        parameters.forEach((parameter, type) -> method.addParameter(type, parameter));
        code.add(method, piece);
        before.line(name + "(" + String.join(", ", parameters.keySet()) + ")");
    }

    /**
     * Adds the kernel's own method: what it begins with and then some pieces, in methods of their own if there are
     * several.
     */
    static void addPieces(KernelCode code, Body begin, List<Body> pieces) {
        if (pieces.size() == 1) {
            begin.add(pieces.get(0));
        } else {
            Map<String, TypeName> variables = variables(code, begin); // the calls of the pieces declare none
            for (int i = 0; i < pieces.size(); i++) {
                add(code, code.name() + "Part" + (i + 1), variables, begin, pieces.get(i));
            }
        }
        code.add(code.method(), begin);
    }

    /** The variables that the kernel's own method has declared, with its parameters. */
    private static Map<String, TypeName> variables(KernelCode code, Body before) {
        Map<String, TypeName> variables = new LinkedHashMap<>();
        for (String parameter : code.parameters()) {
            variables.put(parameter, TypeName.INT);
        }
        Matcher declaration = DECLARATION.matcher(text(before));
        while (declaration.find()) {
            if (TYPES.containsKey(declaration.group(1))) {
                variables.put(declaration.group(2), TYPES.get(declaration.group(1)));
            }
        }
        return variables;
    }

    /** Those of the variables that the piece reads and doesn't declare itself. */
    private static Map<String, TypeName> read(Map<String, TypeName> variables, Body piece) {
        String text = text(piece);
        Set<String> words = new HashSet<>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        DECLARATION.matcher(text).results().forEach(declaration -> words.remove(declaration.group(2)));
        Map<String, TypeName> read = new LinkedHashMap<>(variables);
        read.keySet().retainAll(words);
        return read;
    }

    private static String text(Body body) {
        return String.join("\n", body.texts());
    }
}
