package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The source of models with frozen layers: nothing in it differentiates what isn't trained. */
@Tag("slow")
class FrozenLayersTest {
    private static final Pattern BACKWARD = Pattern.compile("Gradient of: \\{@code (\\w+) =");

    @Test
    void aFrozenPrefixHasNoBackwardCode() {
        sessions(true, true, false).forEach((name, text) -> {
            assertThat(text).as(name).contains("private void stem(", "private void body(");
            assertThat(text)
                    .as(name)
                    .containsPattern(word("dHeadW"))
                    .containsPattern(word("dHeadB"))
                    .doesNotContainPattern("\\bdStem")
                    .doesNotContainPattern("\\bdBody");
            assertThat(differentiated(text)).as(name).containsOnly("head");
        });
    }

    @Test
    void onlyTheWayThroughAFrozenMiddleIsDifferentiated() {
        sessions(false, true, false)
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .containsPattern(word("dStemW"))
                        .doesNotContainPattern(word("dBodyW"))
                        .doesNotContainPattern(word("dBodyB")));
    }

    @Test
    void aFrozenHeadHandsTheGradientOn() {
        sessions(false, false, true)
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .containsPattern(word("dStemW"))
                        .containsPattern(word("dBodyW"))
                        .doesNotContainPattern(word("dHeadW"))
                        .doesNotContainPattern(word("dHeadB")));
    }

    @Test
    void whoSharesFrozenWeightsDoesNotTrainThemEither() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = 8)
                @Layer(name = "stem", dense = @Dense(8), activation = RELU)
                @Layer(name = "body", dense = @Dense(8), activation = TANH, frozen = true)
                @Layer(name = "head", dense = @Dense(8), weightsOf = "body")
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """);
        assertThat(compiled.summaries()).isEmpty();
        assertThat(compiled.sources().get("CompiledNetPortable.java"))
                .containsPattern(word("dStemW"))
                .doesNotContainPattern(word("dBodyW"))
                .doesNotContainPattern(word("dHeadW"));
    }

    private static List<String> differentiated(String text) {
        return BACKWARD.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Pattern word(String name) {
        return Pattern.compile("\\b" + name + "\\b");
    }

    /** The source of both forms of a network of three layers. */
    private static Map<String, String> sessions(boolean stem, boolean body, boolean head) {
        ModelCompilation compiled = ModelCompilation.javac(
                List.of("--add-modules", "jdk.incubator.vector"),
                ModelCompilation.source("Net", """
                        @Input(shape = 8)
                        @Layer(name = "stem", dense = @Dense(8), activation = RELU, frozen = %s)
                        @Layer(name = "body", dense = @Dense(8), activation = TANH, frozen = %s)
                        @Layer(name = "head", dense = @Dense(8), frozen = %s)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Net {}
                        """.formatted(stem, body, head)));
        assertThat(compiled.errors()).isEmpty();
        Map<String, String> sources = compiled.sources();
        sources.remove("CompiledNet.java");
        assertThat(sources).containsOnlyKeys("CompiledNetPortable.java", "CompiledNetSimd.java");
        return sources;
    }
}
