package dev.lamina.processor.testing;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.emit.ModelWriter;
import dev.lamina.processor.emit.SessionWriter;
import dev.lamina.processor.ir.Result;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The classes that were generated for one model, compiled. */
public final class GeneratedModel {
    private final ModelFacts facts;
    private final List<String> names;
    private final MemoryCompiler.Loader loader;
    private final String problem;

    private GeneratedModel(ModelFacts facts, List<String> names, MemoryCompiler.Loader loader, String problem) {
        this.facts = facts;
        this.names = names;
        this.loader = loader;
        this.problem = problem;
    }

    /** Compiles one model; fails if the compiler has anything to say. */
    public static GeneratedModel of(ModelFacts facts) {
        GeneratedModel model = all(List.of(facts)).get(0);
        model.check();
        return model;
    }

    /** Compiles several models at once, which takes less time; the names of their classes must differ. */
    public static List<GeneratedModel> all(List<ModelFacts> facts) {
        Map<String, String> sources = new LinkedHashMap<>();
        List<List<String>> names = new ArrayList<>();
        for (ModelFacts model : facts) {
            Map<String, String> own = sources(model);
            names.add(List.copyOf(own.keySet()));
            sources.putAll(own);
        }
        Map<String, String> problems = new LinkedHashMap<>();
        MemoryCompiler compiler = MemoryCompiler.compile(sources);
        while (!compiler.findings().isEmpty()) {
            problems.putAll(compiler.findings());
            for (List<String> own : names) {
                if (compiler.findings().keySet().stream().anyMatch(own::contains)) {
                    sources.keySet().removeAll(own);
                }
            }
            if (sources.isEmpty()) {
                break;
            }
            compiler = MemoryCompiler.compile(sources);
        }
        MemoryCompiler.Loader loader = compiler.loader();
        List<GeneratedModel> models = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String problem = names.get(i).stream()
                    .map(problems::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            models.add(new GeneratedModel(facts.get(i), names.get(i), loader, problem));
        }
        return models;
    }

    /** Models whose classes another JVM has compiled and {@linkplain #writeAll written}. */
    public static List<GeneratedModel> readAll(List<ModelFacts> facts, Path file) {
        MemoryCompiler.Loader loader = MemoryCompiler.Loader.read(file);
        return facts.stream()
                .map(model -> new GeneratedModel(model, List.of(), loader, ""))
                .toList();
    }

    /** Writes the classes of this model and of all that were compiled with it. */
    public void writeAll(Path file) {
        check();
        loader.write(file);
    }

    /** Fails if the compiler had anything to say, be it a warning. */
    public void check() {
        if (!problem.isEmpty()) {
            throw new AssertionError(problem + "\n" + facts.training().graph());
        }
    }

    /** The generated text of a model's sessions, one for each form. */
    public static List<String> sessions(ModelFacts facts) {
        Map<String, String> sources = sources(facts);
        return Arrays.stream(Form.values())
                .map(form -> sources.get(name(facts, form.suffix())))
                .toList();
    }

    /** The generated text of each class by the class's name. */
    public static Map<String, String> sources(ModelFacts facts) {
        Map<String, String> sources = new LinkedHashMap<>();
        try {
            sources.put(name(facts, ""), text(facts, ModelWriter.write(facts)));
            for (Form form : Form.values()) {
                sources.put(name(facts, form.suffix()), text(facts, SessionWriter.write(facts, form)));
            }
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "no code for " + facts.typeName() + ":\n" + facts.training().graph(), e);
        }
        facts.stepwise().ifPresent(steps -> sources.putAll(sources(steps.network())));
        return sources;
    }

    private static String text(ModelFacts facts, TypeSpec type) {
        return JavaFile.builder(facts.packageName(), type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    private static String name(ModelFacts facts, String suffix) {
        return facts.packageName() + "." + facts.className() + suffix;
    }

    /** The gradient of an input, which sessions hold if somebody asked for it but show to nobody. */
    float[] inputGradient(Session session, String input) {
        Result gradient = facts.training().graph().results(Result.Kind.INPUT_GRADIENT).stream()
                .filter(result -> result.name().equals(input))
                .findFirst()
                .orElseThrow();
        try {
            Field field = session.getClass()
                    .getDeclaredField(facts.training().buffer(gradient.node()).name());
            field.setAccessible(true);
            return (float[]) field.get(session);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** What it was generated from. */
    public ModelFacts facts() {
        return facts;
    }

    /** The bytes of the classes of this model by name. */
    public Map<String, byte[]> classes() {
        Map<String, byte[]> own = new LinkedHashMap<>(loader.classes());
        own.keySet().retainAll(names);
        return own;
    }

    /** A network with random parameters. */
    public Network network(long seed) {
        check();
        try {
            return (Network) loader.loadClass(name(facts, ""))
                    .getMethod("create", long.class)
                    .invoke(null, seed);
        } catch (InvocationTargetException e) {
            throw new AssertionError("can't make a network of " + facts.className(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("can't make a network of " + facts.className(), e);
        }
    }

    /** A session in the given form. */
    public Session session(Network network, Form form, boolean training, int threads) {
        try {
            Constructor<?> constructor = loader.loadClass(name(facts, form.suffix()))
                    .getDeclaredConstructor(network.getClass(), boolean.class, int.class);
            constructor.setAccessible(true);
            return (Session) constructor.newInstance(network, training, threads);
        } catch (InvocationTargetException e) {
            throw new AssertionError("can't make a session of " + facts.className(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("can't make a session of " + facts.className(), e);
        }
    }
}
