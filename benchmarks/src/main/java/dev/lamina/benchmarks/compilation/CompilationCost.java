package dev.lamina.benchmarks.compilation;

import dev.lamina.processor.LaminaProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/**
 * Measures what a large model costs at compile time: a language model of 12 transformer blocks, width 384, 6 heads and
 * context 256. The first round is what a build sees; the others show how much of it was the JVM's own start.
 */
public final class CompilationCost {
    private static final List<String> SOURCES = List.of("TransformerBlock.java", "Gpt12.java");

    private final Path folder;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private String largest = "";
    private int largestSize;

    private CompilationCost(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the measurement.
     *
     * @param arguments number of rounds, 3 if there is none
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        for (int round = 1; round <= rounds; round++) {
            Path folder = Files.createTempDirectory("lamina-compilation");
            try {
                new CompilationCost(folder).measure(round);
            } finally {
                delete(folder);
            }
        }
    }

    private void measure(int round) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : SOURCES) {
            try (InputStream source = CompilationCost.class.getResourceAsStream(name)) {
                sources.add(folder.resolve(name));
                Files.copy(source, folder.resolve(name));
            }
        }
        Path generated = Files.createDirectory(folder.resolve("generated"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        double processing = seconds(() -> compile(sources, "-proc:only", "-s", generated.toString()));
        List<Path> all = new ArrayList<>(sources);
        all.addAll(files(generated));
        double compiling = seconds(() -> compile(all, "-proc:none", "-d", classes.toString()));
        for (Path file : files(classes)) {
            measureMethods(file);
        }
        System.out.printf(
                Locale.ROOT,
                "round %d: processor %.1f s, javac on what it wrote %.1f s; %d lines, %d bytes of source, %d bytes of"
                        + " classes; largest method %s, %d bytes%n",
                round,
                processing,
                compiling,
                lines(generated),
                bytes(generated),
                bytes(classes),
                largest,
                largestSize);
    }

    private void compile(List<Path> sources, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
        arguments.addAll(Arrays.asList(options));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, arguments, null, files.getJavaFileObjectsFromPaths(sources));
            if (arguments.contains("-proc:only")) {
                task.setProcessors(List.of(new LaminaProcessor()));
            }
            if (!task.call()) {
                throw new IllegalStateException("the model doesn't compile");
            }
        }
    }

    private void measureMethods(Path file) throws IOException {
        String type = file.getFileName().toString().replace(".class", "");
        new ClassReader(Files.readAllBytes(file))
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String types, String signature, String[] exceptions) {
                                return new Evaluator(type + "." + name);
                            }
                        },
                        ClassReader.SKIP_DEBUG);
    }

    /** Keeps the largest method. */
    private final class Evaluator extends CodeSizeEvaluator {
        private final String method;

        Evaluator(String method) {
            super(Opcodes.ASM9, null);
            this.method = method;
        }

        @Override
        public void visitEnd() {
            if (getMaxSize() > largestSize) {
                largestSize = getMaxSize();
                largest = method;
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static long lines(Path folder) throws IOException {
        long lines = 0;
        for (Path file : files(folder)) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
