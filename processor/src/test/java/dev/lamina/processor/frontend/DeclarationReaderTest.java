package dev.lamina.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationReaderTest {
    @Test
    void readsWhatTheUserWroteAndFillsInDefaults() {
        Frontend read = Frontend.read("""
                @Model(batch = 32)
                @Input(shape = {1, 28, 28})
                @Layer(name = "conv", conv2d = @Conv2d(filters = 4 * Net.WIDTH, kernel = {5, 3}, padding = Padding.SAME))
                @Layer(name = "hidden", dense = @Dense(Net.WIDTH), activation = RELU, dropout = 0.25f, l2 = 1e-4f)
                @Layer(name = "logits", dense = @Dense(10), frozen = true)
                @Loss(SOFTMAX_CROSS_ENTROPY)
                interface Net { int WIDTH = 2; }
                """);
        assertThat(read.findings()).isEmpty();
        ModelDeclaration model = read.model();
        assertThat(model.packageName()).isEmpty();
        assertThat(model.typeName()).isEqualTo("Net");
        assertThat(model.className()).isEqualTo("CompiledNet");
        assertThat(model.batch()).isEqualTo(32);
        assertThat(model.inputs()).extracting(InputDeclaration::name).containsExactly("input");
        assertThat(model.inputs().get(0).shape()).containsExactly(1, 28, 28);
        assertThat(model.layers()).extracting(LayerDeclaration::name).containsExactly("conv", "hidden", "logits");
        assertThat(model.layers())
                .extracting(LayerDeclaration::from)
                .containsExactly(List.of("input"), List.of("conv"), List.of("hidden"));
        LayerDeclaration hidden = model.layers().get(1);
        assertThat(hidden.activation()).isEqualTo("RELU");
        assertThat(hidden.dropout()).isEqualTo(0.25f);
        assertThat(hidden.l2()).isEqualTo(1e-4f);
        assertThat(hidden.frozen()).isFalse();
        assertThat(model.layers().get(2).frozen()).isTrue();
        assertThat(model.layers().get(2).activation()).isEqualTo("NONE");
        assertThat(model.losses().get(0).function()).isEqualTo("SOFTMAX_CROSS_ENTROPY");
        assertThat(model.losses().get(0).from()).isEqualTo("logits");
    }

    @Test
    void givesTheAttributesOfAnyOperation() {
        ModelDeclaration model = Frontend.read("""
                @Input(shape = {1, 28, 28})
                @Layer(name = "conv", conv2d = @Conv2d(filters = 8, kernel = {5, 3}, padding = Padding.SAME))
                @Layer(name = "norm", batchNorm = @BatchNorm(momentum = 0.2f))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """).model();
        OpDeclaration op = model.layers().get(0).op().orElseThrow();
        Attributes conv = op.attributes();
        assertThat(op.kind()).isEqualTo("conv2d");
        assertThat(conv.integer("filters")).isEqualTo(8);
        assertThat(conv.integers("kernel")).containsExactly(5, 3);
        assertThat(conv.integers("stride")).containsExactly(1);
        assertThat(conv.integers("pad")).isEmpty();
        assertThat(conv.text("padding")).isEqualTo("SAME");
        assertThat(conv.flag("bias")).isTrue();
        assertThat(conv.isExplicit("kernel")).isTrue();
        assertThat(conv.isExplicit("stride")).isFalse();
        assertThat(conv.position("stride")).isEqualTo(op.position());
        assertThat(conv.position("kernel")).isNotEqualTo(op.position());
        Attributes norm = model.layers().get(1).op().orElseThrow().attributes();
        assertThat(norm.decimal("momentum")).isEqualTo(0.2f);
        assertThat(norm.decimal("eps")).isEqualTo(1e-5f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conv.integer("width"))
                .withMessageContaining("no attribute width");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conv.integer("bias"))
                .withMessageContaining("bias is no Integer");
    }

    @Test
    void readsNestedAndGenericTypesInPackages() {
        Frontend read = Frontend.read("""
                class Outer<T> {
                    @Input(shape = 8) @Layer(name = "out", dense = @Dense(2)) @Loss(MEAN_SQUARED_ERROR)
                    private static final class Inner<T> {}
                }
                @Model(className = "Own") @Input(shape = 8)
                @dev.lamina.annotation.Layers(@Layer(name = "out", dense = @Dense(2))) @Loss(MEAN_SQUARED_ERROR)
                record Net(int a) {}
                """);
        assertThat(read.findings()).isEmpty();
        assertThat(read.models()).extracting(ModelDeclaration::typeName).containsExactly("Outer.Inner", "Net");
        assertThat(read.models()).extracting(ModelDeclaration::className).containsExactly("CompiledInner", "Own");
    }

    @Test
    void followsNamesThroughAGraph() {
        Frontend read = Frontend.read("""
                @Input(name = "left", shape = 8)
                @Input(name = "right", shape = 4)
                @Layer(name = "a", from = "left", dense = @Dense(16), activation = RELU)
                @Layer(name = "b", from = "right", dense = @Dense(16), activation = RELU)
                @Layer(name = "sum", from = {"a", "b"}, add = @Add)
                @Layer(name = "out", dense = @Dense(1))
                @Layer(name = "twice", from = {"out", "out"}, add = @Add)
                @Loss(value = MEAN_SQUARED_ERROR, from = "twice")
                interface Net {}
                """);
        assertThat(read.findings()).isEmpty();
        assertThat(read.model().layers())
                .extracting(LayerDeclaration::from)
                .containsExactly(
                        List.of("left"), List.of("right"), List.of("a", "b"), List.of("sum"), List.of("out", "out"));
    }

    @Test
    void faultyPartsAreLeftOutAndWhatReadsFromThemStays() {
        Frontend read = Frontend.read("""
                @Input(shape = 8)
                @Layer(name = "good", dense = @Dense(4), activation = RELU)
                @Layer(name = "bad", dense = {@Dense(4), @Dense(5)})
                @Layer(name = "after", dense = @Dense(4))
                @Layer(name = "other", from = "good", dense = @Dense(4))
                @Loss(value = MEAN_SQUARED_ERROR, from = "after")
                interface Net {}
                """);
        assertThat(read.ids()).containsExactly("LAM-LAYER-02");
        assertThat(read.model().layers()).extracting(LayerDeclaration::name).containsExactly("good", "after", "other");
        assertThat(read.model().layers().get(1).from()).containsExactly("bad");
        assertThat(read.model().losses()).hasSize(1);
    }

    @Test
    void aNameGivenTwiceBreaksOnlyWhatReadsFromItByName() {
        Frontend read = Frontend.read("""
                @Input(shape = 8)
                @Layer(name = "a", dense = @Dense(4), activation = RELU)
                @Layer(name = "a", dense = @Dense(5), activation = RELU)
                @Layer(name = "chain", dense = @Dense(6), activation = RELU)
                @Layer(name = "named", from = "a", dense = @Dense(7))
                @Loss(value = MEAN_SQUARED_ERROR, from = "a")
                interface Net {}
                """);
        assertThat(read.ids()).containsExactly("LAM-GRAPH-03");
        assertThat(read.model().layers())
                .extracting(LayerDeclaration::name)
                .containsExactly("layer 1 (a)", "layer 2 (a)", "chain", "named");
        assertThat(read.model().layers().get(3).from()).isEmpty();
    }

    @Test
    void modelsWithoutSomeAnnotationsAreModels() {
        assertThat(Frontend.read("@Model interface Net {}").ids())
                .containsExactly("LAM-MODEL-01", "LAM-MODEL-02", "LAM-MODEL-03");
        assertThat(Frontend.read("@Loss(MEAN_SQUARED_ERROR) interface Net {}").ids())
                .containsExactly("LAM-MODEL-01", "LAM-MODEL-02");
        assertThat(Frontend.read("interface Net {}").models()).isEmpty();
    }
}
