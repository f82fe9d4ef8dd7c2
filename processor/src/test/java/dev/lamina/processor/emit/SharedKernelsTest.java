package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.processor.Generated;
import dev.lamina.processor.frontend.Frontend;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.MethodSizes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repeated blocks: their kernels are written once, and compute the same bits as kernels of their own would. */
@Tag("slow")
class SharedKernelsTest {
    /** Blocks with kernels of most kinds, each with what it reads and the rest of its model. */
    private enum Model {
        RESIDUAL_MLP("shape = {6, 48}", "", """
                @Layer(name = "norm", layerNorm = @LayerNorm)
                @Layer(name = "up", dense = @Dense(96), activation = GELU)
                @Layer(name = "down", dense = @Dense(48), dropout = 0.1f)
                @Layer(name = "left", from = {"x", "down"}, add = @Add)
                """),
        CONVOLUTIONS("shape = {8, 12, 12}", "@Layer(name = \"mean\", globalAvgPool2d = @GlobalAvgPool2d)", """
                @Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 3, padding = Padding.SAME, bias = false))
                @Layer(name = "norm1", batchNorm = @BatchNorm, activation = RELU)
                @Layer(name = "conv2", conv2d = @Conv2d(filters = 8, kernel = 3, padding = Padding.SAME, bias = false))
                @Layer(name = "norm2", batchNorm = @BatchNorm)
                @Layer(name = "sum", from = {"x", "norm2"}, add = @Add, activation = RELU)
                """),
        RECURRENCE("shape = {7, 24}", "", """
                @Layer(name = "cells", lstm = @Lstm(24))
                @Layer(name = "sum", from = {"x", "cells"}, add = @Add)
                """),
        MIXING("shape = {8, 16}", "", """
                @Layer(name = "a", dense = @Dense(value = 16, bias = false))
                @Layer(name = "b", from = "x", dense = @Dense(value = 16, bias = false))
                @Layer(name = "scores", from = {"a", "b"}, matmul = @MatMul(transposeB = true), activation = SOFTMAX)
                @Layer(name = "mixed", from = {"scores", "x"}, matmul = @MatMul)
                @Layer(name = "turned", permute = @Permute({1, 0}))
                @Layer(name = "back", permute = @Permute({1, 0}), dropout = 0.2f)
                @Layer(name = "sum", from = {"x", "back"}, add = @Add)
                """),
        /** The block's sizes are others the second time, and one of them is the same for two axes. */
        TWO_WIDTHS("shape = {6, 12}", """
                @Layer(name = "square", dense = @Dense(6))
                @Layer(name = "more", block = @Block(value = Part.class, times = 2))
                """, """
                @Layer(name = "norm", layerNorm = @LayerNorm)
                @Layer(name = "mixed", attention = @Attention(heads = 3, causal = true))
                @Layer(name = "gated", activation = TANH)
                @Layer(name = "sum", from = {"x", "gated"}, add = @Add)
                """);

        private final String input;
        private final String end;
        private final String block;

        Model(String input, String end, String block) {
            this.input = input;
            this.end = end;
            this.block = block;
        }

        ModelDeclaration declaration(int times) {
            return SharedKernelsTest.declaration(input, times, end, block);
        }
    }

    private static ModelDeclaration declaration(String input, int times, String end, String block) {
        Frontend read = Frontend.read(("""
                    @Model(batch = 5)
                    @Input(%s)
                    @Layer(name = "body", block = @Block(value = Part.class, times = %d))
                    %s
                    @Layer(name = "out", dense = @Dense(5))
                    @Loss(MEAN_SQUARED_ERROR)
                    interface Net {}
                    @Input(name = "x")
                    %s
                    interface Part {}
                    """).formatted(input, times, end, block));
        assertThat(read.findings()).isEmpty();
        return with(read.model(), read.model().layers());
    }

    /** A kernel's method, not one that a long list was cut into. */
    private static final String METHOD =
            "\\n +private void (?!(allocate|part|forwardPass|backwardPass|inferencePass)\\d)";

    @ParameterizedTest
    @EnumSource(Model.class)
    void computesTheSameBits(Model model) {
        ModelDeclaration declaration = model.declaration(3);
        GeneratedModel shared = GeneratedModel.of(Generated.facts(declaration));
        GeneratedModel own = GeneratedModel.of(Generated.facts(withoutTemplates(declaration)));
        assertThat(lines(shared.facts())).isLessThan(lines(own.facts()));
        for (Form form : Form.values()) {
            for (int threads = 1; threads <= 3; threads += 2) {
                Session a = session(shared, form, threads);
                Session b = session(own, form, 1);
                String where = model + ", " + form + ", threads " + threads;
                for (int step = 0; step < 2; step++) {
                    fill(a, 20 + step);
                    fill(b, 20 + step);
                    int rows = 5 - step;
                    train(a, rows);
                    train(b, rows);
                    assertThat(a.loss()).as(where).isEqualTo(b.loss()).isFinite();
                    for (int i = 0; i < a.gradients().size(); i++) {
                        String name = a.network().trainableParameters().get(i).name();
                        assertThat(a.gradients().array(i))
                                .as("%s, gradient of %s", where, name)
                                .isEqualTo(b.gradients().array(i));
                    }
                    a.evaluate(rows);
                    b.evaluate(rows);
                    assertThat(a.loss()).as("evaluation, " + where).isEqualTo(b.loss());
                    assertThat(outputs(a, rows)).as(where).isEqualTo(outputs(b, rows));
                }
                assertThat(a.network().sha256()).as(where).isEqualTo(b.network().sha256());
            }
        }
    }

