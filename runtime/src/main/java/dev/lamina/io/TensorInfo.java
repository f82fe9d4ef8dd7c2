package dev.lamina.io;

import java.util.Arrays;

/** What the header of a safetensors file says about one tensor, already checked. Immutable. */
public final class TensorInfo {
    private final String name;
    private final DataType type;
    private final long[] shape;
    private final long begin;
    private final long end;

    TensorInfo(String name, DataType type, long[] shape, long begin, long end) {
        this.name = name;
        this.type = type;
        this.shape = shape.clone();
        this.begin = begin;
        this.end = end;
    }

    /** {@return the tensor's name} */
    public String name() {
        return name;
    }

    /** {@return the type of its elements} */
    public DataType type() {
        return type;
    }

    /** {@return its shape, a copy; empty for a scalar} */
    public long[] shape() {
        return shape.clone();
    }

    /** Its shape, if each axis is that of an array; other shapes are those of no tensor that can be read. */
    int[] intShape() {
        return Arrays.stream(shape)
                .mapToInt(axis -> (int) Math.min(axis, Integer.MAX_VALUE))
                .toArray();
    }

    /** {@return the number of elements} */
    public long size() {
        return (end - begin) / type.bytes();
    }

    /** {@return whether {@link SafeTensorsReader#floats} reads it: F32, F16, BF16 and F64} */
    public boolean isReadAsFloats() {
        return FloatConversion.converts(type);
    }

    /** {@return where its data start, in bytes from the end of the header} */
    long begin() {
        return begin;
    }

    /** {@return where its data end, in bytes from the end of the header} */
    long end() {
        return end;
    }

    /**
     * Compares the shape.
     *
     * @param other a shape
     * @return whether it is this tensor's
     */
    public boolean hasShape(int... other) {
        boolean same = shape.length == other.length;
        for (int i = 0; same && i < other.length; i++) {
            same = shape[i] == other[i];
        }
        return same;
    }

    /** {@return for example {@code hidden.weight F32[128,784]}} */
    @Override
    public String toString() {
        return Json.printable(name) + " " + type + Arrays.toString(shape).replace(" ", "");
    }
}
