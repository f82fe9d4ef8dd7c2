package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.MethodSizes;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.RandomValues;
import dev.lamina.processor.testing.SampleModels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of generated classes of models of ordinary sizes: short methods, the same text each time. */
@Tag("slow")
class SampleModelsTest {
    /** HotSpot never compiles a method of 8,000 bytes or more, and short ones better than long ones. */
    private static final int MOST_BYTES = 2000;

    /** A constructor runs once, and these only list calls, so they may grow with the number of layers. */
    private static final Set<String> LISTS =
            Set.of("<init>", "<clinit>", "forwardPass", "backwardPass", "inferencePass", "part", "allocate");

    private static final int MOST_BYTES_OF_LISTS = 7000;

    private static final Map<String, Graph> GRAPHS = new LinkedHashMap<>();
    private static final Map<String, GeneratedModel> MODELS = new LinkedHashMap<>();
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        SampleModels.all().forEach((name, sample) -> {
            ModelMaker model = sample.get().className(name);
            GRAPHS.put(name, model.network().training());
            facts.put(GRAPHS.get(name), Generated.facts(model));
        });
        sources = CompiledRunner.Sources.of(facts);
        GRAPHS.forEach((name, graph) -> MODELS.put(name, sources.of(graph)));
    }

    static Stream<String> samples() {
        return SampleModels.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void methodsAreShort(String sample) {
        MODELS.get(sample).check();
        Map<String, Integer> tooLong = new TreeMap<>();
        MODELS.get(sample)
                .classes()
                .forEach((name, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> {
                    if (size > (LISTS.contains(method.replaceFirst("\\d+$", "")) ? MOST_BYTES_OF_LISTS : MOST_BYTES)) {
                        tooLong.put(name + "." + method, size);
                    }
                }));
        assertThat(tooLong).as("bytes of bytecode").isEmpty();
    }

    /** Their sizes have names, and many of their kernels are cut into tiles and split over threads. */
    @ParameterizedTest
    @MethodSource("samples")
    void bothFormsComputeTheSameBitsOnAnyNumberOfThreads(String sample) {
        Graph graph = GRAPHS.get(sample);
        GraphCase step = new GraphCase(sample, graph, 3, new RandomValues(7).forLeaves(graph, 3));
        new CodeComparison(sources, step).formsAgree();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theTextIsTheSameEachTime(String sample) {
        Map<String, String> first = GeneratedModel.sources(MODELS.get(sample).facts());
        Map<String, String> again = GeneratedModel.sources(
                Generated.facts(SampleModels.all().get(sample).get().className(sample)));
        assertThat(again.keySet()).containsExactlyElementsOf(first.keySet());
        first.forEach((name, text) -> assertThat(again.get(name)).isEqualTo(text));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theTextIsForPeople(String sample) {
        GeneratedModel.sources(MODELS.get(sample).facts())
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .doesNotContain("\t", "\r")
                        .doesNotContainPattern("(?m) +$")
                        .doesNotContainPattern("(?<!Float)Math\\.(exp|log|log1p|tanh)\\(")
                        .doesNotContain("@SuppressWarnings", "->", "::"));
    }
}
