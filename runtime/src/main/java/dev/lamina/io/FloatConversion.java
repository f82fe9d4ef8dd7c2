package dev.lamina.io;

import java.nio.ByteBuffer;

/** Elements of floating-point types as floats: smaller types exactly, F64 rounded to the nearest float, ties to even. */
final class FloatConversion {
    private static final int F16_EXPONENT = 0x1f;
    private static final int F16_FRACTION_BITS = 10;
    private static final int F32_FRACTION_BITS = 23;
    private static final int BIAS_DIFFERENCE = 127 - 15;

    /** The value of the last bit of an F16 number that has no implied 1: 2 to the power of -24. */
    private static final float F16_SMALLEST = 0x1p-24f;

    private FloatConversion() {}

    static boolean converts(DataType type) {
        return switch (type) {
            case F64, F32, F16, BF16 -> true;
            default -> false;
        };
    }

    /**
     * Converts a whole number of elements.
     *
     * @param type  their type, one that {@link #converts} accepts
     * @param bytes the elements, from position to limit, in the buffer's byte order
     * @param to    where they go
     * @param from  the first index there
     */
    static void copy(DataType type, ByteBuffer bytes, float[] to, int from) {
        int count = bytes.remaining() / type.bytes();
        int start = bytes.position();
        switch (type) {
            case F32 -> bytes.asFloatBuffer().get(to, from, count);
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    to[from + i] = (float) bytes.getDouble(start + i * Double.BYTES);
                }
            }
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    to[from + i] = half(bytes.getShort(start + i * Short.BYTES));
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    to[from + i] = Float.intBitsToFloat(bytes.getShort(start + i * Short.BYTES) << 16);
                }
            }
            default -> throw new IllegalArgumentException(type + " is no floating-point type that is read");
        }
    }

    /** An IEEE 754 binary16 number: 1 bit of sign, 5 of exponent (bias 15), 10 of fraction. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> F16_FRACTION_BITS & F16_EXPONENT;
        int fraction = bits & (1 << F16_FRACTION_BITS) - 1;
        if (exponent == 0) {
            float magnitude = fraction * F16_SMALLEST;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == F16_EXPONENT ? 0xff : exponent + BIAS_DIFFERENCE;
        return Float.intBitsToFloat(
                sign | wide << F32_FRACTION_BITS | fraction << F32_FRACTION_BITS - F16_FRACTION_BITS);
    }
}
