package dev.lamina.processor.pass;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.OpCase;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.PlanInvariants;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels and memory of every operation and layer. */
@Tag("any-jdk")
class PlanTest {
    static List<OpCase> operations() {
        return OpCases.all();
    }

    static List<LayerCase> layers() {
        return LayerCases.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void ofAnOperationIsSound(OpCase test) {
        check(test.graph(2, 51).graph());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ofALayerIsSound(LayerCase test) {
        check(test.model().network().training());
        check(test.model().network().inference());
    }

    @Test
    void biasAndActivationEndUpInTheProductsKernel() {
        Graph inference = model(8).add(layer("hidden").op("dense", "value", 16).activation("RELU"))
                .network()
                .inference();
        assertThat(kernels(inference)).containsExactly("matmul, add, relu");
    }

    @Test
    void aGradientThatSeveralReadIsStoredOnceByItsProduct() {
        Graph training = model(8).add(layer("hidden").op("dense", "value", 16).activation("GELU"))
                .add(layer("result").op("dense", "value", 4))
                .network()
                .training();
        assertThat(kernels(training)).contains("matmul").doesNotContain("matmul, mul, mul");
    }

    @Test
    void sumsDownTheColumnsKeepAwayFromFunctions() {
        Graph training = model(8).add(layer("hidden").op("dense", "value", 16).activation("GELU"))
                .add(layer("result").op("dense", "value", 4))
                .network()
                .training();
        assertThat(kernels(training))
                .contains("sum over [0]")
                .noneMatch(kernel -> kernel.matches(".*exp.*sum over \\[0].*"));
    }

    @Test
    void softmaxIsOneKernel() {
        Graph inference =
                model(8).add(layer("soft").activation("SOFTMAX")).network().inference();
        assertThat(kernels(inference)).hasSize(1);
    }

    @Test
    void layerNormIsOneKernelForward() {
        Graph inference = model(8).add(layer("norm").op("layerNorm")).network().inference();
        assertThat(kernels(inference)).hasSize(1);
    }

    @Test
    void predictionReusesMemory() {
        Graph inference = model(8).add(layer("a").op("dense", "value", 16).activation("RELU"))
                .add(layer("b").op("dense", "value", 16).activation("RELU"))
                .add(layer("c").op("dense", "value", 16).activation("RELU"))
                .add(layer("d").op("dense", "value", 16))
                .network()
                .inference();
        Plan shared = Plan.of(inference, true);
        assertThat(shared.buffers().values().stream()
                        .filter(buffer -> buffer.sharesWith().isPresent()))
                .hasSize(1);
        Plan separate = Plan.of(inference, false);
        assertThat(separate.buffers().values())
                .allMatch(buffer -> buffer.sharesWith().isEmpty());
    }

    @Test
    void frozenLayersHaveNoBackwardKernels() {
        Graph training = model(8).add(layer("hidden")
                        .op("dense", "value", 16)
                        .activation("RELU")
                        .frozen())
                .add(layer("result").op("dense", "value", 2))
                .network()
                .training();
        assertThat(Plan.of(training, false).kernels(Phase.BACKWARD))
                .flatExtracting(Kernel::members)
                .noneMatch(node -> node.origin().equals("hidden"));
    }

    static void check(Graph graph) {
        PlanInvariants.check(Plan.of(graph, true));
        PlanInvariants.check(Plan.of(graph, false));
    }

    private static List<String> kernels(Graph graph) {
        return Plan.of(graph, true).kernels().stream()
                .map(kernel -> kernel.members().stream()
                        .map(node -> node.op().mnemonic())
                        .collect(Collectors.joining(", ")))
                .toList();
    }
}
