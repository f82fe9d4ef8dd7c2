package dev.lamina.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of a stream, which can be read forwards alone. What is left out is read and forgotten. */
final class StreamBytes implements ByteReader {
    private final InputStream stream;
    private long at;

    StreamBytes(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public long size() {
        return UNKNOWN;
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        skipTo(position);
        int wanted = into.remaining();
        int count = stream.readNBytes(into.array(), into.arrayOffset() + into.position(), wanted);
        at += count;
        if (count < wanted) {
            throw ended();
        }
        into.position(into.limit());
    }

    private void skipTo(long position) throws IOException {
        if (position < at) {
            throw new IllegalStateException("a stream can't be read again: byte " + position + " after " + at);
        }
        while (at < position) {
            long skipped = stream.skip(position - at);
            if (skipped <= 0) { // which need not be the end
                if (stream.read() < 0) {
                    throw ended();
                }
                skipped = 1;
            }
            at += skipped;
        }
    }

    private EOFException ended() {
        return new EOFException("the stream ended after " + at + " bytes, before the end of its tensors");
    }

    @Override
    public boolean endsAt(long position) throws IOException {
        skipTo(position);
        return stream.read() < 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
