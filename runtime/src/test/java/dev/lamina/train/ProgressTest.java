package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Dataset TRAIN = Examples.clusters(40, 6, 4, 1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @AfterEach
    void restore() {
        System.clearProperty("lamina.progress");
    }

    /** Two epochs of five steps, of which the third takes long. */
    private String shown(Progress.Mode mode) {
        LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0f, 6);
        net.initialize(1);
        Trainer.of(net)
                .epochs(2)
                .silent()
                .callback(new Callback() {
                    @Override
                    public void onStepEnd(TrainingRun run) {
                        if (run.step() == 3) {
                            pause();
                        }
                    }
                })
                .callback(Progress.of(mode, out))
                .fit(TRAIN, TRAIN);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(110);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void linesShowOneLineAnEpoch() {
        String line = "  loss \\d\\.\\d{4}  accuracy \\d+\\.\\d\\d%  validation loss \\d\\.\\d{4}"
                + "  validation accuracy \\d+\\.\\d\\d%  \\d\\.\\d s  \\d+ rows/s\\R";
        assertThat(shown(Progress.Mode.LINES)).matches("epoch 1/2" + line + "epoch 2/2" + line);
    }

    @Test
    void theBarOverwritesItsLine() {
        assertThat(shown(Progress.Mode.BAR))
                .startsWith("\repoch 1/2 [##############..........]  60%  loss ")
                .containsPattern("accuracy \\d+\\.\\d\\d%  \\d+ rows/s *\repoch 1/2  loss ")
                .endsWith(System.lineSeparator())
                .satisfies(
                        shown -> assertThat(shown.split(System.lineSeparator())).hasSize(2));
    }

    @Test
    void aFailureEndsTheLine() {
        Callback failing = new Callback() {
            @Override
            public void onStepEnd(TrainingRun run) {
                if (run.step() == 4) {
                    throw new IllegalStateException("enough");
                }
            }
        };
        LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0f, 6);
        Trainer trainer = Trainer.of(net).silent().callback(new Callback() {
            @Override
            public void onStepEnd(TrainingRun run) {
                pause();
            }
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer.callback(Progress.of(Progress.Mode.BAR, out))
                        .callback(failing)
                        .fit(TRAIN))
                .withMessage("enough");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator());
    }

    @Test
    void thePropertyOverrides() {
        System.setProperty("lamina.progress", "bar");
        assertThat(Progress.defaultMode()).isEqualTo(Progress.Mode.BAR);
        System.setProperty("lamina.progress", "none");
        assertThat(Progress.defaultMode()).isEqualTo(Progress.Mode.NONE);
        System.setProperty("lamina.progress", "loud");
        assertThatIllegalStateException()
                .isThrownBy(Progress::defaultMode)
                .withMessage("lamina.progress=loud is unknown: use auto, bar, lines or none");
    }
}
