package dev.lamina.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Verifier;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.FiniteDifferences;
import dev.lamina.processor.testing.GraphCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of every layer, activation and loss against the slope of the loss, in double precision. */
@Tag("any-jdk")
class LayerGradientTest {
    static List<LayerCase> cases() {
        return Chosen.of(LayerCases.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areTheSlopesOfTheLoss(LayerCase test) {
        GraphCase graph = test.training(4, 21);
        Verifier.verify(graph.graph(), "build");
        assertThat(graph.graph().results(Result.Kind.GRADIENT))
                .extracting(Result::name)
                .containsExactlyElementsOf(trainable(test.model().network()));
        ModelDeclaration model = test.model().declaration();
        FiniteDifferences.check(graph, (parameter, value) -> penalty(model, parameter, value));
    }

    @Test
    void everyLayerActivationAndLossHasCases() {
        Set<String> layers = new HashSet<>();
        Set<String> activations = new HashSet<>();
        Set<String> losses = new HashSet<>();
        for (LayerCase test : LayerCases.all()) {
            ModelDeclaration model = test.model().declaration();
            for (LayerDeclaration layer : model.layers()) {
                layer.op().ifPresent(op -> layers.add(op.kind()));
                activations.add(layer.activation());
            }
            model.losses().forEach(loss -> losses.add(loss.function()));
        }
        assertThat(layers).containsExactlyInAnyOrderElementsOf(LayerRegistry.attributes());
        assertThat(activations).containsExactlyInAnyOrderElementsOf(Activations.names());
        assertThat(losses)
                .containsExactlyInAnyOrderElementsOf(
                        LossType.ALL.stream().map(LossType::function).toList());
    }

    private static List<String> trainable(Network network) {
        return network.parameters().stream()
                .filter(spec -> spec.role() == ParameterSpec.Role.TRAINABLE)
                .map(ParameterSpec::name)
                .toList();
    }

    /** The gradient of the penalties on a weight, which is added to that of the loss. */
    private static double penalty(ModelDeclaration model, String parameter, double value) {
        return model.layers().stream()
                .filter(layer -> parameter.matches(layer.name() + "\\.weight(_[ih]h_l\\d+(_reverse)?)?"))
                .mapToDouble(layer -> layer.l2() * value + layer.regularisers().l1() * Math.signum(value))
                .findFirst()
                .orElse(0);
    }
}
