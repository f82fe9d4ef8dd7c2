package dev.lamina.benchmarks.kernels;

import dev.lamina.benchmarks.models.CompiledDenseLayer;
import dev.lamina.benchmarks.models.DenseLayer;
import dev.lamina.model.Session;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The forward of {@link DenseLayer}, 64 rows of 784 by 512 units, as Lamina generates it. An operation is one of its
 * floating-point operations (a multiplication or an addition; the bias isn't counted), so operations a nanosecond are
 * GFLOP/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DenseForward {
    private Session session;

    /** Fills the input with fixed values. */
    @Setup
    public void prepare() {
        session = CompiledDenseLayer.create(42).newSession();
        float[] input = session.input(0);
        for (int i = 0; i < Matrices.ROWS * Matrices.INNER; i++) {
            input[i] = Matrices.value(i);
        }
    }

    /** The form written with the Vector API. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dlamina.kernels=simd"})
    @OperationsPerInvocation(Matrices.FLOPS)
    public float[] simd() {
        return forward();
    }

    /** The form in plain Java. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Dlamina.kernels=portable")
    @OperationsPerInvocation(Matrices.FLOPS)
    public float[] portable() {
        return forward();
    }

    private float[] forward() {
        session.infer(Matrices.ROWS);
        return session.output(0);
    }
}
