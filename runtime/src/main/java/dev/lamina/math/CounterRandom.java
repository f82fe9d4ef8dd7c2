package dev.lamina.math;

/**
 * Random numbers as a pure function of a key and an index.
 *
 * <p>There is no state, so any element of a stream can be drawn by any thread in any order, and dropout masks, shuffles
 * and initial weights are the same with one thread or many. The numbers are those of SplitMix64: a Weyl sequence
 * {@code key + index · γ} with γ = 2<sup>64</sup> / golden ratio, passed through a 64-bit finaliser. Source: G. L.
 * Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014; the finaliser's constants
 * are variant 13 of D. Stafford, "Better Bit Mixing" (2011). The streams never change between versions of the library:
 * a seed stands for the same numbers for good. Not for cryptography.
 */
public final class CounterRandom {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final long MIX_1 = 0xbf58476d1ce4e5b9L;
    private static final long MIX_2 = 0x94d049bb133111ebL;

    private static final float UNIT_24 = 0x1p-24f;
    private static final float UNIT_32 = 0x1p-32f;

    // sin(2 pi w) / w in w^2 for |w| <= 1/4: minimax in the relative error, 2^-24.6 after rounding
    private static final float SIN_0 = 0x1.921fb6p2f;
    private static final float SIN_1 = -0x1.4abbc2p5f;
    private static final float SIN_2 = 0x1.4668aep6f;
    private static final float SIN_3 = -0x1.324cbep6f;
    private static final float SIN_4 = 0x1.3daf44p5f;

    private CounterRandom() {}

    /**
     * The key of a stream.
     *
     * @param seed the user's seed
     * @param a first coordinate, such as the number of the training step
     * @param b second coordinate, such as the number of the layer
     * @return a key unrelated to those of other seeds or coordinates
     */
    public static long key(long seed, long a, long b) {
        return mix(mix(mix(seed + GAMMA) ^ a * MIX_1) ^ b * MIX_2);
    }

    /**
     * 32 random bits.
     *
     * @param key the stream
     * @param index the position in it, any value
     * @return bits that are each 0 or 1 with equal probability
     */
    public static int bits(long key, long index) {
        return (int) (mix(key + index * GAMMA) >>> 32);
    }

    /**
     * A uniformly distributed number, a multiple of 2<sup>-24</sup>.
     *
     * @param key the stream
     * @param index the position in it
     * @return a value from 0 (inclusive) to 1 (exclusive)
     */
    public static float uniform(long key, long index) {
        return (bits(key, index) >>> 8) * UNIT_24;
    }

    /**
     * A number from the normal distribution of mean 0 and variance 1, by G. E. P. Box and M. E. Muller's method ("A Note
     * on the Generation of Random Normal Deviates", 1958): √(-2 ln u) · cos(2π v), u and v from the two halves of the
     * same 64 random bits. At most 6.7 in size.
     *
     * @param key the stream
     * @param index the position in it
     * @return a finite value
     */
    public static float normal(long key, long index) {
        long hash = mix(key + index * GAMMA);
        float u = ((hash >>> 32) + 1) * UNIT_32; // above 0, so that its logarithm is finite
        float v = ((int) hash >>> 8) * UNIT_24;
        return (float) Math.sqrt(-2f * FloatMath.log(u)) * cosineOfTurns(v);
    }

    /**
     * Shuffles an array with the algorithm of R. A. Fisher and F. Yates: each permutation is as likely as any other.
     *
     * @param a the array, changed in place
     * @param key the stream that decides
     */
    public static void shuffle(int[] a, long key) {
        for (int i = a.length - 1; i > 0; i--) {
            int j = below(i + 1, mix(key + i * GAMMA));
            int swapped = a[i];
            a[i] = a[j];
            a[j] = swapped;
        }
    }

    /** Maps 63 of the random bits to 0 .. bound - 1; the bias is at most bound / 2^63. */
    private static int below(int bound, long hash) {
        return (int) Math.multiplyHigh(hash >>> 1, (long) bound << 1);
    }

    /** cos(2 pi v) for 0 <= v <= 1. */
    private static float cosineOfTurns(float v) {
        float w = Math.abs(v - 0.5f) - 0.25f; // cos(2 pi v) = sin(2 pi w)
        float z = w * w;
        float p = Math.fma(SIN_4, z, SIN_3);
        p = Math.fma(p, z, SIN_2);
        p = Math.fma(p, z, SIN_1);
        return Math.fma(p, z, SIN_0) * w;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * MIX_1;
        z = (z ^ (z >>> 27)) * MIX_2;
        return z ^ (z >>> 31);
    }
}
