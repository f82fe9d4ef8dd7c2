package dev.lamina.processor.compilation;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated for ordinary models, through the processor: no warnings in any compiler, the same text each time. */
@Tag("slow")
class GeneratedClassesTest {
    private static final Map<String, String> MODELS = Map.of(
            "Xor", Models.XOR,
            "LeNet", Models.LE_NET,
            "Residual", Models.RESIDUAL,
            "Mixed", Models.MIXED);
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    private static ModelCompilation.Source model(String name) {
        return source("net." + name, MODELS.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xor", "LeNet", "Residual", "Mixed"})
    void javacHasNothingToSay(String name) {
        ModelCompilation portable = ModelCompilation.javac(List.of("-Xlint:all", "-Werror"), model(name));
        assertThat(portable.findings()).isEmpty();
        assertThat(portable.sources()).hasSize(2);
        ModelCompilation both =
                ModelCompilation.javac(List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector"), model(name));
        assertThat(both.findings()).allMatch(finding -> finding.code().contains("incubating"));
        assertThat(both.sources()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xor", "LeNet", "Residual", "Mixed"})
    void eclipseHasNothingToSay(String name) {
        // Eclipse's compiler sees all modules of the JDK.
        ModelCompilation compiled = ModelCompilation.eclipse(List.of("-17"), model(name));
        assertThat(compiled.findings()).isEmpty();
        assertThat(compiled.sources()).hasSize(3);
        assertThat(compiled.classes()).contains("net/Compiled" + name + "Simd.class");
    }

    @Test
    void bothCompilersGetTheSameText() {
        assertThat(ModelCompilation.eclipse(List.of("-17"), model("Mixed")).sources())
                .isEqualTo(ModelCompilation.javac(VECTORS, model("Mixed")).sources());
    }

    @Test
    void theTextIsTheSameEachTimeWhateverStandsBesideTheModel() {
        SortedMap<String, String> alone =
                ModelCompilation.javac(VECTORS, model("Residual")).sources();
        SortedMap<String, String> again = ModelCompilation.javac(
                        VECTORS, model("Residual"), model("Xor"), source("net.Other", "class Other {}"))
                .sources();
        SortedMap<String, String> last = ModelCompilation.javac(
                        VECTORS, model("Mixed"), source("net.Other", "class Other {}"), model("Xor"), model("Residual"))
                .sources();
        assertThat(alone).hasSize(3);
        assertThat(again).containsAllEntriesOf(alone);
        assertThat(last).containsAllEntriesOf(alone);
        assertThat(last.get("net/CompiledXor.java")).isEqualTo(again.get("net/CompiledXor.java"));
    }

    @Test
    void theTextHasNoDatesAndEndsItsLinesAsUnixDoes() {
        MODELS.keySet()
                .forEach(name -> ModelCompilation.javac(VECTORS, model(name))
                        .sources()
                        .forEach((file, text) -> assertThat(text)
                                .as(file)
                                .doesNotContain("\r", "\t", "@Generated")
                                .doesNotContainPattern("\\b20\\d\\d-\\d\\d|\\d\\d:\\d\\d")
                                .endsWith("}\n")));
    }
}
