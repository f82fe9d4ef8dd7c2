package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed again and again, and started again, ends with the bits of one that nobody disturbed. */
@Tag("any-jdk")
@Tag("slow")
class KillTest {
    private static final int KILLS = 20;
    private static final long LONGEST_LIFE = 1200;

    @TempDir
    private Path directory;

    private Process start(int life) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRuns.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output-" + life + ".txt").toFile())
                .start();
    }

    @Test
    void killedRunsEndWithTheSameBits() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int killed = 0;
        for (int life = 0; life < KILLS; life++) {
            Process process = start(life);
            if (process.waitFor(random.nextLong(LONGEST_LIFE), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).as(output(life, seed)).isZero();
            } else {
                process.destroyForcibly().waitFor(); // SIGKILL
                killed++;
            }
        }
        Process last = start(KILLS);
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).as(output(KILLS, seed)).isTrue();
        assertThat(last.exitValue()).as(output(KILLS, seed)).isZero();
        System.out.println("KillTest: " + killed + " processes killed while they ran, seed " + seed);
        for (KilledRuns.Kind kind : KilledRuns.Kind.values()) {
            TrainingRun whole = kind.fit(null);
            TrainingRun end = kind.trainer()
                    .callback(Checkpoints.in(kind.directory(directory)))
                    .resume(kind.directory(directory))
                    .start(KilledRuns.TRAIN);
            assertThat(end.step()).as("seed %d", seed).isEqualTo(whole.step());
            end.fit(); // nothing to do but to show the weights for use
            assertThat(end.network().sha256())
                    .as("%s, seed %d", kind, seed)
                    .isEqualTo(whole.network().sha256());
            assertThat(Histories.withoutTimes(end.history()))
                    .as("%s, seed %d", kind, seed)
                    .isEqualTo(Histories.withoutTimes(whole.history()));
        }
        assertThat(killed).as("killed while they ran, seed %d", seed).isGreaterThan(KILLS / 2);
    }

    private String output(int life, long seed) throws IOException {
        return "seed " + seed + ", life " + life + ": "
                + Files.readString(directory.resolve("output-" + life + ".txt"));
    }
}
