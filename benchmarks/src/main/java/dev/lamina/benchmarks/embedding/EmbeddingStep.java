package dev.lamina.benchmarks.embedding;

import dev.lamina.benchmarks.models.CompiledWords;
import dev.lamina.benchmarks.models.Words;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.Adagrad;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.optim.SparseAdam;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training steps of {@link Words}, on one thread: what it is worth that a step leaves the words alone which its texts
 * don't hold. Words are as frequent as Zipf's law says, so about 1,150 different ones stand in a step's 2,048.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dlamina.kernels=simd"})
public class EmbeddingStep {
    private static final int BATCHES = 64;
    private static final int COUNT = Words.TEXTS * Words.LENGTH;

    /** The optimizer. */
    @Param({"Sgd", "Adagrad", "SparseAdam", "Adam"})
    public String optimizer;

    private final int[] words = new int[BATCHES * COUNT];
    private final int[] labels = new int[BATCHES * Words.TEXTS];
    private Session session;
    private Optimizer.State state;
    private Gradients whole;
    private int next;

    /** Draws the texts. */
    @Setup
    public void prepare() {
        Network network = CompiledWords.create(42);
        session = network.newTrainingSession(1);
        state = optimizer().start(network.trainableParameters());
        double[] cumulative = new double[Words.VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < cumulative.length; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        SplittableRandom random = new SplittableRandom(7);
        int[] wordOfRank = random.ints(0, Words.VOCABULARY)
                .distinct()
                .limit(Words.VOCABULARY)
                .toArray();
        for (int i = 0; i < words.length; i++) {
            int rank = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
            words[i] = wordOfRank[Math.min(rank < 0 ? -rank - 1 : rank, Words.VOCABULARY - 1)];
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(Words.CLASSES);
        }
    }

    private Optimizer optimizer() {
        return switch (optimizer) {
            case "Sgd" -> Sgd.learningRate(0.1f);
            case "Adagrad" -> Adagrad.learningRate(0.01f);
            case "SparseAdam" -> SparseAdam.learningRate(1e-3f);
            case "Adam" -> Adam.learningRate(1e-3f);
            default -> throw new IllegalArgumentException(optimizer);
        };
    }

    /** As a trainer does it: the session says which rows it touched. */
    @Benchmark
    public float touchedRows() {
        forwardAndBackward();
        state.update(session.gradients());
        return session.loss();
    }

    /** With gradients of which nobody knows what is zero: all of the table is cleared and updated. */
    @Benchmark
    public float wholeTable() {
        if (whole == null) {
            whole = new Gradients(
                    session.network().trainableParameters(),
                    session.gradients().array(0),
                    session.gradients().array(1),
                    session.gradients().array(2));
        }
        forwardAndBackward();
        state.update(whole);
        return session.loss();
    }

    private void forwardAndBackward() {
        System.arraycopy(words, next * COUNT, session.indices(0), 0, COUNT);
        System.arraycopy(labels, next * Words.TEXTS, session.labels(0), 0, Words.TEXTS);
        next = (next + 1) % BATCHES;
        session.forward(Words.TEXTS);
        session.backward(Words.TEXTS);
    }
}
