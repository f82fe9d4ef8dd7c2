package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Objective;
import dev.lamina.optim.Adam;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that were cut off or changed end in a clear error or in the same run. */
class DamagedCheckpointTest {
    private static final int FLIPS = 10_000;
    private static final Dataset TRAIN = Examples.clusters(30, 2, 3, 1);

    @TempDir
    private Path directory;

    private Path file;
    private byte[] bytes;
    private TrainingRun run;
    private String fresh;

    private static TrainingRun start() {
        LinearNetwork net = new LinearNetwork(8, 3, Objective.CLASS, 0.1f, 2);
        net.initialize(3);
        return Trainer.of(net)
                .optimizer(Adam.learningRate(0.01f))
                .epochs(2)
                .silent()
                .start(TRAIN);
    }

    @BeforeEach
    void save() throws IOException {
        file = directory.resolve("run.safetensors");
        TrainingRun saved = start();
        saved.fit(1);
        saved.save(file);
        bytes = Files.readAllBytes(file);
        run = start();
        fresh = run.network().sha256();
    }

    /** Whether the file was taken. */
    private boolean isTaken(byte[] content, String how) throws IOException {
        Files.write(file, content);
        try {
            run.restore(file);
        } catch (WeightFileException refused) {
            assertThat(refused).as(how).hasMessageStartingWith(file.toString());
            assertThat(run.network().sha256()).as(how).isEqualTo(fresh);
            return false;
        }
        return true;
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(isTaken(Arrays.copyOf(bytes, length), "the first " + length + " bytes"))
                    .isFalse();
        }
        assertThat(isTaken(bytes, "whole")).isTrue();
    }

    @Test
    void everyChangedBitIsFoundOrMakesNoDifference() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        run.restore(file);
        String good = run.network().sha256();
        long step = run.step();
        run = start();
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = bytes.clone();
            int bit = random.nextInt(8 * bytes.length);
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String how = "bit " + bit + ", seed " + seed;
            if (isTaken(changed, how)) {
                assertThat(run.network().sha256()).as(how).isEqualTo(good);
                assertThat(run.step()).as(how).isEqualTo(step);
                run = start();
            }
        }
    }
}
