package dev.lamina.math;

/**
 * Elementary functions in {@code float} that give the same bits on every JVM and every CPU.
 *
 * <p>{@link Math#exp} and its siblings may differ between JVMs, and no vector instruction set offers them. The functions
 * here consist of additions, multiplications, divisions, {@link Math#fma}, comparisons that select one of two values,
 * and shifts of the bit pattern. Nothing depends on a branch, so a vector of any width can do the very same operations
 * lane by lane: the generated SIMD kernels do, with the constants of this class, and get the same bits.
 *
 * <p>The coefficients are minimax fits, found with Remez's exchange algorithm in 40-digit arithmetic for the relative
 * error of the function and then rounded to {@code float}. An error is given in ulp (units in the last place of the
 * exact result); each is the largest over all 2<sup>32</sup> arguments. NaN gives NaN. The constants are public for
 * generated code only.
 */
public final class FloatMath {
    /** 1.5 · 2<sup>23</sup>: adding it rounds to the nearest integer, which is left in the low bits of the sum. */
    public static final float ROUND = 0x1.8p23f;
    /** {@link #ROUND} plus the exponent bias: the low bits of a sum are the biased exponent of a power of two. */
    public static final float ROUND_BIASED = 0x1.8p23f + 127;
    /** Fraction bits of a {@code float}: how far an exponent is shifted. */
    public static final int FRACTION_BITS = 23;

    /** 1 / ln 2. */
    public static final float LOG2_E = 0x1.715476p0f;
    /** ln 2 rounded to 15 bits, so that its product with an exponent is exact. */
    public static final float LN2_HIGH = 0x1.62e4p-1f;
    /** ln 2 - {@link #LN2_HIGH}. */
    public static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** Above this exp is infinite. */
    public static final float EXP_MAX = 0x1.62e42ep6f;
    /** Below this exp is zero. */
    public static final float EXP_MIN = -104f;

    // (exp(r) - 1 - r) / r^2 for |r| <= ln(2) / 2; relative error of exp 2^-28.2
    public static final float EXP_0 = 0x1.fffffcp-2f;
    public static final float EXP_1 = 0x1.55548cp-3f;
    public static final float EXP_2 = 0x1.555858p-5f;
    public static final float EXP_3 = 0x1.123daap-7f;
    public static final float EXP_4 = 0x1.6ac19ep-10f;

    // The same quotient, fitted for the relative error of exp(r) - 1 (2^-28.4)
    public static final float EXPM1_0 = 0.5f;
    public static final float EXPM1_1 = 0x1.555556p-3f;
    public static final float EXPM1_2 = 0x1.55549ep-5f;
    public static final float EXPM1_3 = 0x1.11101ep-7f;
    public static final float EXPM1_4 = 0x1.6d8396p-10f;
    public static final float EXPM1_5 = 0x1.a2a338p-13f;

    // (log(1 + f) - f + f^2 / 2) / f^3 for sqrt(1/2) - 1 <= f <= sqrt(2) - 1; relative error of log 2^-27.2
    public static final float LOG_0 = 0x1.555554p-2f;
    public static final float LOG_1 = -0x1.000228p-2f;
    public static final float LOG_2 = 0x1.99a00ep-3f;
    public static final float LOG_3 = -0x1.5471b4p-3f;
    public static final float LOG_4 = 0x1.22d910p-3f;
    public static final float LOG_5 = -0x1.0d8a0ap-3f;
    public static final float LOG_6 = 0x1.0565bcp-3f;
    public static final float LOG_7 = -0x1.38b574p-4f;
    /** Bit pattern of the float next to sqrt(1/2), where the fraction's range starts. */
    public static final int SQRT_HALF_BITS = 0x3f3504f3;
    /** Bit pattern of 2. */
    public static final int TWO_BITS = 0x40000000;
    /** Bit pattern of {@link #ROUND}: added to a small integer it makes the float {@code ROUND + integer}. */
    public static final int ROUND_BITS = 0x4b400000;
    /** Scales subnormal arguments of log into the normal range: 2<sup>23</sup>. */
    public static final float SUBNORMAL_SCALE = 0x1p23f;

