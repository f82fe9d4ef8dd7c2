package dev.lamina.examples.reproducible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.model.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight threads predict with one network at once: one of them always fails, one is always interrupted. Each has the bits that
 * one thread alone computes. {@code predict} has sessions of one thread; those of three threads share their pool of workers.
 */
class PredictingThreadsTest {
    private static final int ROUNDS = 15;
    private static final int SPLIT = 3;
    private static final int ROWS = CompiledEverySequence.BATCH;
    private static final int LENGTH = 13;
    private static final int VOCABULARY = 50;
    private static final int CLASSES = 10;

    private CompiledEverySequence network;
    private int[][] rows;
    private int[] classes;
    private float[][] probabilities;
    private float[] outputs;

    @AfterEach
    void chooseKernelsAsUsual() {
        System.clearProperty("lamina.kernels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portable", "simd"})
    void noneDisturbsTheOthers(String kernels) throws Exception {
        System.setProperty("lamina.kernels", kernels);
        computeAlone();
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(threads.submit(repeated(start, this::predicts)));
                Session session = network.newTrainingSession(SPLIT);
                running.add(threads.submit(repeated(start, () -> infers(session))));
            }
            running.add(threads.submit(repeated(start, fails())));
            running.add(threads.submit(repeated(start, interrupted())));
            for (Future<Void> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        predicts();
        infers(network.newTrainingSession(SPLIT));
    }

    /** What the network says of some rows, before there are other threads. */
    private void computeAlone() {
        network = CompiledEverySequence.create(5);
        SplittableRandom random = new SplittableRandom(5);
        rows = new int[ROWS][LENGTH];
        for (int[] row : rows) {
            Arrays.setAll(row, i -> random.nextInt(VOCABULARY));
        }
        classes = network.predict(rows);
        probabilities = new float[ROWS][];
        Arrays.setAll(probabilities, i -> network.probabilities(rows[i]));
        outputs = outputs(network.newTrainingSession(1));
        assertThat(outputs).doesNotContain(0f).doesNotHaveDuplicates();
    }

    /** An action that begins when those of all threads do. */
    private static Callable<Void> repeated(CyclicBarrier start, Runnable action) {
        return () -> {
            start.await(1, TimeUnit.MINUTES);
            for (int round = 0; round < ROUNDS; round++) {
                action.run();
            }
            return null;
        };
    }

    private void predicts() {
        assertThat(network.predict(rows)).isEqualTo(classes);
        for (int i = 0; i < ROWS; i += 5) {
            assertThat(network.probabilities(rows[i])).isEqualTo(probabilities[i]);
        }
    }

    private void infers(Session session) {
        assertThat(outputs(session)).isEqualTo(outputs);
    }

    private float[] outputs(Session session) {
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(rows[i], 0, session.indices(0), i * LENGTH, LENGTH);
        }
        session.infer(ROWS);
        return Arrays.copyOf(session.output(0), ROWS * CLASSES);
    }

    /** Predicts what can't be predicted, by itself and behind rows that can. */
    private Runnable fails() {
        int[][] unknown = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
        unknown[ROWS - 1][LENGTH - 1] = VOCABULARY;
        return () -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.predict(unknown))
                    .withMessageContaining("takes integers from 0 to 49, but value 12 of row 23 is 50");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.probabilities(unknown[ROWS - 1]))
                    .withMessageContaining("value 12 of row 0 is 50");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.predict(new int[2]))
                    .withMessageContaining("has 13 values, but the array has 2");
        };
    }

    /** An interrupt stops no computation, and whoever called still finds the flag. */
    private Runnable interrupted() {
        Session session = network.newTrainingSession(SPLIT);
        return () -> {
            Thread.currentThread().interrupt();
            predicts();
            infers(session);
            assertThat(Thread.interrupted()).isTrue();
        };
    }
}
