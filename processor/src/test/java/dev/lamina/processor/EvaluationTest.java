package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.RandomValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss in inference mode: that of the outputs of inference, in every form and on every session. */
@Tag("any-jdk")
@Tag("slow")
class EvaluationTest {
    private static final Map<LayerCase, Network> NETWORKS = new LinkedHashMap<>();
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        for (LayerCase test : LayerCases.all()) {
            if (test.evaluated()) {
                Network network = test.model().network();
                test.model().className("Evaluated" + facts.size());
                NETWORKS.put(test, network);
                facts.put(network.training(), Generated.facts(test.model()));
            }
        }
        sources = CompiledRunner.Sources.of(facts);
    }

    static List<LayerCase> cases() {
        return List.copyOf(NETWORKS.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheLossOfWhatInferenceYields(LayerCase test) {
        Network network = NETWORKS.get(test);
        for (int rows = 1; rows <= 4; rows += 3) {
            Externals externals = new RandomValues(8).forLeaves(network.inference(), rows);
            Externals targets = new RandomValues(9).forLeaves(network.evaluation(), rows);
            targets.leaves().forEach(leaf -> externals.put(leaf, targets.get(leaf)));
            double first = Double.NaN;
            for (Form form : Form.values()) {
                for (boolean training : new boolean[] {false, true}) {
                    double[] loss = new CompiledRunner(sources, form, 1).evaluate(network, rows, externals, training);
                    assertThat(loss[0])
                            .as("%s of %d rows, %s, training session: %s", test, rows, form, training)
                            .isCloseTo(loss[1], within(1e-5 + 1e-5 * Math.abs(loss[1])));
                    first = Double.isNaN(first) || changesStates(network) ? loss[0] : first;
                    assertThat(loss[0]).isEqualTo(first);
                }
            }
        }
    }

    /** A training step before changes what inference yields after. */
    private static boolean changesStates(Network network) {
        return network.parameters().stream().anyMatch(spec -> spec.name().contains("running"));
    }
}
