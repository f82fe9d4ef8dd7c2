package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /** What a line is, which decides how those after it are indented. */
    private enum Kind {
        STATEMENT,
        COMMENT,
        BEGIN,
        END,
        OTHERWISE
    }

    private record Line(Kind kind, String text) {}

    private final List<Line> lines = new ArrayList<>();

    /** A statement, without its semicolon. */
    Body line(String statement) {
        return add(Kind.STATEMENT, statement);
    }

    /** A comment line. */
    Body comment(String text) {
        return add(Kind.COMMENT, text);
    }

    /** Opens a block: {@code for (...)}, {@code if (...)}. */
    Body begin(String header) {
        return add(Kind.BEGIN, header);
    }

    /** Closes the innermost block. */
    Body end() {
        return add(Kind.END, "");
    }

    /** Closes a block and opens its alternative: {@code else}, {@code else if (...)}. */
    Body otherwise(String header) {
        return add(Kind.OTHERWISE, header);
    }

    /** Closes several blocks. */
    Body end(int blocks) {
        for (int i = 0; i < blocks; i++) {
            end();
        }
        return this;
    }

    /** All lines of another body. */
    Body add(Body other) {
        lines.addAll(other.lines);
        return this;
    }

    private Body add(Kind kind, String text) {
        lines.add(new Line(kind, text));
        return this;
    }

    /** The texts of all lines that are code. */
    List<String> texts() {
        return lines.stream()
                .filter(line -> line.kind() != Kind.COMMENT)
                .map(Line::text)
                .toList();
    }

    /** All lines, as they were written. */
    @Override
    public String toString() {
        return lines.toString();
    }

    CodeBlock build() {
        return build(text -> text);
    }

    /** The code with each line changed. */
    CodeBlock build(UnaryOperator<String> change) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Line line : lines) {
            String text = change.apply(line.text());
            switch (line.kind()) {
                case STATEMENT -> code.add("$L;\n", block(text));
                case COMMENT -> code.add("$L\n", "// " + line.text());
                case BEGIN -> code.add("$L {\n", block(text)).indent();
                case END -> code.unindent().add("}\n");
                case OTHERWISE -> code.unindent().add("} $L {\n", block(text)).indent();
            }
        }
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
