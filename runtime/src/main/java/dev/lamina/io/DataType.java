package dev.lamina.io;

/**
 * The element types of safetensors files. Lamina writes F32; the reader gives access to F32, F16, BF16, F64, I32 and I64.
 */
public enum DataType {
    /** 64-bit IEEE 754 number. */
    F64(8),
    /** 32-bit IEEE 754 number: Java's float. */
    F32(4),
    /** 16-bit IEEE 754 number. */
    F16(2),
    /** The upper half of a 32-bit IEEE 754 number. */
    BF16(2),
    /** 8-bit number with 4 bits of exponent. */
    F8_E4M3(1),
    /** 8-bit number with 5 bits of exponent. */
    F8_E5M2(1),
    /** Signed 64-bit integer: Java's long. */
    I64(8),
    /** Signed 32-bit integer: Java's int. */
    I32(4),
    /** Signed 16-bit integer. */
    I16(2),
    /** Signed 8-bit integer. */
    I8(1),
    /** Unsigned 64-bit integer. */
    U64(8),
    /** Unsigned 32-bit integer. */
    U32(4),
    /** Unsigned 16-bit integer. */
    U16(2),
    /** Unsigned 8-bit integer. */
    U8(1),
    /** A truth value, one byte each. */
    BOOL(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return the size of one element in bytes} */
    public int bytes() {
        return bytes;
    }
}
