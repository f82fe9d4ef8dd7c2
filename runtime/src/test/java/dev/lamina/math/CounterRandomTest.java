package dev.lamina.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    private static final long SEED = 42;
    private static final int N = 1 << 18;

    /** The first numbers that SplitMix64 gives for seed 1234567, a widely published check of the algorithm. */
    @Test
    void followsSplitMix64() {
        long[] published = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L};
        for (int i = 0; i < published.length; i++) {
            assertThat(CounterRandom.bits(1234567, i + 1)).isEqualTo((int) (published[i] >>> 32));
        }
    }

    @Test
    void theStreamNeverChanges() {
        long key = CounterRandom.key(SEED, 3, 7);
        assertThat(key).isEqualTo(1433172764782304634L);
        assertThat(IntStream.range(0, 4).map(i -> CounterRandom.bits(key, i)))
                .containsExactly(-892781155, 1925473246, 747240434, 731064613);
        assertThat(CounterRandom.uniform(key, 5)).isEqualTo(0.45493442f);
        assertThat(CounterRandom.normal(key, 0)).isEqualTo(-0.61140764f);
        assertThat(CounterRandom.normal(key, 1L << 40)).isEqualTo(0.62705374f);
        int[] order = IntStream.range(0, 10).toArray();
        CounterRandom.shuffle(order, key);
        assertThat(order).containsExactly(1, 5, 3, 0, 4, 2, 7, 9, 6, 8);
    }

    @Test
    void everyBitIsBalanced() {
        for (long key : new long[] {0, 1, CounterRandom.key(SEED, 0, 0), CounterRandom.key(SEED, 1, 0)}) {
            int[] ones = new int[32];
            for (int i = 0; i < N; i++) {
                int bits = CounterRandom.bits(key, i);
                for (int b = 0; b < 32; b++) {
                    ones[b] += bits >>> b & 1;
                }
            }
            for (int count : ones) {
                assertThat((count - N / 2.0) / Math.sqrt(N / 4.0))
                        .as("key %d", key)
                        .isBetween(-5.0, 5.0);
            }
        }
    }

    @Test
    void aChangedBitOfTheKeyChangesHalfOfTheResult() {
        for (int bit = 0; bit < 64; bit++) {
            long changed = 0;
            for (int i = 0; i < 2_000; i++) {
                long key = CounterRandom.key(SEED, i, 0);
                changed += Integer.bitCount(CounterRandom.bits(key, 9) ^ CounterRandom.bits(key ^ 1L << bit, 9));
            }
            assertThat(changed / 2_000.0).as("key bit %d", bit).isCloseTo(16, within(0.4));
        }
    }

    @Test
    void uniformFillsItsBucketsEvenly() {
        for (int stream = 0; stream < 8; stream++) {
            long key = CounterRandom.key(SEED, 0, stream);
            int[] buckets = new int[16];
            for (int i = 0; i < N; i++) {
                float u = CounterRandom.uniform(key, i);
                assertThat(u >= 0f && u < 1f).isTrue();
                buckets[(int) (u * 16)]++;
            }
            assertThat(chiSquare(buckets, N)).as("stream %d", stream).isBetween(2.0, 44.3); // 15 degrees: p < 1e-4
        }
    }

    /** Pairs of numbers from neighbouring keys and neighbouring indices fill a 16 x 16 grid evenly. */
    @Test
    void neighboursAreIndependent() {
        long key = CounterRandom.key(SEED, 5, 0);
        long nextStep = CounterRandom.key(SEED, 6, 0);
        long nextStream = CounterRandom.key(SEED, 5, 1);
        long nextSeed = CounterRandom.key(SEED + 1, 5, 0);
        int[][] grids = new int[4][256];
        for (int i = 0; i < N; i++) {
            int row = CounterRandom.bits(key, i) >>> 28 << 4;
            grids[0][row | CounterRandom.bits(key, i + 1) >>> 28]++;
            grids[1][row | CounterRandom.bits(nextStep, i) >>> 28]++;
            grids[2][row | CounterRandom.bits(nextStream, i) >>> 28]++;
            grids[3][row | CounterRandom.bits(nextSeed, i) >>> 28]++;
        }
        for (int[] grid : grids) {
            assertThat(chiSquare(grid, N)).isBetween(175.0, 350.0); // 255 degrees: mean 255, deviation 22.6
        }
    }

    @Test
    void keysDiffer() {
        long[] keys = new long[8 * 32 * 32];
        int n = 0;
        for (int seed = 0; seed < 8; seed++) {
            for (int a = 0; a < 32; a++) {
                for (int b = 0; b < 32; b++) {
                    keys[n++] = CounterRandom.key(seed, a, b);
                }
            }
        }
        assertThat(Arrays.stream(keys).distinct().count()).isEqualTo(keys.length);
    }

    @Test
    void normalHasTheMomentsOfTheNormalDistribution() {
        long key = CounterRandom.key(SEED, 0, 0);
        double[] moments = new double[5];
        int[] octants = new int[8];
        // limits of the octiles of the normal distribution
        float[] limits = {-1.1503494f, -0.6744898f, -0.3186394f, 0f, 0.3186394f, 0.6744898f, 1.1503494f};
        for (int i = 0; i < N; i++) {
            float x = CounterRandom.normal(key, i);
            assertThat(Math.abs(x) < 6.7f).isTrue();
            for (int m = 1; m <= 4; m++) {
                moments[m] += Math.pow(x, m) / N;
            }
            int octant = Arrays.binarySearch(limits, x);
            octants[octant < 0 ? -octant - 1 : octant]++;
        }
        double deviation = 1 / Math.sqrt(N);
        assertThat(moments[1]).isCloseTo(0, within(5 * deviation));
        assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2) * deviation));
        assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15) * deviation));
        assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96) * deviation));
        assertThat(chiSquare(octants, N)).isBetween(0.4, 29.9); // 7 degrees: p < 1e-4
    }

    @Test
    void normalIsBoxAndMullersFormula() {
        for (int i = 0; i < 10_000; i++) {
            long hash = splitMix(77, i);
            double u = ((hash >>> 32) + 1) * 0x1p-32;
            double v = ((int) hash >>> 8) * 0x1p-24;
            double exact = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
            assertThat((double) CounterRandom.normal(77, i)).as("index %d", i).isCloseTo(exact, within(2e-6));
        }
    }

    @Test
    void shuffleIsADeterministicPermutation() {
        int[] first = IntStream.range(0, 1_000).toArray();
        int[] second = first.clone();
        CounterRandom.shuffle(first, 11);
        CounterRandom.shuffle(second, 11);
        assertThat(first)
                .isEqualTo(second)
                .isNotEqualTo(IntStream.range(0, 1_000).toArray());
        assertThat(Arrays.stream(first).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1_000).toArray());
        CounterRandom.shuffle(second, 12);
        assertThat(second).isNotEqualTo(first);
        CounterRandom.shuffle(new int[0], 1);
    }

    @Test
    void shuffleGivesEachPermutationAlike() {
        int[] counts = new int[24];
        int rounds = 48_000;
        for (int round = 0; round < rounds; round++) {
            int[] a = {0, 1, 2, 3};
            CounterRandom.shuffle(a, CounterRandom.key(SEED, round, 0));
            int second = a[1] - (a[1] > a[0] ? 1 : 0);
            counts[a[0] * 6 + second * 2 + (a[2] > a[3] ? 1 : 0)]++;
        }
        assertThat(chiSquare(counts, rounds)).isBetween(6.0, 58.6); // 23 degrees: p < 1e-4
    }

    private static long splitMix(long key, long index) {
        long high = CounterRandom.bits(key, index);
        long z = key + index * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        assertThat(z >> 32).isEqualTo(high);
        return z;
    }

    private static double chiSquare(int[] counts, int total) {
        double expected = (double) total / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
    }
}