    // (2 atanh(s) - 2 s) / s^3 in s^2, for 0 <= s <= 1/3; relative error of log1p on [0, 1] 2^-27.7
    public static final float ATANH_0 = 0x1.555502p-1f;
    public static final float ATANH_1 = 0x1.99d1cep-2f;
    public static final float ATANH_2 = 0x1.1ec00ap-2f;
    public static final float ATANH_3 = 0x1.1ecb72p-2f;

    /** Below this e^x - 1 is -1 to the last bit; the polynomial stays within its range from here on. */
    public static final float EXPM1_MIN = -87f;

    /** From here on tanh is 1 to the last bit. */
    public static final float TANH_MAX = 12f;

    // log(1 - erf(a)) / a for 0 <= a <= 3.9; relative error of erf 2^-27.9. The first coefficient, -2 / sqrt(pi), has
    // two parts, because small arguments show each bit of it.
    public static final float ERF_0 = -0x1.20dd76p0f;
    public static final float ERF_0_LOW = 0x1.f7ac92p-25f;
    public static final float ERF_1 = -0x1.45f2fap-1f;
    public static final float ERF_2 = -0x1.a4fa60p-4f;
    public static final float ERF_3 = 0x1.39cde4p-6f;
    public static final float ERF_4 = 0x1.5044a8p-13f;
    public static final float ERF_5 = -0x1.b4fd04p-10f;
    public static final float ERF_6 = 0x1.4bc664p-11f;
    public static final float ERF_7 = -0x1.ed648ep-14f;
    public static final float ERF_8 = 0x1.368fd0p-17f;
    /** From here on erf is 1 to the last bit. */
    public static final float ERF_MAX = 4f;

    private FloatMath() {}

