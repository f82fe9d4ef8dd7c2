package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callbacks are told, when, and what they see. */
class CallbackTest {
    private static final Dataset TRAIN = Examples.clusters(40, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(20, 6, 4, 2);

    /** Writes down all that it is told. */
    private static final class Recorder implements Callback {
        final List<String> told = new ArrayList<>();
        final List<EpochResult> results = new ArrayList<>();

        @Override
        public void onStart(TrainingRun run) {
            told.add("start");
        }

        @Override
        public void onRunBegin(TrainingRun run) {
            told.add("begin");
        }

        @Override
        public void onEpochBegin(TrainingRun run) {
            told.add("epoch " + run.epoch() + "/" + run.epochs());
        }

        @Override
        public void onTrainingPass(Session session, int rows) {
            told.add("pass " + rows);
        }

        @Override
        public void onStepEnd(TrainingRun run) {
            told.add("step " + run.step() + " " + run.rows() + " " + run.rowsDone() + "/" + run.rowsOfEpoch());
        }

        @Override
        public void onValidationBegin(TrainingRun run) {
            told.add("validating");
        }

        @Override
        public void onValidationPass(Session session, int rows) {
            told.add("measured " + rows);
        }

        @Override
        public void onValidation(TrainingRun run, Metrics metrics) {
            told.add("validated");
        }

        @Override
        public void onMeasure(TrainingRun run) {
            told.add("measure");
            run.report("steps", run.step());
        }

        @Override
        public void onEpochEnd(TrainingRun run, EpochResult result) {
            told.add("end of epoch " + run.epoch());
            results.add(result);
        }

        @Override
        public void onRunEnd(TrainingRun run) {
            told.add("end");
        }

        @Override
        public void onFailure(TrainingRun run, Throwable failure) {
            told.add("failure " + failure.getMessage());
        }
    }

    private static Trainer trainer(Callback callback) {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0f, 6);
        net.initialize(1);
        return Trainer.of(net)
                .optimizer(Sgd.learningRate(0.1f))
                .epochs(1)
                .silent()
                .callback(callback);
    }

    @Test
    void theyAreToldInOrder() {
        Recorder recorder = new Recorder();
        trainer(recorder).accumulate(2).fit(TRAIN, TEST);
        assertThat(recorder.told)
                .containsExactly(
                        "start",
                        "begin",
                        "epoch 1/1",
                        "pass 16",
                        "pass 16",
                        "step 1 32 32/40",
                        "pass 8",
                        "step 2 8 40/40",
                        "validating",
                        "measured 16",
                        "measured 4",
                        "validated",
                        "measure",
                        "end of epoch 1",
                        "end");
    }

    @Test
    void validationWithinAnEpochIsToldAndListed() {
        Recorder recorder = new Recorder();
        History history = trainer(recorder).batchSize(8).validateEvery(2).fit(TRAIN, TEST);
        assertThat(history.validations()).extracting("epoch").containsExactly(1, 1);
        assertThat(history.validations()).extracting("step").containsExactly(2L, 4L);
        assertThat(recorder.told.stream().filter("validated"::equals)).hasSize(3);
        assertThat(recorder.told.indexOf("validated")).isGreaterThan(recorder.told.indexOf("step 2 8 16/40"));
    }

    @Test
    void measuringWithinAnEpochChangesNothing() {
        Recorder recorder = new Recorder();
        Trainer trainer = trainer(recorder).batchSize(8);
        TrainingRun plain = trainer.start(TRAIN, TEST);
        TrainingRun measured = trainer(recorder).batchSize(8).validateEvery(1).start(TRAIN, TEST);
        plain.fit();
        measured.fit();
        assertThat(measured.network().sha256()).isEqualTo(plain.network().sha256());
    }

    @Test
    void whatTheyReportIsAPartOfTheResult() {
        Recorder recorder = new Recorder();
        History history = trainer(recorder).epochs(2).fit(TRAIN, TEST);
        assertThat(recorder.results).isEqualTo(history.epochs());
        EpochResult last = history.last();
        assertThat(last.reported()).containsExactly(org.assertj.core.api.Assertions.entry("steps", 6.0));
        assertThat(last.metrics().keySet())
                .containsExactly("loss", "accuracy", "validation_loss", "validation_accuracy", "steps");
        assertThat(last.metrics()).containsEntry("validation_loss", last.validationLoss());
        assertThat(last).asString().startsWith("epoch 2/2  loss ").contains("  steps 6.0000  ");
        assertThat(last.step()).isEqualTo(6);
        assertThat(last.learningRate()).isEqualTo(0.1);
    }

    @Test
    void oneThatThrowsEndsTheRunAndItCanGoOn() {
        Recorder recorder = new Recorder();
        Callback failing = new Callback() {
            @Override
            public void onStepEnd(TrainingRun run) {
                if (run.step() == 2) {
                    throw new IllegalStateException("no");
                }
            }
        };
        TrainingRun run = trainer(recorder).callback(failing).start(TRAIN);
        assertThatIllegalStateException().isThrownBy(run::fit).withMessage("no");
        assertThat(recorder.told).endsWith("step 2 16 32/40", "failure no");
        run.fit();
        TrainingRun whole = trainer(new Recorder()).start(TRAIN);
        whole.fit();
        assertThat(run.network().sha256()).isEqualTo(whole.network().sha256());
        assertThat(run.history().last().loss()).isEqualTo(whole.history().last().loss());
    }

    @Test
    void fitWithinFitIsRefused() {
        Callback nested = new Callback() {
            @Override
            public void onStepEnd(TrainingRun run) {
                run.fit();
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer(nested).fit(TRAIN))
                .withMessage("Linear: fit was called by a callback of the run itself");
    }
}
