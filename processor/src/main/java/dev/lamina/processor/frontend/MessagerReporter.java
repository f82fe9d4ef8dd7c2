package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostic;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.LintSettings;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    private final SourceTypes sources;

    /** A reporter to the compiler that runs the processor. */
    public MessagerReporter(ProcessingEnvironment environment, SourceTypes sources) {
        this.messager = environment.getMessager();
        this.sources = sources;
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
        sources.marker().ifPresent(JavacMarker::forget);
    }

    /** Prints what a setting of lints says that means nothing. */
    public void reportMistakes(String setting, List<LintSettings.Mistake> mistakes) {
        Diagnostics diagnostics = new Diagnostics();
        mistakes.forEach(mistake -> diagnostics.report(
                Message.WRONG_LINT_SETTING,
                SourcePosition.nowhere(),
                setting,
                mistake.text(),
                mistake.expected(),
                mistake.help()));
        report(diagnostics);
    }

    /** What is wrong with a layer of a block shows once, however many times the block is repeated. */
    private static boolean isFirst(Diagnostic diagnostic, SourcePosition position, Set<List<Object>> printed) {
        return position.uses().isEmpty() || printed.add(List.of(diagnostic.message(), position));
    }

    private void print(Diagnostic diagnostic) {
        SourcePosition position = (SourcePosition) diagnostic.position();
        SourcePosition place = placeInSource(position);
        Kind kind = diagnostic.severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
        String text = diagnostic.text()
                + (position.uses().isEmpty() ? "" : "\nused by: " + String.join(" -> ", position.uses()))
                + (place.equals(position) ? "" : "\nblock: " + position.type() + ", which has no source here")
                + diagnostic.flow().map(flow -> "\nflow: " + flow).orElse("")
                + "\nhelp: "
                + diagnostic.help();
        boolean marked =
                sources.marker().filter(javac -> javac.print(kind, text, place)).isPresent();
        if (!marked) {
            printByMessager(kind, text, place);
        }
    }

    /** The place itself, or where a block is used that has no source in this compilation. */
    private SourcePosition placeInSource(SourcePosition position) {
        SourcePosition place = position;
        while (place.use().isPresent() && !sources.contains(place.type())) {
            place = place.use().get();
        }
        return place;
    }

    private void printByMessager(Kind kind, String text, SourcePosition place) {
        if (place.type() == null) {
            messager.printMessage(kind, text);
        } else if (place.mirror() == null) {
            messager.printMessage(kind, text, place.type());
        } else if (place.value() == null) {
            messager.printMessage(kind, text, place.type(), place.mirror());
        } else {
            messager.printMessage(kind, text, place.type(), place.mirror(), place.value());
        }
    }
}