    /**
     * e<sup>x</sup>, with gradual underflow; infinity above 88.72, 0 below -103.97. Error at most 1.02 ulp.
     *
     * @param x any value
     * @return e to the power of {@code x}
     */
    public static float exp(float x) {
        // exp(x) = 2^n exp(r) with n = round(x / ln 2); 2^n in two factors, as n = 128 and n < -126 are no floats.
        float n = Math.fma(x, LOG2_E, ROUND) - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float p = Math.fma(EXP_4, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        p = Math.fma(p, r * r, r) + 1f;
        float half = Math.fma(n, 0.5f, ROUND_BIASED);
        float rest = (n - (half - ROUND_BIASED)) + ROUND_BIASED;
        float y = (p * powerOfTwo(half)) * powerOfTwo(rest);
        y = x > EXP_MAX ? Float.POSITIVE_INFINITY : y;
        return x < EXP_MIN ? 0f : y;
    }

    /**
     * Natural logarithm; -infinity at ±0, NaN below 0. Subnormal arguments are exact like all others. Error at most
     * 0.93 ulp.
     *
     * @param x any value
     * @return ln {@code x}
     */
    public static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * SUBNORMAL_SCALE : x);
        // x = 2^k (1 + f), the fraction between sqrt(1/2) and sqrt(2)
        int k = (bits - SQRT_HALF_BITS) >> FRACTION_BITS;
        float f = Float.intBitsToFloat(bits - (k << FRACTION_BITS)) - 1f;
        float y = logOf(f, k - (subnormal ? FRACTION_BITS : 0f));
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        y = x < 0f ? Float.NaN : y;
        return x < Float.POSITIVE_INFINITY ? y : x;
    }

    /**
     * ln(1 + x) without cancellation near 0; -infinity at -1, NaN below. Error at most 1.53 ulp.
     *
     * @param x any value
     * @return ln(1 + {@code x})
     */
    public static float log1p(float x) {
        float u = 1f + x;
        float lost = x - (u - 1f); // what the addition rounded away
        int bits = Float.floatToRawIntBits(u);
        int k = (bits - SQRT_HALF_BITS) >> FRACTION_BITS;
        int fraction = bits - (k << FRACTION_BITS);
        float scale = Float.intBitsToFloat((fraction - bits) + TWO_BITS); // 2^(1 - k), as 2^-128 has no such pattern
        float y = logOf(Math.fma(lost * 0.5f, scale, Float.intBitsToFloat(fraction) - 1f), k);
        y = u == 1f ? x : y;
        y = u == 0f ? Float.NEGATIVE_INFINITY : y;
        y = u < 0f ? Float.NaN : y;
        return u < Float.POSITIVE_INFINITY ? y : u;
    }

    /**
     * Hyperbolic tangent; odd to the last bit, never beyond ±1. Error at most 2.42 ulp.
     *
     * @param x any value
     * @return tanh {@code x}
     */
    public static float tanh(float x) {
        float a = Math.abs(x);
        float t = expm1(a + a);
        float y = t / (t + 2f);
        y = a > TANH_MAX ? 1f : y;
        return Math.copySign(y, x);
    }

    /**
     * The error function 2/√π ∫₀ˣ e<sup>-t²</sup> dt; odd to the last bit, never beyond ±1. Computed as
     * 1 - e<sup>-u</sup>, u = -ln(1 - erf |x|) being a polynomial. Error at most 1.62 ulp.
     *
     * @param x any value
     * @return erf {@code x}
     */
    public static float erf(float x) {
        float a = Math.abs(x);
        float p = Math.fma(ERF_8, a, ERF_7);
        p = Math.fma(p, a, ERF_6);
        p = Math.fma(p, a, ERF_5);
        p = Math.fma(p, a, ERF_4);
        p = Math.fma(p, a, ERF_3);
        p = Math.fma(p, a, ERF_2);
        p = Math.fma(p, a, ERF_1);
        p = Math.fma(p, a, ERF_0_LOW);
        float y = Math.abs(expm1(Math.fma(ERF_0, a, p * a)));
        y = a > ERF_MAX ? 1f : y;
        return Math.copySign(y, x);
    }

    /**
     * Logistic function 1 / (1 + e<sup>-x</sup>), with full relative precision for negative arguments. Error at most
     * 2.41 ulp.
     *
     * @param x any value
     * @return a value from 0 to 1
     */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (1f + e);
    }

    /**
     * Softplus ln(1 + e<sup>x</sup>), computed as max(x, 0) + ln(1 + e<sup>-|x|</sup>). Error at most 1.89 ulp.
     *
     * @param x any value
     * @return a value of 0 or more
     */
    public static float softplus(float x) {
        return (x > 0f ? x : 0f) + log1pOfUnit(exp(-Math.abs(x)));
    }

    /**
     * Exponential linear unit: x for {@code x > 0}, else e<sup>x</sup> - 1, with full relative precision near 0. Error at
     * most 0.88 ulp.
     *
     * @param x any value
     * @return a value of -1 or more
     */
    public static float elu(float x) {
        float e = expm1(x < EXPM1_MIN ? EXPM1_MIN : x);
        return x > 0f ? x : e;
    }

    /** e^x - 1 for -87 <= x < 88, with full relative precision; garbage, but no exception, outside. */
    private static float expm1(float x) {
        float shifted = Math.fma(x, LOG2_E, ROUND_BIASED);
        float n = shifted - ROUND_BIASED;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float p = Math.fma(EXPM1_5, r, EXPM1_4);
        p = Math.fma(p, r, EXPM1_3);
        p = Math.fma(p, r, EXPM1_2);
        p = Math.fma(p, r, EXPM1_1);
        p = Math.fma(p, r, EXPM1_0);
        p = Math.fma(p, r * r, r);
        float scale = powerOfTwo(shifted);
        return Math.fma(scale, p, scale - 1f); // 2^n (exp(r) - 1) + (2^n - 1)
    }

    /** ln(2^k (1 + f)). */
    private static float logOf(float f, float k) {
        float p = Math.fma(LOG_7, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(p, f, LOG_2);
        p = Math.fma(p, f, LOG_1);
        p = Math.fma(p, f, LOG_0);
        float tail = Math.fma(k, LN2_LOW, Math.fma(p, f, -0.5f) * (f * f));
        return Math.fma(k, LN2_HIGH, tail + f);
    }

    /** ln(1 + e) for 0 <= e <= 1, as 2 atanh(e / (2 + e)). */
    private static float log1pOfUnit(float e) {
        float s = e / (2f + e);
        float z = s * s;
        float p = Math.fma(ATANH_3, z, ATANH_2);
        p = Math.fma(p, z, ATANH_1);
        p = Math.fma(p, z, ATANH_0);
        return Math.fma(-s, Math.fma(-z, p, e), e); // 2 s = e - e s exactly
    }

    /** 2^n, given {@code ROUND_BIASED + n} for -126 <= n <= 127. */
    private static float powerOfTwo(float biased) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(biased) << FRACTION_BITS);
    }
}
