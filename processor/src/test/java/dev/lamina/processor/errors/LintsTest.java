package dev.lamina.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings come where they help and nowhere else. */
class LintsTest {
    private static List<String> warnings(String input, String layers, String loss) {
        ModelCompilation compiled = ModelCompilation.of(
                "@Input(shape = " + input + ") " + layers + " @Loss(" + loss + ") interface Net {}");
        assertThat(compiled.errors())
                .as("a warning keeps nothing from being generated")
                .isEmpty();
        assertThat(compiled.sources()).isNotEmpty();
        return compiled.ids();
    }

    private static void expect(String input, String layers, String loss, String id) {
        assertThat(warnings(input, layers, loss)).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dense = @Dense(8)                                   | LAM-LINT-03
            dense = @Dense(8), activation = RELU                |
            dense = @Dense(8), dropout = 0.1f                   |
            dense = @Dense(8), frozen = true                    | LAM-LINT-03
            dense = @Dense(8), activation = SOFTMAX             |
            dense = @Dense(2)                                   |
            dense = @Dense(5)                                   | LAM-LINT-03
            layerNorm = @LayerNorm                              |
            batchNorm = @BatchNorm                              |
            """)
    void twoDenseLayers(String first, String id) {
        expect(
                "6",
                "@Layer(name = \"a\", " + first + ") @Layer(name = \"b\", dense = @Dense(4))",
                "MEAN_SQUARED_ERROR",
                id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activation = RELU, init = @Init(Distribution.ZEROS)                    | LAM-LINT-11
            activation = RELU, biasInit = @Init(Distribution.ZEROS)                | LAM-LINT-11
            layerNorm = @LayerNorm, init = @Init(Distribution.ONES)                | LAM-LINT-11
            prelu = @Prelu, init = @Init(Distribution.ONES)                        | LAM-LINT-11
            rescale = @Rescale(scale = 2), init = @Init(Distribution.ONES)         | LAM-LINT-11
            dense = @Dense(value = 6, bias = false), biasInit = @Init(Distribution.ONES) | LAM-LINT-11
            dense = @Dense(6), weightsOf = \"first\", init = @Init(Distribution.ONES) | LAM-LINT-11
            dense = @Dense(6), init = @Init(Distribution.ONES), biasInit = @Init(Distribution.ONES) |
            """)
    void initOfALayerWithoutParameters(String layer, String id) {
        expect(
                "6",
                "@Layer(name = \"first\", dense = @Dense(6), activation = RELU) @Layer(name = \"a\", " + layer + ")",
                "MEAN_SQUARED_ERROR",
                id);
    }

