package dev.lamina.processor.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Compiles sources with a processor and gives the compiler's findings as a user sees them. */
final class Compilers {
    private Compilers() {}

    /** What a compiler found and which files it wrote. */
    record Result(List<Diagnostic<? extends JavaFileObject>> findings, List<String> files) {}

    static Result compile(
            JavaCompiler compiler, List<String> options, List<Path> sources, List<Processor> processors, Path output) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(), files, collector, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(processors);
            task.call();
            try (Stream<Path> written = Files.walk(output)) {
                List<String> names = written.filter(Files::isRegularFile)
                        .map(file -> output.relativize(file).toString())
                        .sorted()
                        .toList();
                return new Result(List.copyOf(collector.getDiagnostics()), names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A finding as javac prints it: position and first line, the marked line of the source, the other lines. */
    static String render(Diagnostic<? extends JavaFileObject> finding) {
        String[] message = finding.getMessage(Locale.ROOT).split("\n", 2);
        String head = switch (finding.getKind()) {
            case ERROR -> "error: ";
            case WARNING, MANDATORY_WARNING -> "warning: ";
            default -> "note: ";
        };
        String rest = message.length > 1 ? message[1] + "\n" : "";
        if (finding.getSource() == null) {
            return head + message[0] + "\n" + rest;
        }
        String file = Path.of(finding.getSource().getName()).getFileName().toString();
        String line = lines(finding.getSource()).get((int) finding.getLineNumber() - 1);
        return file + ":" + finding.getLineNumber() + ":" + finding.getColumnNumber() + ": " + head + message[0] + "\n"
                + line + "\n"
                + " ".repeat((int) finding.getColumnNumber() - 1) + "^\n" + rest;
    }

    private static List<String> lines(JavaFileObject source) {
        try {
            return source.getCharContent(true).toString().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
