package dev.lamina.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks become plain layers: their names, what they read from, and whose weights they use. */
class BlockExpansionTest {
    private static final String RESIDUAL = """
            @Input(name = "x")
            @Layer(name = "wide", dense = @Dense(16), activation = RELU)
            @Layer(name = "back", dense = @Dense(8))
            @Layer(name = "sum", from = {"x", "back"}, add = @Add)
            interface Residual {}
            """;

    @Test
    void eachTimeReadsTheResultOfTheTimeBefore() {
        assertThat(lines("""
                @Layer(name = "body", block = @Block(value = Residual.class, times = 2))
                @Layer(name = "out", dense = @Dense(2))
                """, RESIDUAL))
                .containsExactly(
                        "body0Wide [input] body.0.wide",
                        "body0Back [body0Wide] body.0.back",
                        "body0Sum [input, body0Back] body.0.sum",
                        "body1Wide [body0Sum] body.1.wide",
                        "body1Back [body1Wide] body.1.back",
                        "body1Sum [body0Sum, body1Back] body.1.sum",
                        "out [body1Sum] out");
    }

    @Test
    void oneTimeHasNoNumberUnlessItIsWritten() {
        assertThat(lines("@Layer(name = \"body\", block = @Block(Residual.class))", RESIDUAL))
                .first()
                .isEqualTo("bodyWide [input] body.wide");
        assertThat(lines("@Layer(name = \"body\", block = @Block(value = Residual.class, times = 1))", RESIDUAL))
                .first()
                .isEqualTo("body0Wide [input] body.0.wide");
    }

    @Test
    void blocksContainBlocks() {
        assertThat(lines("@Layer(name = \"net\", block = @Block(value = Stage.class, times = 2))", RESIDUAL + """
                @Input(name = "x")
                @Layer(name = "first", dense = @Dense(8), activation = TANH)
                @Layer(name = "rest", block = @Block(Residual.class))
                interface Stage {}
                """))
                .containsExactly(
                        "net0First [input] net.0.first",
                        "net0RestWide [net0First] net.0.rest.wide",
                        "net0RestBack [net0RestWide] net.0.rest.back",
                        "net0RestSum [net0First, net0RestBack] net.0.rest.sum",
                        "net1First [net0RestSum] net.1.first",
                        "net1RestWide [net1First] net.1.rest.wide",
                        "net1RestBack [net1RestWide] net.1.rest.back",
                        "net1RestSum [net1First, net1RestBack] net.1.rest.sum");
    }

    @Test
    void furtherInputsStayTheSame() {
        assertThat(lines("""
                @Layer(name = "memory", dense = @Dense(8), activation = RELU)
                @Layer(name = "mix", from = {"input", "memory"}, block = @Block(value = Mix.class, times = 2))
                """, """
                @Input(name = "x") @Input(name = "memory")
                @Layer(name = "sum", from = {"x", "memory"}, add = @Add)
                interface Mix {}
                """))
                .containsExactly(
                        "memory [input] memory",
                        "mix0Sum [input, memory] mix.0.sum",
                        "mix1Sum [mix0Sum, memory] mix.1.sum");
    }

    @Test
    void repeatedLayersShareWeightsIfAsked() {
        assertThat(lines("""
                @Layer(name = "body", block = @Block(value = Residual.class, times = 2, shareWeights = true))
                """, RESIDUAL))
                .contains("body0Wide [input] body.0.wide", "body1Wide [body0Sum] body.1.wide = body0Wide");
    }

    @Test
    void twoLayersShareTheWeightsOfABlock() {
        assertThat(lines("""
                @Layer(name = "left", block = @Block(Residual.class))
                @Layer(name = "right", from = "input", block = @Block(Residual.class), weightsOf = "left")
                @Layer(name = "both", from = {"left", "right"}, add = @Add)
                """, RESIDUAL))
                .contains(
                        "leftWide [input] left.wide",
                        "rightWide [input] right.wide = leftWide",
                        "rightBack [rightWide] right.back = leftBack",
                        "both [leftSum, rightSum] both");
    }

    @Test
    void sharedWeightsWithinABlockStayWithinEachTime() {
        assertThat(lines("@Layer(name = \"body\", block = @Block(value = Twice.class, times = 2))", """
                @Input(name = "x")
                @Layer(name = "a", dense = @Dense(8), activation = RELU)
                @Layer(name = "b", dense = @Dense(8), weightsOf = "a")
                interface Twice {}
                """))
                .contains("body0B [body0A] body.0.b = body0A", "body1B [body1A] body.1.b = body1A");
    }

