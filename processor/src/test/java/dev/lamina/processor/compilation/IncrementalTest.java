package dev.lamina.processor.compilation;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.LaminaProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Gradle compiles incrementally only if a processor says how it works. An isolating one decides about each generated file
 * by one type alone and names that type when it makes the file.
 */
class IncrementalTest {
    @Test
    void theProcessorIsRegisteredAsIsolating() throws IOException {
        try (InputStream file =
                LaminaProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(LaminaProcessor.class.getName() + ",isolating\n");
        }
    }

    @Test
    void eachFileComesFromOneType() {
        Recorder recorder = new Recorder();
        ModelCompilation compiled = ModelCompilation.run(
                ToolProvider.getSystemJavaCompiler(),
                recorder,
                List.of("--add-modules", "jdk.incubator.vector"),
                source("Xor", Models.XOR),
                source("Outer", "interface Outer { " + Models.LE_NET + " }"));
        assertThat(compiled.errors()).isEmpty();
        assertThat(recorder.origins)
                .isEqualTo(Map.of(
                        "CompiledXor", List.of("Xor"),
                        "CompiledXorPortable", List.of("Xor"),
                        "CompiledXorSimd", List.of("Xor"),
                        "CompiledLeNet", List.of("Outer.LeNet"),
                        "CompiledLeNetPortable", List.of("Outer.LeNet"),
                        "CompiledLeNetSimd", List.of("Outer.LeNet")));
    }

    /** Runs the processor and notes which types it names for each file. */
    private static final class Recorder extends AbstractProcessor {
        private final LaminaProcessor processor = new LaminaProcessor();
        private final Map<String, List<String>> origins = new LinkedHashMap<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = proxy(Filer.class, (method, arguments) -> {
                if (method.getName().equals("createSourceFile")) {
                    origins.put(
                            arguments[0].toString(),
                            Arrays.stream((Element[]) arguments[1])
                                    .map(Element::toString)
                                    .toList());
                }
                return method.invoke(environment.getFiler(), arguments);
            });
            processor.init(proxy(
                    ProcessingEnvironment.class,
                    (method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }

        private interface Call {
            Object make(Method method, Object[] arguments) throws ReflectiveOperationException;
        }

        private static <T> T proxy(Class<T> type, Call call) {
            return type.cast(Proxy.newProxyInstance(
                    Recorder.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        try {
                            return call.make(method, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    }));
        }
    }
}
