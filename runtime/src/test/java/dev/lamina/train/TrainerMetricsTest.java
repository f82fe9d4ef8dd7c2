package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.data.Dataset;
import dev.lamina.metric.Accuracy;
import dev.lamina.metric.Average;
import dev.lamina.metric.F1;
import dev.lamina.metric.LogLoss;
import dev.lamina.metric.NetworkMetrics;
import dev.lamina.metric.R2;
import dev.lamina.metric.RocAuc;
import dev.lamina.metric.TopKAccuracy;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics of the user's choice in fit, in evaluate and by name in results. */
class TrainerMetricsTest {
    private static final Dataset TRAIN = Examples.clusters(60, 4, 3, 1);
    private static final Dataset TEST = Examples.clusters(30, 4, 3, 2);

    private final LinearNetwork net = network();

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(8, 3, Objective.CLASS, 0.1f, 4);
        net.initialize(1);
        return net;
    }

    private static Trainer trainer(LinearNetwork net) {
        return Trainer.of(net)
                .epochs(2)
                .silent()
                .metrics(Accuracy.metric(), F1.average(Average.MACRO), F1.average(Average.PER_CLASS));
    }

    @Test
    void resultsHaveThemByName() {
        NetworkMetrics passes = NetworkMetrics.of(net, F1.average(Average.MACRO));
        List<Double> training = new ArrayList<>();
        History history = trainer(net)
                .callback(new Callback() {
                    @Override
                    public void onTrainingPass(Session session, int rows) {
                        passes.add(session, rows);
                    }

                    @Override
                    public void onEpochEnd(TrainingRun run, EpochResult result) {
                        training.add(passes.values().get("f1_macro"));
                        passes.reset();
                    }
                })
                .fit(TRAIN, TEST);
        EpochResult last = history.last();
        assertThat(last.metrics().keySet())
                .containsExactly(
                        "loss",
                        "accuracy",
                        "f1_macro",
                        "f1_per_class.0",
                        "f1_per_class.1",
                        "f1_per_class.2",
                        "validation_loss",
                        "validation_accuracy",
                        "validation_f1_macro",
                        "validation_f1_per_class.0",
                        "validation_f1_per_class.1",
                        "validation_f1_per_class.2");
        assertThat(history.epochs())
                .extracting(result -> result.training().measured("f1_macro"))
                .containsExactlyElementsOf(training);
        assertThat(last.training().measured("accuracy")).isEqualTo(last.accuracy());
        Metrics evaluated = trainer(net).evaluate(TEST);
        assertThat(evaluated.measured())
                .isEqualTo(last.validation().orElseThrow().measured());
        assertThat(evaluated.measured("accuracy")).isEqualTo(evaluated.accuracy());
        assertThat(evaluated.toString()).matches("loss \\S+, accuracy \\S+%, f1_macro 0\\.\\d{4}");
        assertThat(last.toString()).containsPattern("  f1_macro 0\\.\\d{4}  validation f1_macro 0\\.\\d{4}  ");
    }

    @Test
    void measuringChangesNoBit() {
        LinearNetwork plain = network();
        Trainer.of(plain).epochs(2).silent().fit(TRAIN, TEST);
        trainer(net).fit(TRAIN, TEST);
        assertThat(net.sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void callbacksWatchThem() {
        History history = trainer(net)
                .epochs(50)
                .callback(EarlyStopping.patience(2).largest("validation_f1_macro"))
                .fit(TRAIN, TEST);
        double best = history.epochs().stream()
                .mapToDouble(result -> result.metrics().get("validation_f1_macro"))
                .max()
                .orElseThrow();
        assertThat(history.epochs()).hasSizeLessThan(50);
        assertThat(trainer(net).evaluate(TEST).measured("f1_macro")).isEqualTo(best);
    }

    @Test
    void checkpointsKeepThem(@TempDir Path directory) {
        Path file = directory.resolve("run.safetensors");
        TrainingRun run = trainer(net).start(TRAIN, TEST);
        run.fit();
        run.save(file);
        TrainingRun other = trainer(network()).start(TRAIN, TEST);
        other.restore(file);
        assertThat(other.history().epochs()).isEqualTo(run.history().epochs());
        assertThat(other.history().last().metrics().get("validation_f1_per_class.2"))
                .isEqualTo(run.history().last().metrics().get("validation_f1_per_class.2"));
    }

    /** The rows before it are in no sum, so half an epoch isn't passed off as a whole one. */
    @Test
    void anEpochThatWasResumedHasNoFiguresOfTraining(@TempDir Path directory) {
        Path file = directory.resolve("run.safetensors");
        TrainingRun run = trainer(net).steps(3).start(TRAIN, TEST);
        run.fit();
        run.save(file);
        LinearNetwork again = network();
        TrainingRun resumed = trainer(again).start(TRAIN, TEST);
        resumed.restore(file);
        List<EpochResult> epochs = resumed.fit().epochs();
        assertThat(epochs.get(0).training().measured("f1_macro")).isNaN();
        assertThat(epochs.get(0).validation().orElseThrow().measured("f1_macro"))
                .isBetween(0.0, 1.0);
        assertThat(epochs.get(1).training().measured("f1_macro")).isBetween(0.0, 1.0);
        LinearNetwork whole = network();
        List<EpochResult> expected = trainer(whole).fit(TRAIN, TEST).epochs();
        assertThat(again.sha256()).isEqualTo(whole.sha256());
        assertThat(epochs.get(1).training()).isEqualTo(expected.get(1).training());
        assertThat(epochs.get(0).validation()).isEqualTo(expected.get(0).validation());
    }

    @Test
    void oneThatDoesNotFitIsRefusedBeforeTraining() {
        String before = net.sha256();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).metrics(R2.metric()).fit(TRAIN))
                .withMessage("Linear: r2 isn't defined for what its losses read: r2 measures values, not"
                        + " classes(3).ignoring(-100)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).metrics(TopKAccuracy.k(4)).evaluate(TEST))
                .withMessageContaining("top_4_accuracy needs at least 4 classes, but there are 3");
        assertThat(net.sha256()).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).evaluate(TEST).measured("f1_makro"))
                .withMessageContaining("did you mean f1_macro?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(net).evaluate(TEST).measured("f1_macro"))
                .withMessage("there is no metric f1_macro among []: name some with Trainer.metrics(...)");
    }

    @Test
    void aMetricMayHaveTheNameOfAFigureThatIsMissing() {
        LinearNetwork yesOrNo = new LinearNetwork(8, 1, Objective.PROBABILITY, 0f, 4);
        yesOrNo.initialize(1);
        Dataset data = Dataset.of(new float[] {1, 2, 3, 4, 4, 3, 2, 1}, 4, new float[] {1, 0}, 1);
        Metrics metrics = Trainer.of(yesOrNo)
                .metrics(Accuracy.metric(), LogLoss.metric(), RocAuc.metric())
                .evaluate(data);
        assertThat(metrics.hasAccuracy()).isFalse();
        assertThat(metrics.measured().keySet()).containsExactly("accuracy", "log_loss", "roc_auc");
        assertThat(metrics.byName("x_")).containsKeys("x_loss", "x_accuracy", "x_roc_auc");
        assertThat(Map.copyOf(metrics.measured())).isEqualTo(metrics.measured());
    }
}
