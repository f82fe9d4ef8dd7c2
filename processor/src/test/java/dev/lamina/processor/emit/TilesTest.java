package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.Generated;
import dev.lamina.processor.testing.CompiledRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tiles are written; what they compute is a matter of {@link GeneratedCodeTest}. */
class TilesTest {
    @ParameterizedTest
    @EnumSource
    void areWrittenWhereTheyHaveSomethingToDo(TileCase product) {
        ModelFacts facts = Generated.facts(product.layerCase()
                .model()
                .className("Tiles" + product.ordinal())
                .batch(TileCase.ROWS + CompiledRunner.SPARE_ROWS));
        assertThat(SessionWriter.write(facts, Form.SIMD).toString())
                .contains("TILE_ROWS = LANES == 16 ? 8 : 4;")
                .contains(product.texts());
    }
}
