package dev.lamina.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Errors against a reference in double precision. Each build looks at every 1021st float and at all neighbours of the
 * break points; {@code -Dlamina.sweep.stride=1} looks at all of them (about ten minutes).
 */
class FloatMathTest {
    private static final int STRIDE = Integer.getInteger("lamina.sweep.stride", 1021);
    private static final int NEIGHBOURS = 2_000;

    @FunctionalInterface
    interface FloatUnaryOperator {
        float apply(float x);
    }

    enum Function {
        EXP(FloatMath::exp, StrictMath::exp, 1.02, 88.722f, -87.34f, -103.97f, -104f, 0.3466f, 1f),
        LOG(FloatMath::log, StrictMath::log, 0.93, 1f, 0.70710677f, 1.4142135f, Float.MIN_NORMAL, 2f),
        LOG1P(FloatMath::log1p, StrictMath::log1p, 1.53, -1f, -0.5f, 1f, 5.9604645e-8f, -0.29289323f, 0.41421357f),
        TANH(FloatMath::tanh, StrictMath::tanh, 2.42, 0.1733f, 0.52f, 9.01f, 12f, 44f),
        ERF(FloatMath::erf, FloatMathTest::erf, 1.62, 0.28f, 0.7f, 3.83f, 3.9f, 4f),
        SIGMOID(FloatMath::sigmoid, FloatMathTest::sigmoid, 2.41, 16.64f, 88.72f, -88.72f, -103.97f, -104f),
        SOFTPLUS(FloatMath::softplus, FloatMathTest::softplus, 1.89, 1f, 0.3466f, 88.72f, -88.72f, -103.97f, -104f),
        ELU(FloatMath::elu, FloatMathTest::elu, 0.88, 0.3466f, 1.0397f, 17.33f, 87f, 88f);

        final FloatUnaryOperator actual;
        final DoubleUnaryOperator reference;
        final double bound;
        final float[] breaks;

