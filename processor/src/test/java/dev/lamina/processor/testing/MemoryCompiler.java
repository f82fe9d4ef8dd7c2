package dev.lamina.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources to classes without any files, with all warnings on. */
public final class MemoryCompiler {
    /** Said of every source that uses the Vector API; no option turns it off before JDK 25. */
    private static final String INCUBATING = "compiler.warn.incubating.modules";

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, String> findings = new LinkedHashMap<>();

    private MemoryCompiler() {}

    /**
     * Compiles sources.
     *
     * @param sources text by the name of the class
     */
    public static MemoryCompiler compile(Map<String, String> sources) {
        MemoryCompiler compiler = new MemoryCompiler();
        compiler.run(sources);
        return compiler;
    }

    /** What the compiler has to say of each class it doesn't like; if there are errors, nothing was compiled. */
    public Map<String, String> findings() {
        return findings;
    }

    /** A loader of the classes. */
    public Loader loader() {
        return new Loader(classes);
    }

    private void run(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8);
                JavaFileManager memory = new ClassesInMemory(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime()));
            List<String> options =
                    List.of("--release", "17", "--add-modules", "jdk.incubator.vector", "-proc:none", "-Xlint:all");
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, text) -> units.add(new Source(name, text)));
            compiler.getTask(output, memory, collector, options, null, units).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Diagnostic<? extends JavaFileObject> finding : collector.getDiagnostics()) {
            if (!finding.getCode().equals(INCUBATING)) {
                String source = finding.getSource() == null ? "" : ((Source) finding.getSource()).className;
                findings.putIfAbsent(source, describe(finding));
            }
        }
    }

    private static String describe(Diagnostic<? extends JavaFileObject> finding) {
        String source = finding.getSource() == null ? "" : ((Source) finding.getSource()).text;
        String[] lines = source.split("\n");
        StringBuilder text = new StringBuilder(finding.toString()).append('\n');
        int line = (int) finding.getLineNumber();
        for (int i = Math.max(line - 15, 1); i <= Math.min(line + 5, lines.length); i++) {
            text.append(i == line ? "> " : "  ").append(lines[i - 1]).append('\n');
        }
        return text.toString();
    }

    /** Where the classes are that generated code uses. */
    private static Path runtime() {
        try {
            return Path.of(dev.lamina.model.Session.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads compiled classes and shows their bytes. */
    public static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        private Loader(Map<String, byte[]> classes) {
            super(MemoryCompiler.class.getClassLoader());
            this.classes = classes;
        }

        /** The bytes of every class by its name. */
        public Map<String, byte[]> classes() {
            return classes;
        }

        /** Writes all classes to a file that {@link #read} understands. */
        void write(Path file) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.setLevel(Deflater.BEST_SPEED);
                for (Map.Entry<String, byte[]> type : classes.entrySet()) {
                    zip.putNextEntry(new ZipEntry(type.getKey()));
                    zip.write(type.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A loader of classes that another JVM has compiled. */
        static Loader read(Path file) {
            Map<String, byte[]> classes = new HashMap<>();
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                for (ZipEntry type = zip.getNextEntry(); type != null; type = zip.getNextEntry()) {
                    classes.put(type.getName(), zip.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Loader(classes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String className;
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.className = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class ClassesInMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        ClassesInMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
