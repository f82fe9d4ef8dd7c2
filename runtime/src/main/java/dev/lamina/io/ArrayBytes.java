package dev.lamina.io;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** The bytes of an array. */
final class ArrayBytes implements ByteReader {
    private final byte[] bytes;

    ArrayBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(ByteBuffer into, long position) throws EOFException {
        if (into.remaining() > bytes.length - position) {
            throw new EOFException("the array ends before");
        }
        into.put(bytes, (int) position, into.remaining());
    }

    @Override
    public boolean endsAt(long position) {
        return bytes.length == position;
    }

    @Override
    public void close() {
        // holds nothing but memory
    }
}
