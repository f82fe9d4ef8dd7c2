package dev.lamina.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void whatActivatesABlockHasNoneOfItsParameters() {
        ModelCompilation compilation = ModelCompilation.of("""
                @Input(shape = 4)
                @Layer(name = "body", block = @Block(value = Net.Body.class, times = 2), activation = RELU)
                @Layer(name = "result", dense = @Dense(2))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {
                    @Input(name = "x")
                    @Layer(name = "hidden", dense = @Dense(4), activation = TANH)
                    interface Body {}
                }
                """);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.sources().get("CompiledNet.java"))
                .containsPattern("\\* body0Hidden +dense, tanh +\\[4\\] +20 ")
                .containsPattern("\\* body1Hidden +dense, tanh +\\[4\\] +20 ")
                .containsPattern("\\* body +relu +\\[4\\] {2,}\\d+\\n")
                .containsPattern("\\* total +mean_squared_error +50 ");
    }
}
