package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final EpochResult RESULT = new EpochResult(2, 5, 0.25, 0.9, 0.5, 0.875, 1.5, 4000);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @AfterEach
    void restore() {
        System.clearProperty("lamina.progress");
    }

    private String run(Progress.Mode mode) throws InterruptedException {
        Progress progress = Progress.of(mode, out);
        progress.begin(2, 5, true);
        progress.step(500, 6000, 0.2, 400);
        Thread.sleep(110);
        progress.step(3000, 6000, 0.25, 2700);
        progress.end(RESULT);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linesShowOneLineAnEpoch() throws InterruptedException {
        assertThat(run(Progress.Mode.LINES))
                .isEqualToNormalizingNewlines("epoch 2/5  loss 0.2500  accuracy 90.00%  validation loss 0.5000"
                        + "  validation accuracy 87.50%  1.5 s  4000 rows/s\n");
    }

    @Test
    void theBarOverwritesItsLine() throws InterruptedException {
        String shown = run(Progress.Mode.BAR);
        assertThat(shown)
                .startsWith("\repoch 2/5 [############............]  50%  loss 0.2500  accuracy 90.00%  ")
                .contains("rows/s\repoch 2/5  loss 0.2500")
                .endsWith(System.lineSeparator());
        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void silentShowsNothing() throws InterruptedException {
        assertThat(run(Progress.Mode.SILENT)).isEmpty();
    }

    @Test
    void thePropertyOverrides() {
        System.setProperty("lamina.progress", "bar");
        assertThat(Progress.defaultMode()).isEqualTo(Progress.Mode.BAR);
        System.setProperty("lamina.progress", "none");
        assertThat(Progress.defaultMode()).isEqualTo(Progress.Mode.SILENT);
        System.setProperty("lamina.progress", "loud");
        assertThatIllegalStateException()
                .isThrownBy(Progress::defaultMode)
                .withMessageContaining("lamina.progress=loud is unknown");
    }
}
