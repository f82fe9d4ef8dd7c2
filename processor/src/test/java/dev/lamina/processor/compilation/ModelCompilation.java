package dev.lamina.processor.compilation;

import dev.lamina.processor.LaminaProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What a compiler and the processor make of models: the findings and every file that was written.
 *
 * @param findings errors and warnings in the order in which the compiler gave them
 * @param sources text of the generated sources by file name
 * @param classes names of the class files
 */
public record ModelCompilation(List<Finding> findings, SortedMap<String, String> sources, List<String> classes) {
    private static final String IMPORTS = "import dev.lamina.annotation.*; "
            + "import static dev.lamina.annotation.Activation.*; "
            + "import static dev.lamina.annotation.LossFunction.*; ";
    private static final String PADDING = "import static dev.lamina.annotation.Padding.*; ";

    /** One message of the compiler; the line is 0 if it has none. */
    public record Finding(Diagnostic.Kind kind, String code, long line, String text) {
        /** The message's first line. */
        public String summary() {
            return text.lines().findFirst().orElse("");
        }

        /** The id of a message of the processor, else the whole first line. */
        public String id() {
            return summary().replaceAll("^\\[(LAM-[A-Z]+-\\d+)\\].*", "$1");
        }
    }

    /** The text of a compilation unit and the qualified name of its type. */
    public record Source(String name, String text) {}

    /** A source with the imports of a model in its first line, so that lines count as in the text. */
    public static Source source(String name, String text) {
        String header = name.contains(".") ? "package " + name.substring(0, name.lastIndexOf('.')) + "; " : "";
        String padding = text.contains("padding =") ? PADDING : "";
        return new Source(name, header + IMPORTS + padding + text);
    }

    /** Compiles a model called {@code Net}, without its SIMD form. */
    public static ModelCompilation of(String text) {
        return javac(List.of(), source("Net", text));
    }

    /** Compiles sources with javac. */
    public static ModelCompilation javac(List<String> options, Source... sources) {
        return run(ToolProvider.getSystemJavaCompiler(), new LaminaProcessor(), options, sources);
    }

    /** Compiles sources with Eclipse's compiler. */
    public static ModelCompilation eclipse(List<String> options, Source... sources) {
        return run(new EclipseCompiler(), new LaminaProcessor(), options, sources);
    }

    /** Compiles sources with a processor of one's own. */
    public static ModelCompilation run(
            JavaCompiler compiler, Processor processor, List<String> options, Source... sources) {
        return run(compiler, List.of(processor), options, sources);
    }

    /** Compiles sources with processors in that order; with none the compiler takes those of its processor path. */
    public static ModelCompilation run(
            JavaCompiler compiler, List<Processor> processors, List<String> options, Source... sources) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (Folder folder = new Folder();
                Folder written = new Folder();
                StandardJavaFileManager files =
                        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder.path()));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder.path()));
            List<String> all = new ArrayList<>(List.of("-encoding", "UTF-8"));
            all.addAll(options);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    collector,
                    all,
                    null,
                    files.getJavaFileObjectsFromPaths(written.write(sources)));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
            return new ModelCompilation(
                    collector.getDiagnostics().stream()
                            .map(ModelCompilation::finding)
                            .toList(),
                    folder.texts(".java"),
                    folder.names(".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
        return new Finding(
                diagnostic.getKind(),
                String.valueOf(diagnostic.getCode()),
                Math.max(diagnostic.getLineNumber(), 0),
                diagnostic.getMessage(Locale.ROOT));
    }

    /** The ids of all findings, in order. */
    public List<String> ids() {
        return findings.stream().map(Finding::id).toList();
    }

    /** Line and first line of each finding. */
    public List<String> summaries() {
        return findings.stream()
                .map(finding -> finding.line() + ": " + finding.summary())
                .toList();
    }

    /** The findings that are errors. */
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.kind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** A folder that is deleted in the end. */
    private record Folder(Path path) implements AutoCloseable {
        Folder() throws IOException {
            this(Files.createTempDirectory("lamina-test"));
        }

        /** Eclipse's compiler takes files only. */
        List<Path> write(Source... sources) throws IOException {
            List<Path> paths = new ArrayList<>();
            for (Source source : sources) {
                Path file = path.resolve(source.name().replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                paths.add(Files.writeString(file, source.text()));
            }
            return paths;
        }

        SortedMap<String, String> texts(String ending) throws IOException {
            SortedMap<String, String> texts = new TreeMap<>();
            for (String name : names(ending)) {
                texts.put(name, Files.readString(path.resolve(name)));
            }
            return texts;
        }

        List<String> names(String ending) throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                return all.filter(file -> file.toString().endsWith(ending))
                        .map(file -> path.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