    @Tag("any-jdk")
    @ParameterizedTest
    @EnumSource(Model.class)
    void writesEachMethodOnce(Model model) {
        Map<String, String> three = GeneratedModel.sources(Generated.facts(model.declaration(3)));
        Map<String, String> nine = GeneratedModel.sources(Generated.facts(model.declaration(9)));
        three.forEach((name, text) -> {
            // A dropout mask has a stream of random numbers of its own in each layer.
            int masks = 6 * count("void body\\d+\\w+Mask\\(", text) / 3;
            assertThat(count(METHOD, nine.get(name)) - masks).as(name).isEqualTo(count(METHOD, text));
        });
    }

    @Test
    void speaksInTheBlocksOwnWords() {
        String text = GeneratedModel.sources(Generated.facts(Model.RESIDUAL_MLP.declaration(3)))
                .get("generated.CompiledNetPortable");
        assertThat(text)
                .contains("void partDownSum(float[] downSum, float[] downW, float[] up, float[] downB,")
                .contains("{@code downSum = up · downW + downB}")
                .contains("int PART_UP_FEATURES = 96;")
                .contains("// body1Up · body1DownW + body1DownB")
                // "left" is a local variable of other kernels
                .contains("float[] leftValues")
                .doesNotContain("PART_UP_FEATURES_2", "BODY0_UP_FEATURES");
    }

    /** The arrays that a method is handed are called after them, and must not hide constants and types. */
    @Test
    void layersOfBlocksMayBeNamedAsWhatCodeUses() {
        StringBuilder layers = new StringBuilder();
        for (String name :
                List.of("LANES", "SPECIES", "BATCH", "Math", "FloatMath", "FloatVector", "Arrays", "URLText")) {
            layers.append("@Layer(name = \"" + name + "\", dense = @Dense(24), activation = TANH)\n");
            layers.append("@Layer(name = \"" + name + "Norm\", layerNorm = @LayerNorm)\n");
        }
        GeneratedModel.of(Generated.facts(declaration("shape = 24", 2, "", layers.toString())));
    }

    /** HotSpot compiles no method of 8,000 bytes, and so many blocks have thousands of fields and calls. */
    @Tag("any-jdk")
    @Test
    void longListsAreCut() {
        GeneratedModel model = GeneratedModel.of(Generated.facts(Model.RESIDUAL_MLP.declaration(30)));
        model.classes()
                .forEach((name, bytes) ->
                        assertThat(MethodSizes.of(bytes).values()).as(name).allMatch(size -> size < 7500));
        Session session = session(model, Form.PORTABLE, 2);
        Session simd = session(model, Form.SIMD, 1);
        for (Session each : List.of(session, simd)) {
            fill(each, 1);
            train(each, 5);
        }
        assertThat(session.gradients().array(2)).isEqualTo(simd.gradients().array(2));
        assertThat(session.loss()).isEqualTo(simd.loss()).isFinite();
        String text = GeneratedModel.sources(model.facts()).get("generated.CompiledNetSimd");
        assertThat(text).contains("allocate2(network, training);");
    }

    private static ModelDeclaration withoutTemplates(ModelDeclaration model) {
        List<LayerDeclaration> layers = model.layers().stream()
                .map(layer -> new LayerDeclaration(
                        layer.name(),
                        layer.from(),
                        layer.op(),
                        layer.function(),
                        layer.dropout(),
                        layer.l2(),
                        layer.regularisers(),
                        layer.inits(),
                        layer.frozen(),
                        layer.path(),
                        layer.weightsOf(),
                        layer.positions()))
                .toList();
        return with(model, layers);
    }

    /** The model with other layers, in a package. */
    private static ModelDeclaration with(ModelDeclaration model, List<LayerDeclaration> layers) {
        return new ModelDeclaration(
                "generated",
                model.typeName(),
                model.className(),
                model.batch(),
                model.inferenceOnly(),
                model.inputs(),
                layers,
                model.losses(),
                model.outputs(),
                model.position());
    }

    private static Session session(GeneratedModel model, Form form, int threads) {
        return model.session(model.network(4), form, true, threads);
    }

    private static void fill(Session session, long seed) {
        Random random = new Random(seed);
        for (float[] array : List.of(session.input(0), session.target(0))) {
            for (int i = 0; i < array.length - Parameter.SLACK; i++) {
                array[i] = (float) random.nextGaussian();
            }
        }
    }

    private static void train(Session session, int rows) {
        session.randomState(3, rows);
        session.forward(rows);
        session.backward(rows);
    }

    private static float[] outputs(Session session, int rows) {
        return Arrays.copyOf(
                session.output(0), rows * session.network().outputs().get(0).size());
    }

    private static int lines(ModelFacts facts) {
        return count("\n", String.join("", GeneratedModel.sources(facts).values()));
    }

    private static int count(String pattern, String text) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }
}
