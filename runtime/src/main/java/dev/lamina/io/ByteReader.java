package dev.lamina.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that are read by position. */
interface ByteReader extends Closeable {
    /** What {@link #size} says where only the end tells. */
    long UNKNOWN = -1;

    /** {@return the number of bytes, or {@link #UNKNOWN}} */
    long size() throws IOException;

    /**
     * Fills a buffer.
     *
     * @param into     filled from its position to its limit
     * @param position where to read
     * @throws java.io.EOFException if there are fewer bytes
     */
    void read(ByteBuffer into, long position) throws IOException;

    /**
     * Whether there are no bytes from a position on.
     *
     * @param position the position
     * @throws java.io.EOFException if there are fewer bytes
     */
    boolean endsAt(long position) throws IOException;
}
