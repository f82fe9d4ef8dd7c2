package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.ScheduleFreeSgd;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final Dataset TRAIN = Examples.clusters(80, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(60, 6, 4, 2);

    /** Reports a figure that was thought up. */
    private record Reporter(double... values) implements Callback {
        @Override
        public void onMeasure(TrainingRun run) {
            run.report("quality", values[run.epoch() - 1]);
        }
    }

    /** Remembers the network's weights after each epoch. */
    private static final class Weights implements Callback {
        private final List<String> sha256 = new ArrayList<>();

        @Override
        public void onEpochEnd(TrainingRun run, EpochResult result) {
            sha256.add(run.network().sha256());
        }
    }

    private static Trainer trainer(Optimizer optimizer) {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0.1f, 6);
        net.initialize(2);
        return Trainer.of(net).optimizer(optimizer).epochs(8).silent();
    }

    private static Trainer trainer() {
        return trainer(Sgd.learningRate(0.1f));
    }

    @Test
    void itStopsAfterItsPatienceWithTheBestWeights() {
        for (Optimizer optimizer : List.of(Sgd.learningRate(0.1f), ScheduleFreeSgd.learningRate(0.1f))) {
            EarlyStopping stopping = EarlyStopping.patience(2).largest("quality");
            Weights weights = new Weights();
            TrainingRun run = trainer(optimizer)
                    .callback(new Reporter(1, 3, 2, 3, 9, 9, 9, 9))
                    .callback(stopping)
                    .callback(weights)
                    .start(TRAIN);
            assertThat(run.fit().epochs()).hasSize(4);
            assertThat(run.stopped()).hasValue("no better quality than 3.0000, of epoch 2, for 2 judgements");
            assertThat(stopping.bestEpoch()).isEqualTo(2);
            assertThat(stopping.bestStep()).isEqualTo(10);
            assertThat(stopping.best()).isEqualTo(3);
            assertThat(run.network().sha256()).isEqualTo(weights.sha256.get(1)).isNotEqualTo(weights.sha256.get(3));
        }
    }

    @Test
    void theMinimumChangeMustBeBeaten() {
        EarlyStopping stopping = EarlyStopping.patience(1).smallest("quality").minimumChange(0.5);
        History history = trainer()
                .callback(new Reporter(4, 3, 2.5, 0, 0, 0, 0, 0))
                .callback(stopping)
                .fit(TRAIN);
        assertThat(history.epochs()).hasSize(3);
        assertThat(stopping.bestEpoch()).isEqualTo(2);
    }

    @Test
    void nanIsNeverBetter() {
        EarlyStopping stopping = EarlyStopping.patience(2).smallest("quality");
        trainer()
                .callback(new Reporter(Double.NaN, 1, Double.NaN, Double.NaN, 0, 0, 0, 0))
                .callback(stopping)
                .fit(TRAIN);
        assertThat(stopping.bestEpoch()).isEqualTo(2);
    }

    @Test
    void validationWithinEpochsCounts() {
        EarlyStopping stopping = EarlyStopping.patience(1).minimumChange(1e6);
        TrainingRun run = trainer().validateEvery(2).callback(stopping).start(TRAIN, TEST);
        History history = run.fit();
        // The first measurement, after step 2, is the best; that after step 4 isn't better.
        assertThat(run.step()).isEqualTo(4);
        assertThat(stopping.best())
                .isEqualTo(history.validations().get(0).metrics().loss());
        assertThat(Trainer.of(run.network()).evaluate(TEST).loss()).isEqualTo(stopping.best());
    }

    @Test
    void withoutValidationTheLossOfTrainingIsWatched() {
        EarlyStopping stopping = EarlyStopping.patience(1);
        History history = trainer().callback(stopping).fit(TRAIN);
        assertThat(stopping.best())
                .isEqualTo(history.epochs().stream()
                        .mapToDouble(EpochResult::loss)
                        .min()
                        .orElseThrow());
    }

    @Test
    void theBestWeightsStandAsideWhenTheRunGoesOn() {
        for (Optimizer optimizer : List.of(Sgd.learningRate(0.1f), ScheduleFreeSgd.learningRate(0.1f))) {
            TrainingRun run = trainer(optimizer)
                    .epochs(2)
                    .callback(EarlyStopping.patience(50).largest("loss"))
                    .start(TRAIN);
            run.fit();
            run.fit(6);
            TrainingRun plain = trainer(optimizer).start(TRAIN);
            plain.fit();
            assertThat(run.history().last().loss())
                    .isEqualTo(plain.history().last().loss());
        }
    }

    @Test
    void keepLastLeavesTheLastWeights() {
        Weights weights = new Weights();
        TrainingRun run = trainer()
                .callback(EarlyStopping.patience(1).largest("loss").keepLast())
                .callback(weights)
                .start(TRAIN);
        run.fit();
        assertThat(run.network().sha256()).isEqualTo(weights.sha256.get(1));
    }

    @Test
    void badSettingsAndNamesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.patience(0))
                .withMessage(
                        "patience must be at least 1, but is 0: it counts how often a figure may fail to get better,"
                                + " and the last of these ends the run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.patience(1).minimumChange(Double.NaN))
                .withMessage("minimumChange must be finite and at least 0, but is NaN");
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer()
                        .callback(EarlyStopping.patience(1).smallest("f1"))
                        .fit(TRAIN, TEST))
                .withMessage("a callback watches the figure f1, but there are only [loss, accuracy, validation_loss,"
                        + " validation_accuracy]: name one of these");
    }
}
