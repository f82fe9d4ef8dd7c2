package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.Sgd;
import dev.lamina.schedule.MultiStepDecay;
import dev.lamina.schedule.ReduceOnPlateau;
import dev.lamina.schedule.WarmupCosine;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

/** What schedules and limits of gradients do in a training run. */
class RateAndClipTest {
    private static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(101, 6, 4, 2);

    private static LinearNetwork classifier() {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0f, 6);
        net.initialize(42);
        return net;
    }

    private static Trainer trainer(Network net) {
        return Trainer.of(net).optimizer(Adam.learningRate(0.02f)).epochs(6).silent();
    }

    @Test
    void aScheduleChangesTheRateFromEpochToEpoch() {
        LinearNetwork stopped = classifier();
        trainer(stopped).schedule(MultiStepDecay.at(2).gamma(0)).fit(TRAIN);
        LinearNetwork twoEpochs = classifier();
        trainer(twoEpochs).epochs(2).fit(TRAIN);
        assertThat(stopped.parameter("linear.weight").toArray())
                .isEqualTo(twoEpochs.parameter("linear.weight").toArray());
    }

    @Test
    void aScheduleChangesTheRateFromStepToStep() {
        LinearNetwork stopped = classifier();
        int steps = (TRAIN.size() + 15) / 16;
        trainer(stopped).schedulePerStep(MultiStepDecay.at(steps).gamma(0)).fit(TRAIN);
        LinearNetwork oneEpoch = classifier();
        trainer(oneEpoch).epochs(1).fit(TRAIN);
        assertThat(stopped.parameter("linear.weight").toArray())
                .isEqualTo(oneEpoch.parameter("linear.weight").toArray());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(stopped).schedulePerStep(ReduceOnPlateau.ofLoss()))
                .withMessage("ReduceOnPlateau judges the results of epochs: use schedule(...)");
    }

    @Test
    void theFirstEpochOfAWarmupLearns() {
        LinearNetwork net = classifier();
        String before = net.sha256();
        trainer(net).schedule(WarmupCosine.over(30).warmup(3)).epochs(1).fit(TRAIN);
        assertThat(net.sha256()).isNotEqualTo(before);
    }

    @Test
    void aPlateauIsJudgedByTheValidationData() {
        LinearNetwork net = classifier();
        ReduceOnPlateau impatient =
                ReduceOnPlateau.ofLoss().absoluteThreshold(100).patience(0).factor(0);
        trainer(net).schedule(impatient).fit(TRAIN, TEST);
        LinearNetwork twoEpochs = classifier();
        trainer(twoEpochs).epochs(2).fit(TRAIN);
        // The first epoch is better than none, the second isn't better by 100.
        assertThat(net.parameter("linear.weight").toArray())
                .isEqualTo(twoEpochs.parameter("linear.weight").toArray());
    }

    @Test
    void clippedGradientsMoveParametersLess() {
        LinearNetwork net = classifier();
        float[] before = net.parameter("linear.weight").toArray();
        trainer(net)
                .optimizer(Sgd.learningRate(1f))
                .clip(GradientClip.norm(1e-3f))
                .epochs(1)
                .fit(TRAIN);
        float[] after = net.parameter("linear.weight").toArray();
        double moved = 0;
        for (int i = 0; i < after.length; i++) {
            moved += (double) (after[i] - before[i]) * (after[i] - before[i]);
        }
        assertThat(Math.sqrt(moved)).isGreaterThan(0).isLessThan(1e-3 * ((TRAIN.size() + 15) / 16));
    }

    @Test
    void thePlateauOfAnAccuracyNeedsOne() {
        LinearNetwork net = new LinearNetwork(20, 2, Objective.VALUES, 0f, 3);
        Trainer trainer = trainer(net).schedule(ReduceOnPlateau.ofAccuracy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(Examples.plane(200, 3, 2, 1)))
                .withMessage("ReduceOnPlateau.ofAccuracy needs a network that tells classes apart: use ofLoss()");
    }
}