    @Test
    void aDenseLayerThatOthersReadAsWellIsNoPartOfAPair() {
        expect(
                "6",
                "@Layer(name = \"a\", dense = @Dense(8)) @Layer(name = \"b\", dense = @Dense(8), activation = RELU)"
                        + " @Layer(name = \"c\", from = {\"a\", \"b\"}, add = @Add)",
                "MEAN_SQUARED_ERROR",
                null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {3, 8, 8} | conv2d = @Conv2d(filters = 4, kernel = 3)                          | LAM-LINT-04
            {3, 8, 8} | conv2d = @Conv2d(filters = 4, kernel = 3, bias = false)            |
            {3, 8, 8} | conv2d = @Conv2d(filters = 4, kernel = 3), activation = RELU       |
            {3, 8, 8} | conv2d = @Conv2d(filters = 4, kernel = 3), frozen = true           |
            {3, 8, 8} | maxPool2d = @MaxPool2d(2)                                          |
            8         | dense = @Dense(4)                                                  | LAM-LINT-04
            8         | dense = @Dense(value = 4, bias = false)                            |
            {5, 8}    | dense = @Dense(4)                                                  |
            """)
    void batchNormAfterABias(String input, String first, String id) {
        expect(
                input,
                "@Layer(name = \"a\", " + first + ") @Layer(name = \"b\", batchNorm = @BatchNorm)",
                "MEAN_SQUARED_ERROR",
                id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dense = @Dense(4), l2 = 0.1f                                |
            dense = @Dense(4), l2 = 0.1f, frozen = true                 | LAM-LINT-06
            dense = @Dense(4), l2 = 0f, frozen = true                   |
            batchNorm = @BatchNorm, l2 = 0.1f                           | LAM-LINT-06
            layerNorm = @LayerNorm, frozen = true                       |
            layerNorm = @LayerNorm(affine = false), frozen = true       | LAM-LINT-07
            batchNorm = @BatchNorm(affine = false), frozen = true       | LAM-LINT-07
            flatten = @Flatten, frozen = true                           | LAM-LINT-07
            flatten = @Flatten, l2 = 0.1f                               | LAM-LINT-06
            prelu = @Prelu, l1 = 0.1f                                   | LAM-LINT-06
            """)
    void modifiersWithoutEffect(String layer, String id) {
        expect(
                "8",
                "@Layer(name = \"a\", " + layer + ", activation = RELU)" + " @Layer(name = \"b\", dense = @Dense(4))",
                "MEAN_SQUARED_ERROR",
                id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnn = @Rnn(4)                                                 |
            lstm = @Lstm(value = 4, bias = false)                         |
            gru = @Gru(value = 4, layers = 2, bidirectional = true)       |
            gru = @Gru(4), frozen = true                                  | LAM-LINT-06,LAM-LINT-06
            attention = @Attention(heads = 2)                             |
            positions = @Positions(PositionKind.LEARNED)                 |
            positions = @Positions(PositionKind.SINUSOIDAL)             | LAM-LINT-06,LAM-LINT-06
            layerNorm = @LayerNorm                                        | LAM-LINT-06,LAM-LINT-06
            """)
    void penaltiesOfLayersOfSequences(String layer, String ids) {
        assertThat(warnings(
                        "{3, 4}",
                        "@Layer(name = \"a\", " + layer + ", l1 = 0.1f, l2 = 0.1f) @Layer(name = \"b\", dense ="
                                + " @Dense(4))",
                        "MEAN_SQUARED_ERROR"))
                .isEqualTo(ids == null ? List.of() : List.of(ids.split(",")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flatten = @Flatten                                     | , init = @Init(Distribution.ONES) | LAM-LINT-11
            flatten = @Flatten                                     |                                   |
            dense = @Dense(value = 6, bias = false)                | , init = @Init(Distribution.ONES) |
            dense = @Dense(value = 6, bias = false)                | , biasInit = @Init(Distribution.ONES) | LAM-LINT-11
            flatten = @Flatten, init = @Init(Distribution.ONES)    |                                   | LAM-LINT-11
            """)
    void initOfABlock(String inner, String init, String id) {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = 6)
                @Layer(name = "body", block = @Block(value = Part.class, times = 2)%s)
                @Layer(name = "b", dense = @Dense(4))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                @Input(name = "x")
                @Layer(name = "inner", %s)
                @Layer(name = "bent", activation = RELU)
                interface Part {}
                """.formatted(init == null ? "" : init, inner));
        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.ids()).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @Test
    void aLayerWhoseWeightsAreUsedIsNotSpare() {
        expect(
                "6",
                "@Layer(name = \"owner\", dense = @Dense(4)) @Layer(name = \"result\", from = \"input\","
                        + " dense = @Dense(4), weightsOf = \"owner\")",
                "MEAN_SQUARED_ERROR",
                null);
    }

    @ParameterizedTest
    @CsvSource({"true,", "false, LAM-LINT-06"})
    void aPenaltyConcernsOnlyWeightsOfItsOwn(boolean own, String id) {
        // Keys of another width have matrices of their own.
        String keys = own ? "{\"x\", \"wide\"}" : "{\"x\", \"first\"}";
        String layers = "@Layer(name = \"x\", dense = @Dense(4), activation = TANH)"
                + "@Layer(name = \"wide\", from = \"x\", dense = @Dense(6), activation = TANH)"
                + "@Layer(name = \"first\", from = \"x\", attention = @Attention(heads = 2))"
                + "@Layer(name = \"second\", from = " + keys + ", attention = @Attention(heads = 2),"
                + " weightsOf = \"first\", l2 = 0.1f)"
                + "@Layer(name = \"sum\", from = {\"wide\", \"first\", \"second\"}, concat = @Concat(1))";
        expect("{3, 4}", layers, "MEAN_SQUARED_ERROR", id);
    }

    @ParameterizedTest
    @CsvSource({
        "SOFTMAX, SOFTMAX_CROSS_ENTROPY, LAM-LINT-01",
        "SOFTMAX, BINARY_CROSS_ENTROPY, LAM-LINT-01",
        "SOFTMAX, MEAN_SQUARED_ERROR,",
        "SIGMOID, BINARY_CROSS_ENTROPY, LAM-LINT-02",
        "SIGMOID, SOFTMAX_CROSS_ENTROPY, LAM-LINT-02",
        "SIGMOID, MEAN_SQUARED_ERROR,",
        "TANH, MEAN_SQUARED_ERROR,",
        "NONE, SOFTMAX_CROSS_ENTROPY,",
        "NONE, BINARY_CROSS_ENTROPY,",
    })
    void activationsBeforeTheLoss(String activation, String loss, String id) {
        expect("8", "@Layer(name = \"out\", dense = @Dense(4), activation = " + activation + ")", loss, id);
        if (!activation.equals("NONE")) {
            String apart =
                    "@Layer(name = \"out\", dense = @Dense(4)) @Layer(name = \"act\", activation = " + activation + ")";
            expect("8", apart, loss, id);
        }
    }
}
