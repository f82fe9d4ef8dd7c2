package dev.lamina.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Floats and doubles as little-endian bytes, in pieces, so that no parameter is too large. Not part of the public API. */
public final class LittleEndian {
    private static final int PIECE = 1 << 14;

    private LittleEndian() {}

    /**
     * Takes the bytes of a piece.
     *
     * @param <E> what taking them may throw
     */
    public interface Sink<E extends Exception> {
        /**
         * Takes all bytes from position to limit; the buffer is used again afterwards.
         *
         * @param bytes the bytes
         * @throws E if they can't be taken
         */
        void accept(ByteBuffer bytes) throws E;
    }

    /**
     * Hands all values to the sink, piece by piece.
     *
     * @param <E>    what the sink may throw
     * @param values the values
     * @param sink   where they go
     * @throws E if the sink throws
     */
    public static <E extends Exception> void write(float[] values, Sink<E> sink) throws E {
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(values.length, PIECE) * Float.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += PIECE) {
            int count = Math.min(PIECE, values.length - from);
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, count);
            bytes.limit(count * Float.BYTES);
            sink.accept(bytes);
        }
    }

    /**
     * Hands all values to the sink, piece by piece.
     *
     * @param <E>    what the sink may throw
     * @param values the values
     * @param sink   where they go
     * @throws E if the sink throws
     */
    public static <E extends Exception> void write(double[] values, Sink<E> sink) throws E {
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(values.length, PIECE) * Double.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += PIECE) {
            int count = Math.min(PIECE, values.length - from);
            bytes.clear();
            bytes.asDoubleBuffer().put(values, from, count);
            bytes.limit(count * Double.BYTES);
            sink.accept(bytes);
        }
    }
}
