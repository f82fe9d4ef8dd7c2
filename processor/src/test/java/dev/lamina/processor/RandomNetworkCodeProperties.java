package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.FloatErrors;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.RandomModel;
import dev.lamina.processor.testing.RandomValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Random networks all the way from their declarations to running code. */
@Tag("any-jdk")
@Tag("slow")
class RandomNetworkCodeProperties {
    @Provide
    Arbitrary<List<RandomModel>> models() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .withDistribution(RandomDistribution.uniform())
                                .withoutEdgeCases(),
                        Arbitraries.integers().between(1, 8))
                .as(RandomModel::new)
                .list()
                .ofSize(40);
    }

    /** Many networks in one try, since one run of the compiler takes less time than many. */
    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void codeComputesWhatGraphsMean(@ForAll("models") List<RandomModel> models) {
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        Map<RandomModel, Network> networks = new LinkedHashMap<>();
        for (RandomModel model : models) {
            Network network = model.model().network();
            networks.put(model, network);
            model.model().className("Net" + facts.size());
            facts.put(network.training(), facts(model));
        }
        CompiledRunner.Sources sources = CompiledRunner.Sources.of(facts);
        List<String> failures = new ArrayList<>();
        networks.forEach((model, network) -> {
            try {
                check(sources, model, network, 1);
                check(sources, model, network, 3);
            } catch (AssertionError | RuntimeException e) {
                failures.add(model + "\n    " + e + "\n    at " + e.getStackTrace()[0]);
            }
        });
        assertThat(failures).as("networks whose code is wrong").isEmpty();
    }

    private static ModelFacts facts(RandomModel model) {
        try {
            return Generated.facts(model.model());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("no code for " + model, e);
        }
    }

    private static void check(CompiledRunner.Sources sources, RandomModel model, Network network, int rows) {
        GraphCase training = new GraphCase(
                model + ", " + rows + " rows",
                network.training(),
                rows,
                new RandomValues(5).forLeaves(network.training(), rows));
        CodeComparison comparison = new CodeComparison(sources, training);
        comparison.formsAgree();
        comparison.agreesWithInterpreterIfStable();
        GraphCase inference = new GraphCase(
                model + ", " + rows + " rows, inference",
                network.inference(),
                rows,
                new RandomValues(6).forLeaves(network.inference(), rows));
        if (FloatErrors.of(inference).stable()) {
            comparison.inferenceAgrees(inference);
        }
        evaluationAgrees(sources, model, network, rows);
    }

    /** The loss of what inference yields, whatever that is. */
    private static void evaluationAgrees(CompiledRunner.Sources sources, RandomModel model, Network network, int rows) {
        Externals externals = new RandomValues(8).forLeaves(network.inference(), rows);
        Externals targets = new RandomValues(9).forLeaves(network.evaluation(), rows);
        targets.leaves().forEach(leaf -> externals.put(leaf, targets.get(leaf)));
        for (Form form : Form.values()) {
            for (boolean training : new boolean[] {false, true}) {
                double[] loss = new CompiledRunner(sources, form, 1).evaluate(network, rows, externals, training);
                assertThat(loss[0])
                        .as("%s of %d rows, evaluated, %s, training session: %s", model, rows, form, training)
                        .isCloseTo(loss[1], within(1e-5 + 1e-5 * Math.abs(loss[1])));
            }
        }
    }
}
