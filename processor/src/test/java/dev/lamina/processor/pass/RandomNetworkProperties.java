package dev.lamina.processor.pass;

import dev.lamina.processor.testing.FiniteDifferences;
import dev.lamina.processor.testing.RandomModel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tag;

/** What holds of every network, tried on random ones. */
@Tag("any-jdk")
@Tag("slow")
class RandomNetworkProperties {
    @Provide
    Arbitrary<RandomModel> models() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .withDistribution(RandomDistribution.uniform())
                                .withoutEdgeCases(),
                        Arbitraries.integers().between(1, 8))
                .as(RandomModel::new);
    }

    @Property(tries = 100)
    void gradientsAreTheSlopesOfTheLoss(@ForAll("models") RandomModel model) {
        FiniteDifferences.checkSome(model.trainingWithoutPadding(), model::penalty);
    }

    @Property(tries = 200)
    void passesKeepValues(@ForAll("models") RandomModel model) {
        PassesTest.check(model.training());
    }

    @Property(tries = 200)
    void plansAreSound(@ForAll("models") RandomModel model) {
        PlanTest.check(model.model().network().training());
        PlanTest.check(model.model().network().inference());
    }
}
