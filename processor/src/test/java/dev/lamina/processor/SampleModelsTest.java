package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.MethodSizes;
import dev.lamina.processor.testing.SampleModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of generated classes of models of ordinary sizes: short methods, the same text each time. */
class SampleModelsTest {
    /** HotSpot never compiles a method of 8,000 bytes or more, and short ones better than long ones. */
    private static final int MOST_BYTES = 2000;

    /** A constructor runs once, and these only list calls, so they may grow with the number of layers. */
    private static final Set<String> LISTS =
            Set.of("<init>", "<clinit>", "forward", "backward", "infer", "part", "allocate");

    private static final int MOST_BYTES_OF_LISTS = 7000;

    private static final Map<String, GeneratedModel> MODELS = new LinkedHashMap<>();

    @BeforeAll
    static void compile() {
        List<String> names = samples().toList();
        List<GeneratedModel> generated = GeneratedModel.all(names.stream()
                .map(name -> Generated.facts(SampleModels.all().get(name).get().className(name)))
                .toList());
        for (int i = 0; i < names.size(); i++) {
            MODELS.put(names.get(i), generated.get(i));
        }
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