        Function(FloatUnaryOperator actual, DoubleUnaryOperator reference, double bound, float... breaks) {
            this.actual = actual;
            this.reference = reference;
            this.bound = bound;
            this.breaks = breaks;
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinItsErrorBound(Function function) {
        Worst worst = new Worst(function);
        // an odd stride leaves out no exponent and no sign
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            worst.look((int) bits);
        }
        for (float edge : function.breaks) {
            lookAround(worst, edge);
            lookAround(worst, -edge);
        }
        for (float edge : new float[] {0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            lookAround(worst, edge);
        }
        if (STRIDE == 1) {
            System.out.printf("%s: %.4f ulp at %s%n", function, worst.error, worst.argument);
        }
        assertThat(worst.error)
                .as("%s(%s) = %s", function, worst.argument, function.actual.apply(worst.argument))
                .isLessThanOrEqualTo(function.bound);
    }

    private static void lookAround(Worst worst, float edge) {
        int bits = Float.floatToRawIntBits(edge);
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
            worst.look(bits + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNan(Function function) {
        for (int bits : new int[] {0x7fc00000, 0xffc00000, 0x7f800001, 0xff800001, 0x7fffffff, 0xffffffff}) {
            assertThat(function.actual.apply(Float.intBitsToFloat(bits))).isNaN();
        }
    }

    @Test
    void limits() {
        float infinity = Float.POSITIVE_INFINITY;
        assertBits(FloatMath.exp(0f), 1f);
        assertBits(FloatMath.exp(-0f), 1f);
        assertBits(FloatMath.exp(infinity), infinity);
        assertBits(FloatMath.exp(-infinity), 0f);
        assertBits(FloatMath.exp(Math.nextUp(FloatMath.EXP_MAX)), infinity);
        assertThat(FloatMath.exp(FloatMath.EXP_MAX)).isFinite();
        assertBits(FloatMath.exp(-103.9f), Float.MIN_VALUE);
        assertBits(FloatMath.log(1f), 0f);
        assertBits(FloatMath.log(0f), -infinity);
        assertBits(FloatMath.log(-0f), -infinity);
        assertBits(FloatMath.log(infinity), infinity);
        assertThat(FloatMath.log(-Float.MIN_VALUE)).isNaN();
        assertThat(FloatMath.log(-infinity)).isNaN();
        assertBits(FloatMath.log1p(0f), 0f);
        assertBits(FloatMath.log1p(-0f), -0f);
        assertBits(FloatMath.log1p(-1f), -infinity);
        assertBits(FloatMath.log1p(infinity), infinity);
        assertThat(FloatMath.log1p(Math.nextDown(-1f))).isNaN();
        assertBits(FloatMath.tanh(infinity), 1f);
        assertBits(FloatMath.tanh(-infinity), -1f);
        assertBits(FloatMath.tanh(-0f), -0f);
        assertBits(FloatMath.erf(infinity), 1f);
        assertBits(FloatMath.erf(-infinity), -1f);
        assertBits(FloatMath.erf(-0f), -0f);
        assertBits(FloatMath.sigmoid(0f), 0.5f);
        assertBits(FloatMath.sigmoid(infinity), 1f);
        assertBits(FloatMath.sigmoid(-infinity), 0f);
        assertBits(FloatMath.elu(infinity), infinity);
        assertBits(FloatMath.elu(-infinity), -1f);
        assertBits(FloatMath.elu(0f), 0f);
        assertBits(FloatMath.softplus(infinity), infinity);
        assertBits(FloatMath.softplus(-infinity), 0f);
    }

    @Test
    void tanhAndErfAreOddAndBounded() {
        for (int bits = 0; bits < 0x7f800000; bits += 997) {
            float x = Float.intBitsToFloat(bits);
            float tanh = FloatMath.tanh(x);
            float erf = FloatMath.erf(x);
            if (FloatMath.tanh(-x) != -tanh || FloatMath.erf(-x) != -erf || !(tanh <= 1f) || !(erf <= 1f)) {
                assertThat(x)
                        .as("an argument where tanh or erf isn't odd or exceeds 1")
                        .isNaN();
            }
        }
    }

    /** The reference for erf itself, against values from Abramowitz and Stegun, table 7.1. */
    @Test
    void referenceErf() {
        assertThat(erf(0.5)).isCloseTo(0.5204998778, Offset.offset(1e-10));
        assertThat(erf(1)).isCloseTo(0.8427007929, Offset.offset(1e-10));
        assertThat(erf(2)).isCloseTo(0.9953222650, Offset.offset(1e-10));
    }

    private static void assertBits(float actual, float expected) {
        assertThat(Float.floatToIntBits(actual)).isEqualTo(Float.floatToIntBits(expected));
    }

    /** 2/sqrt(pi) exp(-x^2) sum of (2 x^2)^n x / (1 3 5 .. (2n + 1)): all terms positive, so no cancellation. */
    private static double erf(double x) {
        if (!(Math.abs(x) < 6)) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    private static double sigmoid(double x) {
        return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
    }

    private static double elu(double x) {
        return x > 0 ? x : StrictMath.expm1(x);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The argument with the largest error so far. */
    private static final class Worst {
        private final Function function;
        private double error = -1;
        private float argument;

        Worst(Function function) {
            this.function = function;
        }

        void look(int bits) {
            float x = Float.intBitsToFloat(bits);
            double e = error(function.actual.apply(x), function.reference.applyAsDouble(x));
            if (e > error) {
                error = e;
                argument = x;
            }
        }

        /** In units in the last place of the exact result; an overflow must come exactly where rounding has it. */
        private static double error(float actual, double exact) {
            if (Double.isNaN(exact) || Float.isNaN(actual)) {
                return Double.isNaN(exact) && Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
            }
            if (Double.isInfinite(exact) || Float.isInfinite(actual)) {
                return actual == (float) exact ? 0 : Double.POSITIVE_INFINITY;
            }
            double ulp = Math.max(Math.scalb(1.0, Math.getExponent(exact) - 23), Float.MIN_VALUE);
            return Math.abs(actual - exact) / ulp;
        }
    }
}
