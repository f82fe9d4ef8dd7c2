package dev.lamina.benchmarks.kernels;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The most that one core does: fused multiply-adds of values that stay in registers, in twelve chains that don't wait
 * for each other. Operations a nanosecond are GFLOP/s (an fma of n lanes is 2n of them).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class FmaPeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int FLOPS = 2 * CHAINS * 1 << 20;
    private static final int TURNS = (1 << 20) / SPECIES.length();

    /** Below 1, so that the sums stay finite; a field, so that it isn't folded away. */
    private float factor = 0.5f;

    /** Runs the chains and returns a sum of all of them, so that none is dropped. */
    @Benchmark
    @OperationsPerInvocation(FLOPS)
    public float chains() {
        FloatVector m = FloatVector.broadcast(SPECIES, factor);
        FloatVector c0 = m;
        FloatVector c1 = m;
        FloatVector c2 = m;
        FloatVector c3 = m;
        FloatVector c4 = m;
        FloatVector c5 = m;
        FloatVector c6 = m;
        FloatVector c7 = m;
        FloatVector c8 = m;
        FloatVector c9 = m;
        FloatVector c10 = m;
        FloatVector c11 = m;
        for (int i = 0; i < TURNS; i++) {
            c0 = c0.fma(m, m);
            c1 = c1.fma(m, m);
            c2 = c2.fma(m, m);
            c3 = c3.fma(m, m);
            c4 = c4.fma(m, m);
            c5 = c5.fma(m, m);
            c6 = c6.fma(m, m);
            c7 = c7.fma(m, m);
            c8 = c8.fma(m, m);
            c9 = c9.fma(m, m);
            c10 = c10.fma(m, m);
            c11 = c11.fma(m, m);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4.add(c5).add(c6).add(c7))
                .add(c8.add(c9).add(c10).add(c11))
                .lane(0);
    }
}
