package dev.lamina.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FloatConversionTest {
    /** A binary number's value as the standard defines it, in double precision. */
    private static double value(int bits, int exponentBits, int fractionBits) {
        int bias = (1 << exponentBits - 1) - 1;
        int sign = bits >> exponentBits + fractionBits & 1;
        int exponent = bits >> fractionBits & (1 << exponentBits) - 1;
        double fraction = (bits & (1 << fractionBits) - 1) / (double) (1 << fractionBits);
        double magnitude;
        if (exponent == (1 << exponentBits) - 1) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * Math.pow(2, 1 - bias);
        } else {
            magnitude = (1 + fraction) * Math.pow(2, exponent - bias);
        }
        return sign == 0 ? magnitude : -magnitude;
    }

    private static void checkAll(DataType type, int exponentBits, int fractionBits) {
        ByteBuffer bytes = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            bytes.putShort((short) bits);
        }
        float[] converted = new float[1 << 16];
        FloatConversion.copy(type, bytes.flip(), converted, 0);
        for (int bits = 0; bits < 1 << 16; bits++) {
            double exact = value(bits, exponentBits, fractionBits);
            assertThat(Double.compare(converted[bits], exact))
                    .as("%s %04x", type, bits)
                    .isZero(); // also the sign of 0
        }
    }

    @Test
    void everyHalfPrecisionNumberIsWidenedExactly() {
        checkAll(DataType.F16, 5, 10);
        checkAll(DataType.BF16, 8, 7);
    }

    @Test
    void doublesAreRoundedToTheNearestFloatAndTiesToEven() {
        double half = Math.ulp(1f) / 2.0;
        double[] exact = {0.1, 1 + half, 1 + 3 * half, 1 + half + 1e-12, 1e300, -1e-60, 0x1p-149, Float.MAX_VALUE};
        float[] nearest = {
            0.1f, 1, 1 + 2 * Math.ulp(1f), 1 + Math.ulp(1f), 1 / 0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE
        };
        ByteBuffer bytes = ByteBuffer.allocate(8 * exact.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : exact) {
            bytes.putDouble(value);
        }
        float[] converted = new float[exact.length + 2];
        FloatConversion.copy(DataType.F64, bytes.flip(), converted, 1);
        for (int i = 0; i < exact.length; i++) {
            assertThat(Float.floatToRawIntBits(converted[i + 1]))
                    .as("%s", exact[i])
                    .isEqualTo(Float.floatToRawIntBits(nearest[i]));
        }
    }
}
