package dev.lamina.benchmarks.embedding;

import dev.lamina.benchmarks.models.CompiledWords;
import dev.lamina.benchmarks.models.Words;
import dev.lamina.benchmarks.steps.Texts;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.Adagrad;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.optim.SparseAdam;
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
 * don't hold: of 50,000, a step's texts hold about 1,090.
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
    private static final int COUNT = Words.TEXTS * Words.LENGTH;

    /** The optimizer. */
    @Param({"Sgd", "Adagrad", "SparseAdam", "Adam"})
    public String optimizer;

    private final Texts texts = new Texts();
    private Session session;
    private Optimizer.State state;
    private Gradients whole;
    private int next;

    /** Makes network, session and optimizer. */
    @Setup
    public void prepare() {
        Network network = CompiledWords.create(42);
        session = network.newTrainingSession(1);
        state = optimizer().start(network.trainableParameters());
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
        System.arraycopy(texts.words(), next * COUNT, session.indices(0), 0, COUNT);
        System.arraycopy(texts.labels(), next * Words.TEXTS, session.labels(0), 0, Words.TEXTS);
        next = (next + 1) % texts.batches(Words.TEXTS);
        session.forward(Words.TEXTS);
        session.backward(Words.TEXTS);
    }
}
