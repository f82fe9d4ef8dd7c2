package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the body of a method line by line; class names that stand in a line are imported. */
final class Body {
    private static final Map<String, ClassName> TYPES = Map.of(
            "FloatMath", ClassName.get("dev.lamina.math", "FloatMath"),
            "Lanes", ClassName.get("dev.lamina.math", "Lanes"),
            "FloatVector", ClassName.get("jdk.incubator.vector", "FloatVector"),
            "VectorOperators", ClassName.get("jdk.incubator.vector", "VectorOperators"),
            "Arrays", ClassName.get(Arrays.class),
            "Float", ClassName.get(Float.class),
            "Math", ClassName.get(Math.class),
            "System", ClassName.get(System.class));

    /** One of the names where it isn't part of another; names of layers may have a $. */
    private static final Pattern TYPE = Pattern.compile(
            "(?<![\\w$])(" + String.join("|", TYPES.keySet()) + ")(?![\\w$])", Pattern.UNICODE_CHARACTER_CLASS);

    private final CodeBlock.Builder code = CodeBlock.builder();

    /** A statement, without its semicolon. */
    Body line(String statement) {
        code.add("$L;\n", block(statement));
        return this;
    }

    /** A comment line. */
    Body comment(String text) {
        code.add("$L\n", "// " + text);
        return this;
    }

    /** Opens a block: {@code for (...)}, {@code if (...)}. */
    Body begin(String header) {
        code.add("$L {\n", block(header));
        code.indent();
        return this;
    }

    /** Closes the innermost block. */
    Body end() {
        code.unindent();
        code.add("}\n");
        return this;
    }

    /** Closes a block and opens its alternative: {@code else}, {@code else if (...)}. */
    Body otherwise(String header) {
        code.unindent();
        code.add("} $L {\n", block(header));
        code.indent();
        return this;
    }

    /** Closes several blocks. */
    Body end(int blocks) {
        for (int i = 0; i < blocks; i++) {
            end();
        }
        return this;
    }

    CodeBlock build() {
        return code.build();
    }

    /** Text in which the names of known classes are references that get imported. */
    static CodeBlock block(String text) {
        Matcher matcher = TYPE.matcher(text);
        StringBuilder format = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            format.append("$L$T");
            arguments.add(text.substring(end, matcher.start()));
            arguments.add(TYPES.get(matcher.group()));
            end = matcher.end();
        }
        format.append("$L");
        arguments.add(text.substring(end));
        return CodeBlock.of(format.toString(), arguments.toArray());
    }
}
