package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.TransposeOp;
import org.junit.jupiter.api.Test;

class DimensionsTest {
    private final Dimensions dimensions = new Dimensions(name -> false);
    private final GraphBuilder builder = new GraphBuilder().origin("memory");

    @Test
    void theSizesOfADenseWeightAreWhatTheLayerReadsAndYields() {
        dimensions.add("image", Shape.rows(28, 30));
        dimensions.add("hidden", Shape.rows(128));
        dimensions.addMatrix("hidden", "image", Shape.of(840, 128));

        Node weight = weight("hidden.weight", 840, 128);
        assertThat(dimensions.size(weight, 0)).isEqualTo("(IMAGE_STEPS * IMAGE_FEATURES)");
        assertThat(dimensions.size(weight, 1)).isEqualTo("HIDDEN");
        Node transposed = builder.add(new TransposeOp(), weight);
        assertThat(dimensions.size(transposed, 0)).isEqualTo("HIDDEN");
    }

    /** Both weights of a recurrent layer have all gates beside each other, and one doesn't read the layer's input. */
    @Test
    void theSizesOfARecurrentWeightStayNumbers() {
        dimensions.add("months", Shape.rows(132, 1));
        dimensions.add("memory", Shape.rows(32));
        dimensions.addMatrix("memory", "months", Shape.of(1, 96));
        dimensions.addMatrix("memory", "months", Shape.of(32, 96));

        Node weight = weight("memory.weight_hh_l0", 32, 96);
        assertThat(dimensions.size(weight, 0)).isEqualTo("32");
        assertThat(dimensions.size(weight, 1)).isEqualTo("96");
        Node transposed = builder.add(new TransposeOp(), weight);
        assertThat(dimensions.size(transposed, 0)).isEqualTo("96");
        assertThat(dimensions.size(transposed, 1)).isEqualTo("32");
    }

    private Node weight(String name, int rows, int columns) {
        return builder.add(new ParameterOp(name, Shape.of(rows, columns)));
    }
}
