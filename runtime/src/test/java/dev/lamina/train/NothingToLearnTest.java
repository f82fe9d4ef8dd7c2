package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.optim.Sgd;
import dev.lamina.schedule.ReduceOnPlateau;
import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

/** Steps in which no label counts: training goes on, and means leave them out. */
class NothingToLearnTest {
    private static final float[][] X = {{1, 0}, {0, 1}, {1, 1}, {2, 1}, {0, 3}, {1, 5}};
    private static final int IGNORED = LinearNetwork.IGNORED;

    private static Dataset data(int... labels) {
        return Dataset.builder()
                .input("input", X)
                .ignoring(IGNORED)
                .labels(labels)
                .build();
    }

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(2, 3, Objective.CLASS, 0f, 2);
        net.initialize(7);
        return net;
    }

    private static Trainer trainer(LinearNetwork net, float rate) {
        return Trainer.of(net)
                .optimizer(Sgd.learningRate(rate))
                .epochs(1)
                .shuffle(false)
                .silent();
    }

    @Test
    void theEpochsMeanLeavesThemOut() {
        Dataset gap = data(0, 1, IGNORED, IGNORED, 2, 2);
        EpochResult result = trainer(network(), 0f).fit(gap).last();
        Dataset without = gap.subset(new int[] {0, 1, 4, 5});
        EpochResult expected = trainer(network(), 0f).fit(without).last();
        assertThat(result.loss()).isEqualTo(expected.loss()).isGreaterThan(0);
        assertThat(result.accuracy()).isEqualTo(expected.accuracy());
    }

    @Test
    void theyChangeNothing() {
        LinearNetwork net = network();
        trainer(net, 0.1f).fit(data(0, 1, IGNORED, IGNORED, 2, 2).take(4));
        LinearNetwork expected = network();
        trainer(expected, 0.1f).fit(data(0, 1, 0, 0, 0, 0).take(2));
        assertThat(net.parameter("linear.weight").toArray())
                .containsExactly(expected.parameter("linear.weight").toArray());
    }

    @Test
    void anEpochWithoutAnyLabelHasNoLoss() {
        Dataset nothing = data(IGNORED, IGNORED, IGNORED, IGNORED, IGNORED, IGNORED);
        LinearNetwork net = network();
        EpochResult result = trainer(net, 0.1f)
                .schedule(ReduceOnPlateau.ofAccuracy().patience(0))
                .epochs(3)
                .fit(nothing, nothing)
                .last();
        assertThat(result.loss()).isNaN();
        assertThat(result.hasAccuracy()).isFalse();
        assertThat(result.validationLoss()).isNaN();
        assertThat(trainer(net, 0.1f).evaluate(nothing).loss()).isNaN();
    }

    @Test
    void evaluationLeavesThemOutAsWell() {
        LinearNetwork net = network();
        double all =
                trainer(net, 0f).evaluate(data(0, 1, IGNORED, IGNORED, 2, 2)).loss();
        Dataset without = data(0, 1, 0, 0, 2, 2).subset(new int[] {0, 1, 4, 5});
        assertThat(all).isCloseTo(trainer(net, 0f).evaluate(without).loss(), within(1e-9));
    }
}
