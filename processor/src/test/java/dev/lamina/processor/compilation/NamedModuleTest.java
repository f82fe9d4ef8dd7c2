package dev.lamina.processor.compilation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model in a named module gets vector kernels only if its module can see the Vector API. */
class NamedModuleTest {
    private static final List<String> OPTIONS =
            List.of("--add-modules", "jdk.incubator.vector", "--add-reads", "app=ALL-UNNAMED");
    private static final Source MODEL = ModelCompilation.source(
            "app.Net",
            "@Input(shape = 2) @Layer(name = \"out\", dense = @Dense(1)) @Loss(MEAN_SQUARED_ERROR) interface Net {}");

    @Test
    void withoutRequiringTheApiThereAreOnlyPortableKernels() {
        ModelCompilation compilation =
                ModelCompilation.javac(OPTIONS, new Source("module-info", "module app {}"), MODEL);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.sources().keySet())
                .containsExactly("app/CompiledNet.java", "app/CompiledNetPortable.java");
    }

    @Test
    void requiringTheApiGivesVectorKernels() {
        ModelCompilation compilation = ModelCompilation.javac(
                OPTIONS, new Source("module-info", "module app { requires static jdk.incubator.vector; }"), MODEL);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.sources().keySet())
                .containsExactly("app/CompiledNet.java", "app/CompiledNetPortable.java", "app/CompiledNetSimd.java");
    }
}
