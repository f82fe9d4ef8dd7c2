package dev.lamina.processor.compilation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First values that users ask for come out in the generated network. */
class InitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KAIMING_UNIFORM | kaimingUniform(0.0f, false)",
                "value = KAIMING_NORMAL, slope = 0.1f, fanOut = true | kaimingNormal(0.1f, true)",
                "value = XAVIER_UNIFORM, gain = 2 | xavierUniform(2.0f)",
                "XAVIER_NORMAL | xavierNormal(1.0f)",
                "LECUN_UNIFORM | lecunUniform()",
                "LECUN_NORMAL | lecunNormal()",
                "value = ORTHOGONAL, gain = 0.5f | orthogonal(0.5f)",
                "value = TRUNCATED_NORMAL, std = 0.02f | truncatedNormal(0.02f)",
                "value = TRUNCATED_NORMAL, low = -1, high = 0.5f | truncatedNormal(1.0f, -1.0f, 0.5f)",
                "value = NORMAL, std = 0.02f | normal(0.02f)",
                "value = UNIFORM, bound = 0.5f | uniform(0.5f)",
                "value = CONSTANT, constant = -3 | constant(-3.0f)",
                "ZEROS | zeros()",
                "ONES | ones()"
            })
    void everyDistributionIsCalled(String init, String call) {
        String dense = "name = \"out\", dense = @Dense(4), init = @Init(" + init + ")";
        assertThat(generated(8, dense))
                .contains("Initializer." + call + ", 4, 8)")
                .contains("Initializer.uniform(");
    }

    @Test
    void aBiasHasFirstValuesOfItsOwn() {
        String dense = "name = \"out\", dense = @Dense(4), biasInit = @Init(value = CONSTANT, constant = 0.5f)";
        assertThat(generated(8, dense))
                .contains("Initializer.constant(0.5f), 4)")
                .contains("Initializer.uniform(");
    }

    @Test
    void normsKeepTheirs() {
        String norm = "name = \"norm\", layerNorm = @LayerNorm, init = @Init(ZEROS)";
        ModelCompilation result = compile(8, norm);
        assertThat(result.findings()).extracting(ModelCompilation.Finding::id).containsExactly("LAM-LINT-11");
        assertThat(result.sources().get("CompiledNet.java")).contains("Initializer.ones()");
    }

    @Test
    void wrongScalesAreReported() {
        String dense = "name = \"out\", dense = @Dense(4), init = @Init(value = NORMAL, std = 0)";
        assertThat(compile(8, dense).findings())
                .extracting(ModelCompilation.Finding::summary)
                .containsExactly("[LAM-LAYER-07] out: std is 0.0, but must be a number above 0");
    }

    private static String generated(int width, String layer) {
        ModelCompilation result = compile(width, layer);
        assertThat(result.findings()).isEmpty();
        return result.sources().get("CompiledNet.java");
    }

    private static ModelCompilation compile(int width, String layer) {
        return ModelCompilation.of("import static dev.lamina.annotation.Distribution.*; @Input(shape = " + width
                + ") @Layer(" + layer + ") @Loss(MEAN_SQUARED_ERROR) interface Net {}");
    }
}
