package dev.lamina.benchmarks.kernels;

import java.util.List;
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
 * The bare product of {@link Matrices} by hand, with register tiles of three shapes: what a kernel without bias,
 * without tails and without anything around it reaches on this machine. Operations a nanosecond are GFLOP/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TileProduct {
    private final float[] a = Matrices.filled(Matrices.ROWS * Matrices.INNER);
    private final float[] b = Matrices.filled(Matrices.INNER * Matrices.COLUMNS);
    private final float[] c = new float[Matrices.ROWS * Matrices.COLUMNS];

    /** Computes the product by each tile and compares it with sums in double. */
    @Setup
    public void check() {
        for (float[] product :
                List.of(tile4x2().clone(), tile8x2().clone(), tile4x4().clone())) {
            for (int i = 0; i < c.length; i++) {
                double expected = 0;
                for (int k = 0; k < Matrices.INNER; k++) {
                    double left = a[i / Matrices.COLUMNS * Matrices.INNER + k];
                    expected += left * b[k * Matrices.COLUMNS + i % Matrices.COLUMNS];
                }
                if (!(Math.abs(product[i] - expected) <= 1e-3)) {
                    throw new IllegalStateException("element " + i + " is " + product[i] + ", not " + expected);
                }
            }
        }
    }

    /** Four rows, two vectors. */
    @Benchmark
    @OperationsPerInvocation(Matrices.FLOPS)
    public float[] tile4x2() {
        for (int column = 0; column < Matrices.COLUMNS; column += 2 * Tiles.LANES) {
            for (int row = 0; row < Matrices.ROWS; row += 4) {
                Tiles.tile4x2(a, b, c, row, column);
            }
        }
        return c;
    }

    /** Eight rows, two vectors. */
    @Benchmark
    @OperationsPerInvocation(Matrices.FLOPS)
    public float[] tile8x2() {
        for (int column = 0; column < Matrices.COLUMNS; column += 2 * Tiles.LANES) {
            for (int row = 0; row < Matrices.ROWS; row += 8) {
                Tiles.tile8x2(a, b, c, row, column);
            }
        }
        return c;
    }

    /** Four rows, four vectors. */
    @Benchmark
    @OperationsPerInvocation(Matrices.FLOPS)
    public float[] tile4x4() {
        for (int column = 0; column < Matrices.COLUMNS; column += 4 * Tiles.LANES) {
            for (int row = 0; row < Matrices.ROWS; row += 4) {
                Tiles.tile4x4(a, b, c, row, column);
            }
        }
        return c;
    }
}
