package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.model.Network;
import dev.lamina.processor.compilation.ModelCompilation;
import dev.lamina.processor.testing.MemoryCompiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that were declared for inference only: no training code, and the weights of the model that trains. */
class InferenceOnlyTest {
    private static final String LAYERS = """
            @Input(shape = {1, 6, 6})
            @Layer(name = "conv", conv2d = @Conv2d(filters = 3, kernel = 3, bias = false))
            @Layer(name = "norm", batchNorm = @BatchNorm, activation = RELU)
            @Layer(name = "hidden", dense = @Dense(8), activation = TANH, dropout = 0.5f)
            @Layer(name = "logits", dense = @Dense(4))
            """;

    @TempDir
    private Path folder;

    @Test
    void hasNoTrainingCode() {
        for (String loss : List.of("", "@Loss(SOFTMAX_CROSS_ENTROPY)\n")) {
            Map<String, String> sources = new LinkedHashMap<>(compile(loss));
            String model = sources.remove("CompiledNet.java");
            assertThat(model).contains("List.of(),").contains(loss.isEmpty() ? "float[] predict(" : "int predict(");
            assertThat(sources).containsOnlyKeys("CompiledNetPortable.java", "CompiledNetSimd.java");
            sources.forEach((name, text) -> assertThat(text)
                    .as(name)
                    .contains("extends InferenceSession", "void inferencePass(int rows)")
                    .doesNotContain(
                            "forward(", "backward", "evaluate", "radient", "dropout", "loss", "labels", "target")
                    .doesNotContainPattern("\\bd[A-Z]"));
        }
    }

    @Test
    void predictsWhatTheTrainingModelPredicts() throws Exception {
        Map<String, String> training = ModelCompilation.of(LAYERS + "@Loss(SOFTMAX_CROSS_ENTROPY) interface Net {}")
                .sources();
        Network trained = network(training);
        trained.initialize(5);
        Path file = folder.resolve("net.safetensors");
        trained.save(file);
        Network inference = network(ModelCompilation.of(
                        "@Model(inferenceOnly = true) " + LAYERS + "@Loss(SOFTMAX_CROSS_ENTROPY) interface Net {}")
                .sources());
        inference.restore(file);
        assertThat(inference.sha256()).isEqualTo(trained.sha256());
        assertThat(inference.targets()).isEmpty();
        float[] row = new float[36];
        for (int i = 0; i < row.length; i++) {
            row[i] = (i * 7 % 11) / 5f - 1;
        }
        assertThat(probabilities(inference, row)).containsExactly(probabilities(trained, row));
        assertThatIllegalStateException()
                .isThrownBy(() -> inference.newTrainingSession(1))
                .withMessageContaining("Net was generated for inference only");
    }

    private static float[] probabilities(Network network, float[] row) throws ReflectiveOperationException {
        return (float[])
                network.getClass().getMethod("probabilities", float[].class).invoke(network, row);
    }

    private static Network network(Map<String, String> sources) throws ReflectiveOperationException {
        Map<String, String> byClass = new LinkedHashMap<>();
        sources.forEach((file, text) -> byClass.put(file.replace(".java", ""), text));
        MemoryCompiler compiler = MemoryCompiler.compile(byClass);
        assertThat(compiler.findings()).isEmpty();
        return (Network) compiler.loader()
                .loadClass("CompiledNet")
                .getMethod("create", long.class)
                .invoke(null, 1L);
    }

    private static Map<String, String> compile(String loss) {
        ModelCompilation compiled = ModelCompilation.javac(
                List.of("--add-modules", "jdk.incubator.vector"),
                ModelCompilation.source("Net", "@Model(inferenceOnly = true)\n" + LAYERS + loss + "interface Net {}"));
        assertThat(compiled.errors()).isEmpty();
        return compiled.sources();
    }
}
