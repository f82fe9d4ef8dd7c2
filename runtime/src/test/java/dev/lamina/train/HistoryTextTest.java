package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamina.model.Objective;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTextTest {
    private static final EpochResult FIRST = new EpochResult(
            1, 2, 5, 0.1, 0.5, 400, new Metrics(0.25, 0.9), Optional.of(new Metrics(1.5, 0.875)), Map.of());
    private static final EpochResult SECOND = new EpochResult(
            2,
            2,
            7,
            0.05,
            0.25,
            320,
            new Metrics(
                    Double.NaN,
                    Double.NaN,
                    List.of(new TermMetrics("kind", 2, 0.5), new TermMetrics("area", 3, Double.NaN))),
            Optional.empty(),
            Map.of("f1, \"macro\"", 0.75));
    private static final History HISTORY = new History(
            List.of(FIRST), Optional.of(SECOND), List.of(new History.Validation(1, 3, new Metrics(2, Double.NaN))));

    @TempDir
    private Path directory;

    @Test
    void csvHasALineForEachEpoch() {
        assertThat(HISTORY.toCsv())
                .isEqualTo("epoch,step,learning_rate,seconds,rows_per_second,loss,accuracy,validation_loss,"
                        + "validation_accuracy,kind.loss,kind.accuracy,area.loss,\"f1, \"\"macro\"\"\"\r\n"
                        + "1,5,0.1,0.5,400.0,0.25,0.9,1.5,0.875,,,,\r\n"
                        + "2,7,0.05,0.25,320.0,,,,,2.0,0.5,3.0,0.75\r\n");
    }

    @Test
    void jsonHasEpochsAndValidations() {
        assertThat(HISTORY.toJson())
                .isEqualTo("{\"epochs\":[{\"epoch\":1,\"step\":5,\"learning_rate\":0.1,\"seconds\":0.5,"
                        + "\"rows_per_second\":400.0,\"metrics\":{\"loss\":0.25,\"accuracy\":0.9,\"validation_loss\":1.5,"
                        + "\"validation_accuracy\":0.875}}],\"unfinished\":{\"epoch\":2,\"step\":7,\"learning_rate\":0.05,"
                        + "\"seconds\":0.25,\"rows_per_second\":320.0,\"metrics\":{\"loss\":null,\"kind.loss\":2.0,"
                        + "\"kind.accuracy\":0.5,\"area.loss\":3.0,\"f1, \\\"macro\\\"\":0.75}},"
                        + "\"validations\":[{\"epoch\":1,\"step\":3,\"metrics\":{\"validation_loss\":2.0}}]}\n");
    }

    @Test
    void filesAreReplacedAsAWhole() throws Exception {
        Path csv = directory.resolve("history.csv");
        Files.writeString(csv, "something longer than what is to come".repeat(100));
        HISTORY.writeCsv(csv);
        assertThat(Files.readString(csv)).isEqualTo(HISTORY.toCsv());
        HISTORY.writeJson(csv);
        assertThat(Files.readString(csv)).isEqualTo(HISTORY.toJson());
        assertThatThrownBy(() -> HISTORY.writeCsv(directory.resolve("none/history.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("its directory")
                .hasMessageContaining("Create it first.");
    }

    @Test
    void checkpointsKeepEveryFigure() {
        History kept = new History(List.of(FIRST, FIRST), Optional.empty(), HISTORY.validations());
        assertThat(HistoryRows.ofEpochs(kept.epochs()).epochs(List.of())).isEqualTo(kept.epochs());
        assertThat(HistoryRows.ofEpochs(List.of(SECOND)).epochs(List.of("kind", "area")))
                .isEqualTo(List.of(SECOND));
        assertThat(HistoryRows.ofValidations(kept.validations()).validations(List.of()))
                .isEqualTo(kept.validations());
        assertThat(HistoryRows.ofEpochs(List.of()).epochs(List.of())).isEmpty();
    }

    @Test
    void namesOfFiguresAreOneLine() {
        Callback bad = new Callback() {
            @Override
            public void onMeasure(TrainingRun run) {
                run.report("two\nlines", 1);
            }
        };
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0f, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Trainer.of(net).epochs(1).silent().callback(bad).fit(Examples.clusters(20, 6, 4, 1)))
                .withMessage("the name of a figure is one line, not \"two\nlines\"");
    }
}
