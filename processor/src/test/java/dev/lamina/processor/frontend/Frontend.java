package dev.lamina.processor.frontend;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the frontend on a source text. */
public record Frontend(List<ModelDeclaration> models, List<String> findings) {
    private static final String IMPORTS = "import dev.lamina.annotation.*;"
            + "import static dev.lamina.annotation.Activation.*;"
            + "import static dev.lamina.annotation.LossFunction.*; ";

    /** Reads a compilation unit without package; its first line already has the imports, so lines count as in the text. */
    public static Frontend read(String source) {
        FrontendProcessor processor = new FrontendProcessor();
        Compilation compilation = javac().withProcessors(processor)
                .withOptions("-proc:only")
                .compile(JavaFileObjects.forSourceString("Net", IMPORTS + source));
        List<String> findings = new ArrayList<>();
        compilation
                .diagnostics()
                .forEach(finding -> findings.add(finding.getLineNumber() + ": "
                        + finding.getMessage(Locale.ROOT).lines().findFirst().orElse("")));
        return new Frontend(List.copyOf(processor.models()), List.copyOf(findings));
    }

    /** The first model. */
    public ModelDeclaration model() {
        return models.get(0);
    }

    /** The ids of the findings. */
    List<String> ids() {
        return findings.stream()
                .map(finding -> finding.replaceAll("^\\d+: \\[(.*?)\\].*", "$1"))
                .toList();
    }
}
