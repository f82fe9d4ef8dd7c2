package dev.lamina.processor.limits;

import dev.lamina.processor.LaminaProcessor;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles the limit cases and prints what the compiler makes of each: a line with its name, one for each error, and one
 * with the outcome. A program of its own, so that it has a heap and a stack of usual sizes.
 */
final class LimitCompiler {
    static final String CASE = "case ";
    static final String ERROR = "error ";
    static final String OUTCOME = "outcome ";

    /** Characters of the source that are shown where an error stands. */
    private static final int SHOWN = 40;

    private LimitCompiler() {}

    public static void main(String[] arguments) throws IOException {
        for (LimitCase test : LimitCases.chosen()) {
            System.out.println(CASE + test);
            Path output = Files.createTempDirectory("lamina-limits");
            try {
                compile(test, output);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                System.out.println(OUTCOME + e);
            } finally {
                delete(output);
            }
        }
    }

    private static void compile(LimitCase test, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        boolean compiled;
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(), files, collector, List.of("--release", "17"), null, List.of(new Net(test)));
            task.setProcessors(List.of(new LaminaProcessor()));
            compiled = task.call();
        }
        int longest = 0;
        for (Diagnostic<? extends JavaFileObject> finding : collector.getDiagnostics()) {
            String message = finding.getMessage(Locale.ROOT);
            longest = Math.max(longest, message.length());
            if (finding.getKind() == Diagnostic.Kind.ERROR) {
                System.out.println(ERROR + describe(message, test.source(), (int) finding.getPosition()));
            }
        }
        System.out.println(OUTCOME + (compiled ? "compiled" : "failed") + ", longest message " + longest);
    }

    /** The id of an error and the source from where it stands on; the message itself if it isn't one of ours. */
    private static String describe(String message, String source, int position) {
        int end = message.indexOf("] ");
        if (!message.startsWith("[LAM-") || position < 0) {
            return message.replace('\n', ' ');
        }
        String place = source.substring(position, Math.min(position + SHOWN, source.length()));
        return message.substring(1, end) + " " + place.replace('\n', ' ');
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Net extends SimpleJavaFileObject {
        private final String text;

        Net(LimitCase test) {
            super(URI.create("memory:///Net.java"), Kind.SOURCE);
            this.text = test.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
