package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostic;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/**
 * Prints findings at their place in the source, in the order of the source. The first line stands alone; the compiler
 * prints the marked source line after it, then the lines with the flow and the help.
 */
public final class MessagerReporter {
    private final Messager messager;
    private final Optional<JavacMarker> marker;

    /** A reporter to the compiler that runs the processor. */
    public MessagerReporter(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.marker = marker(environment);
    }

    /** Prints everything that was collected about a model. */
    public void report(Diagnostics diagnostics) {
        List<Diagnostic> sorted = diagnostics.all().stream()
                .sorted(Comparator.comparing(diagnostic -> (SourcePosition) diagnostic.position()))
                .toList();
        Set<List<Object>> printed = new HashSet<>();
        sorted.stream()
                .filter(diagnostic -> isFirst(diagnostic, (SourcePosition) diagnostic.position(), printed))
                .forEach(this::print);
    }

    /** What is wrong with a layer of a block shows once, however many times the block is repeated. */
    private static boolean isFirst(Diagnostic diagnostic, SourcePosition position, Set<List<Object>> printed) {
        return position.uses().isEmpty() || printed.add(List.of(diagnostic.message(), position));
    }

    private void print(Diagnostic diagnostic) {
        SourcePosition position = (SourcePosition) diagnostic.position();
        Kind kind = diagnostic.severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
        String text = diagnostic.text()
                + (position.uses().isEmpty() ? "" : "\nused by: " + String.join(" -> ", position.uses()))
                + diagnostic.flow().map(flow -> "\nflow: " + flow).orElse("")
                + "\nhelp: "
                + diagnostic.help();
        if (marker.isPresent() && marker.get().print(kind, text, position)) {
            return;
        }
        if (position.mirror() == null) {
            messager.printMessage(kind, text, position.type());
        } else if (position.value() == null) {
            messager.printMessage(kind, text, position.type(), position.mirror());
        } else {
            messager.printMessage(kind, text, position.type(), position.mirror(), position.value());
        }
    }

    private static Optional<JavacMarker> marker(ProcessingEnvironment environment) {
        try {
            return Optional.of(new JavacMarker(environment));
        } catch (IllegalArgumentException | LinkageError otherCompiler) {
            return Optional.empty();
        }
    }
}
