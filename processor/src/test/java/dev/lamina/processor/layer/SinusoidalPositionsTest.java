package dev.lamina.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.processor.testing.GoldenCase;
import org.junit.jupiter.api.Test;

/** The table of sines and cosines against PyTorch's numbers. */
class SinusoidalPositionsTest {
    @Test
    void theTableIsTheReference() {
        GoldenCase golden = GoldenCase.of("sequence/sinusoidal_positions_8x6");
        Parameter table = Parameter.state("positions.table", Layout.AS_IS, Initializer.sinusoidal(), 8, 6);
        table.initializer().fill(table, 1, 0);
        double[] expected = golden.values("out.table");
        float[] actual = table.toArray();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }
}