    @Test
    void modifiersOfTheLayerHoldForItsBlock() {
        List<LayerDeclaration> layers = layers("""
                @Layer(name = "body", block = @Block(Residual.class), activation = TANH, dropout = 0.5f, l2 = 0.1f,
                    l1 = 0.2f, dropoutUnit = DropoutUnit.ROW, init = @Init(Distribution.ORTHOGONAL))
                @Layer(name = "fixed", block = @Block(Residual.class), frozen = true)
                @Layer(name = "out", from = "body", dense = @Dense(2))
                """, RESIDUAL);
        LayerDeclaration last = layers.get(3);
        assertThat(last.name()).isEqualTo("body");
        assertThat(last.from()).containsExactly("bodySum");
        assertThat(last.op()).isEmpty();
        assertThat(last.activation()).isEqualTo("TANH");
        assertThat(last.dropout()).isEqualTo(0.5f);
        assertThat(layers.subList(0, 3)).allMatch(layer -> layer.l2() == 0.1f && !layer.frozen());
        assertThat(last.regularisers()).isEqualTo(new Regularisers("ROW", 0, 0, 0));
        assertThat(layers.subList(0, 3))
                .allMatch(layer -> layer.regularisers().l1() == 0.2f)
                .allMatch(layer -> layer.inits().weights().isPresent())
                .allMatch(layer -> layer.inits().biases().isEmpty());
        assertThat(layers.subList(4, 7)).allMatch(LayerDeclaration::frozen);
        assertThat(layers.get(4).from()).containsExactly("body");
        assertThat(layers.get(7).from()).containsExactly("body");
    }

    @Test
    void aMistakeInABlockShowsOnceWithTheWayToIt() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = 8)
                @Layer(name = "body", block = @Block(value = Outer.class, times = 3))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                @Input(name = "x")
                @Layer(name = "inner", block = @Block(Inner.class))
                interface Outer {}
                @Input(name = "x")
                @Layer(name = "bad", conv2d = @Conv2d(filters = 2, kernel = 3))
                interface Inner {}
                """);
        assertThat(compiled.summaries())
                .containsExactly("9: [LAM-SHAPE-05] body0InnerBad: conv2d needs an input of shape"
                        + " [channels, height, width], but input has [8]");
        assertThat(compiled.findings().get(0).text()).contains("\n  used by: body of Net -> inner of Outer\n");
        assertThat(compiled.sources()).isEmpty();
    }

    @Test
    void namesMustNotMeet() {
        assertThat(ModelCompilation.of("""
                @Input(shape = 8)
                @Layer(name = "bodyWide", dense = @Dense(8), activation = RELU)
                @Layer(name = "body", block = @Block(Residual.class))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """ + RESIDUAL).ids()).containsExactly("LAM-GRAPH-04");
    }

    @Test
    void aModelWithBlocksCompilesAndABlockGeneratesNothing() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = 8)
                @Layer(name = "body", block = @Block(value = Residual.class, times = 2, shareWeights = true), l2 = 0.01f)
                @Layer(name = "more", block = @Block(Residual.class), activation = RELU, frozen = true)
                @Layer(name = "out", dense = @Dense(2))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """ + RESIDUAL);
        assertThat(compiled.summaries()).isEmpty();
        assertThat(compiled.sources()).containsOnlyKeys("CompiledNet.java", "CompiledNetPortable.java");
        assertThat(compiled.sources().get("CompiledNet.java"))
                .contains("\"body.0.wide.weight\"", "\"more.wide.weight\"", "float[] body0WideW")
                .doesNotContain("\"body.1.");
    }

    private static List<String> lines(String layers, String blocks) {
        return layers(layers, blocks).stream()
                .map(layer -> layer.name() + " " + layer.from() + " " + layer.path()
                        + layer.weightsOf().map(owner -> " = " + owner).orElse(""))
                .toList();
    }

    private static List<LayerDeclaration> layers(String layers, String blocks) {
        Frontend read =
                Frontend.read("@Input(shape = 8)\n" + layers + "@Loss(MEAN_SQUARED_ERROR) interface Net {}\n" + blocks);
        assertThat(read.findings())
                .filteredOn(line -> !line.contains("LAM-LINT"))
                .isEmpty();
        return read.model().layers();
    }
}
