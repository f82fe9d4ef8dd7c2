package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lamina.data.Dataset;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Objective;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientNoise;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Optimizers;
import dev.lamina.optim.ScheduleFreeSgd;
import dev.lamina.optim.Sgd;
import dev.lamina.schedule.ReduceOnPlateau;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is saved and goes on in another object, as in another process. */
class CheckpointTest {
    private static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(60, 6, 4, 2);

    @TempDir
    private Path directory;

    private static Trainer trainer(Optimizer optimizer) {
        return withoutStopping(optimizer).callback(EarlyStopping.patience(30));
    }

    private static Trainer withoutStopping(Optimizer optimizer) {
        LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 6);
        net.initialize(42);
        return Trainer.of(net)
                .optimizer(optimizer)
                .schedule(ReduceOnPlateau.ofLoss().patience(0).factor(0.5))
                .clip(GradientNoise.variance(0.01f, 3))
                .accumulate(2)
                .validation(TEST)
                .validateEvery(5)
                .epochs(3)
                .seed(6)
                .silent();
    }

    private static Trainer trainer() {
        return trainer(Adam.learningRate(0.02f));
    }

    private static void assertSame(TrainingRun actual, TrainingRun expected) {
        assertThat(actual.network().sha256()).isEqualTo(expected.network().sha256());
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(actual.history().validations()).isEqualTo(expected.history().validations());
        assertThat(Histories.withoutTimes(actual.history())).isEqualTo(Histories.withoutTimes(expected.history()));
    }

    static List<Optimizer> optimizers() {
        return Optimizers.all();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerGoesOnToTheSameBits(Optimizer optimizer) {
        TrainingRun whole = trainer(optimizer).start(TRAIN);
        whole.fit();
        for (int step : new int[] {1, 6, 13, 20, 39}) {
            Path file = directory.resolve("run.safetensors");
            TrainingRun first = trainer(optimizer).steps(step).start(TRAIN);
            first.fit();
            first.save(file);
            TrainingRun second = trainer(optimizer).resume(file).start(TRAIN);
            assertThat(second.step()).isEqualTo(step);
            second.fit();
            assertSame(second, whole);
        }
    }

    @Test
    void savingChangesNothing() {
        TrainingRun whole = trainer(ScheduleFreeSgd.learningRate(0.1f)).start(TRAIN);
        whole.fit();
        TrainingRun saved = trainer(ScheduleFreeSgd.learningRate(0.1f))
                .callback(Checkpoints.in(directory).everySteps(1).keep(2))
                .start(TRAIN);
        saved.fit();
        String used = saved.network().sha256();
        saved.save(directory.resolve("end.safetensors"));
        assertThat(saved.network().sha256()).isEqualTo(used);
        assertSame(saved, whole);
    }

    @Test
    void theLastFilesAndTheBestStay() throws Exception {
        Trainer trainer =
                trainer().callback(Checkpoints.in(directory).everySteps(4).keep(3));
        TrainingRun run = trainer.start(TRAIN);
        History history = run.fit();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "step-000000000032.safetensors",
                            "step-000000000036.safetensors",
                            "step-000000000039.safetensors",
                            "best.safetensors");
        }
        assertThat(Checkpoints.newest(directory)).hasValue(directory.resolve("step-000000000039.safetensors"));
        TrainingRun best =
                trainer().callback(Checkpoints.in(directory.resolve("other"))).start(TRAIN);
        best.restore(Checkpoints.best(directory));
        double smallest = Stream.concat(
                        history.epochs().stream().map(EpochResult::validationLoss),
                        history.validations().stream()
                                .map(validation -> validation.metrics().loss()))
                .min(Double::compare)
                .orElseThrow();
        assertThat(Trainer.of(best.network()).evaluate(TEST).loss()).isEqualTo(smallest);
    }

    @Test
    void theWeightsForUseCanBeLoadedAlone() {
        for (Optimizer optimizer : List.of(Adam.learningRate(0.02f), ScheduleFreeSgd.learningRate(0.1f))) {
            Path file = directory.resolve("run.safetensors");
            TrainingRun run = withoutStopping(optimizer).start(TRAIN);
            run.fit(1);
            String used = run.network().sha256();
            run.save(file);
            LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 6);
            Checkpoints.load(file, net);
            assertThat(net.sha256()).isEqualTo(used);
            TrainingRun again = withoutStopping(optimizer).resume(file).start(TRAIN);
            again.fit();
            run.fit();
            assertSame(again, run);
        }
        LinearNetwork other = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 7);
        String before = other.sha256();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> Checkpoints.load(directory.resolve("run.safetensors"), other))
                .withMessageContaining("the network has linear.weight[4, 7], the file has not");
        assertThat(other.sha256()).isEqualTo(before);
    }

    @Test
    void whatKilledSavesLeftIsTidiedUpADayLater() throws Exception {
        Path old = Files.createFile(directory.resolve(".step-000000000003.safetensors.0123456789abcdef.tmp"));
        Path recent = Files.createFile(directory.resolve(".step-000000000004.safetensors.0123456789abcdef.tmp"));
        Path foreign = Files.createFile(directory.resolve(".step-of-mine.tmp"));
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(old, yesterday);
        Files.setLastModifiedTime(foreign, yesterday);
        trainer().callback(Checkpoints.in(directory)).epochs(1).fit(TRAIN);
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aNewRunDoesntMixWithTheFilesOfAnother() {
        trainer().callback(Checkpoints.in(directory)).fit(TRAIN);
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer().callback(Checkpoints.in(directory)).fit(TRAIN))
                .withMessageEndingWith(
                        "step-000000000039.safetensors is further than this run, which stands at step 0: go on"
                                + " from there with resume(directory), or take another directory");
        TrainingRun done =
                trainer().callback(Checkpoints.in(directory)).resume(directory).start(TRAIN);
        assertThat(done.fit().epochs()).hasSize(3);
        assertThat(done.step()).isEqualTo(39);
    }

    @Test
    void anEarlyStopIsRemembered() {
        Path file = directory.resolve("run.safetensors");
        Trainer trainer = withoutStopping(Adam.learningRate(0.02f)).validateEvery(1);
        TrainingRun stopped =
                trainer.callback(EarlyStopping.patience(2).minimumChange(100)).start(TRAIN);
        stopped.fit();
        stopped.save(file);
        TrainingRun again = withoutStopping(Adam.learningRate(0.02f))
                .validateEvery(1)
                .callback(EarlyStopping.patience(2).minimumChange(100))
                .resume(file)
                .start(TRAIN);
        again.fit();
        assertThat(again.stopped()).isEqualTo(stopped.stopped()).isPresent();
        assertThat(again.step()).isEqualTo(3);
        assertThat(again.network().sha256()).isEqualTo(stopped.network().sha256());
    }

    private Path saved() {
        Path file = directory.resolve("run.safetensors");
        TrainingRun run = trainer().steps(7).start(TRAIN);
        run.fit();
        run.save(file);
        return file;
    }

    private static void assertRefused(Trainer trainer, Dataset data, Path file, String... lines) {
        TrainingRun run = trainer.start(data);
        String before = run.network().sha256();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> run.restore(file))
                .satisfies(thrown -> assertThat(thrown).hasMessageContainingAll(lines));
        assertThat(run.network().sha256()).isEqualTo(before);
        assertThat(run.step()).isZero();
        assertThat(run.history().epochs()).isEmpty();
    }

    @Test
    void theCheckpointOfAnotherRunIsRefusedWithWhatDiffers() {
        Path file = saved();
        String begin = file + " is the checkpoint of another run than this one of Linear:\n  ";
        assertRefused(
                trainer(Sgd.learningRate(0.1f)),
                TRAIN,
                file,
                begin + "optimizer: Adam(learningRate=0.02, beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.0,"
                        + " amsgrad=false) in the file, but Sgd(learningRate=0.1");
        assertRefused(
                trainer(),
                TRAIN.take(100),
                file,
                begin + "rows of data: 203 in the file, but 100 here\n  Go on with the settings it was written with."
                        + " Nothing was changed.");
        assertRefused(
                trainer().batchSize(4).seed(7),
                TRAIN,
                file,
                "batchSize: 8 in the file, but 4 here\n  seed: 6 in the file, but 7 here");
        assertRefused(
                trainer().schedule(ReduceOnPlateau.ofLoss()),
                TRAIN,
                file,
                "schedule: ReduceOnPlateau(accuracy=false, factor=0.5, patience=0,");
        LinearNetwork other = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 7);
        assertRefused(
                Trainer.of(other).silent(),
                Examples.clusters(203, 7, 4, 1),
                file,
                "the network has linear.weight[4, 7], the file has not",
                "the file has linear.weight[4, 6], which isn't used here");
        assertRefused(
                trainer().callback(EarlyStopping.patience(2)),
                TRAIN,
                file,
                "the run has the array callback.EarlyStopping#2.best.linear.weight[4, 6], the file has not");
    }

    @Test
    void aNewerVersionIsRefused() {
        Path file = directory.resolve("newer.safetensors");
        new SafeTensorsWriter()
                .metadata("format", "lamina-checkpoint")
                .metadata("version", "2")
                .write(file);
        assertRefused(
                trainer(),
                TRAIN,
                file,
                file
                        + " was written by a newer version of the library: its format is version 2, but this one knows 1 only."
                        + " Update the library to go on from it.");
    }

    @Test
    void weightsAloneAreNoCheckpoint() {
        Path file = directory.resolve("weights.safetensors");
        TrainingRun run = trainer().start(TRAIN);
        run.network().save(file);
        assertRefused(
                trainer(), TRAIN, file, file + " is no checkpoint of a training run: it lacks the metadata format");
        assertRefused(trainer(), TRAIN, directory.resolve("none"), "none: there is no such file.");
    }

    @Test
    void savingWhereOthersDontKnowOfTheStepIsRefused() {
        Path file = directory.resolve("run.safetensors");
        Callback early = new Callback() {
            @Override
            public void onStepEnd(TrainingRun run) {
                run.save(file);
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer().callback(early).fit(TRAIN))
                .withMessage("Linear: a callback saved the run where others may not know of the step yet: save it in"
                        + " onSafePoint");
    }

    @Test
    void withoutACheckpointItStartsAnew() {
        TrainingRun run = trainer().resume(directory).start(TRAIN);
        assertThat(run.step()).isZero();
        assertThat(run.fit().epochs()).hasSize(3);
    }

    @Test
    void theFileHoldsWhatTheDocumentationSays() {
        try (SafeTensorsReader reader = SafeTensorsReader.open(saved())) {
            assertThat(reader.tensors().keySet())
                    .containsExactly(
                            "parameters.center.running_mean",
                            "parameters.linear.weight",
                            "parameters.linear.bias",
                            "optimizer.exp_avg.linear.weight",
                            "optimizer.exp_avg.linear.bias",
                            "optimizer.exp_avg_sq.linear.weight",
                            "optimizer.exp_avg_sq.linear.bias",
                            "callback.EarlyStopping.best.center.running_mean",
                            "callback.EarlyStopping.best.linear.weight",
                            "callback.EarlyStopping.best.linear.bias",
                            "history",
                            "validations");
            assertThat(reader.metadata())
                    .containsEntry("network", "Linear")
                    .containsEntry("setting.rows of data", "203")
                    .containsEntry("scalar.step.optimizer.step", "7.0")
                    .containsEntry("scalar.step.passes", "14.0")
                    .containsEntry("scalar.run.rows_done", "112.0")
                    .containsEntry("scalar.callback.EarlyStopping.best_step", "5.0");
        }
    }

    @Test
    void badSettingsAreNamed() {
        assertThat(List.of(
                        catchThrowable(() -> Checkpoints.in(directory).keep(0)),
                        catchThrowable(() -> Checkpoints.in(directory).everySteps(0)),
                        catchThrowable(() -> Checkpoints.in(directory).everyEpochs(-1))))
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "keep must be at least 1, but is 0",
                        "everySteps must be at least 1, but is 0",
                        "everyEpochs must be at least 1, but is -1");
    }
}
