package dev.lamina.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Reads a safetensors file: 8 bytes with the header's length, the header (JSON), then the raw little-endian data.
 * Opening checks the whole header, so that hostile or damaged files fail before anything is allocated for their data.
 * Tensors are read when asked for. Not thread-safe.
 *
 * <p>Format: <a href="https://huggingface.co/docs/safetensors">huggingface.co/docs/safetensors</a>.
 */
public final class SafeTensorsReader implements Closeable {
    /** The largest header that is accepted, in bytes; the same limit as in the reference implementation. */
    public static final int MAX_HEADER = 100_000_000;

    private static final int PREFIX = 8;
    private static final int PIECE = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final Header header;
    private final long dataStart;

    private SafeTensorsReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        if (size < PREFIX + 2) {
            throw damaged("it has only " + size + " bytes", null);
        }
        long length = bytes(0, PREFIX).getLong();
        if (length < 2 || length > MAX_HEADER || length > size - PREFIX) {
            throw damaged(
                    "its header would be " + Long.toUnsignedString(length) + " bytes long, but the file has " + size
                            + " and a header at most " + MAX_HEADER,
                    null);
        }
        this.dataStart = PREFIX + length;
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes(PREFIX, (int) length))
                    .toString();
            this.header = Header.parse(json, size - dataStart);
        } catch (CharacterCodingException notText) {
            throw damaged("its header is not UTF-8 text", notText);
        } catch (Json.Malformed malformed) {
            throw damaged(malformed.getMessage(), malformed);
        }
    }

    /**
     * Opens a file and checks its header.
     *
     * @param file the file
     * @return a reader, to be closed
     * @throws WeightFileException if the file can't be read or is not a valid safetensors file
     */
    public static SafeTensorsReader open(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            SafeTensorsReader reader = new SafeTensorsReader(file, channel);
            channel = null;
            return reader;
        } catch (NoSuchFileException missing) {
            throw new WeightFileException(file + ": there is no such file", missing);
        } catch (IOException failure) {
            throw new WeightFileException(file + ": can't be read: " + failure.getMessage(), failure);
        } finally {
            closeQuietly(channel);
        }
    }

    /** {@return the tensors by name, in the order of the header; unmodifiable} */
    public Map<String, TensorInfo> tensors() {
        return header.tensors();
    }

    /** {@return the file's metadata; unmodifiable, empty if it has none} */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Reads an F32 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public float[] floats(String name) {
        TensorInfo tensor = tensor(name, DataType.F32);
        float[] values = new float[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asFloatBuffer().get(values, from, bytes.remaining() / Float.BYTES));
        return values;
    }

    /**
     * Reads an F64 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public double[] doubles(String name) {
        TensorInfo tensor = tensor(name, DataType.F64);
        double[] values = new double[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asDoubleBuffer().get(values, from, bytes.remaining() / Double.BYTES));
        return values;
    }

    /**
     * Reads an I32 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public int[] ints(String name) {
        TensorInfo tensor = tensor(name, DataType.I32);
        int[] values = new int[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asIntBuffer().get(values, from, bytes.remaining() / Integer.BYTES));
        return values;
    }

    /**
     * Reads an I64 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public long[] longs(String name) {
        TensorInfo tensor = tensor(name, DataType.I64);
        long[] values = new long[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asLongBuffer().get(values, from, bytes.remaining() / Long.BYTES));
        return values;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private TensorInfo tensor(String name, DataType type) {
        TensorInfo tensor = tensors().get(name);
        if (tensor == null) {
            throw new WeightFileException(file + ": there is no tensor " + name + " in it");
        }
        if (tensor.type() != type) {
            throw new WeightFileException(
                    file + ": tensor " + tensor + " can't be read as " + type + ": save it again with that type");
        }
        return tensor;
    }

    private int length(TensorInfo tensor) {
        if (tensor.size() > Integer.MAX_VALUE - PREFIX) {
            throw new WeightFileException(file + ": tensor " + tensor + " is too large for a Java array");
        }
        return (int) tensor.size();
    }

    /** Copies a piece into the array that is being filled, starting at element {@code from}. */
    private interface Piece {
        void copy(ByteBuffer bytes, int from);
    }

    private void pieces(TensorInfo tensor, Piece piece) {
        try {
            for (long at = tensor.begin(); at < tensor.end(); at += PIECE) {
                ByteBuffer bytes = bytes(dataStart + at, (int) Math.min(PIECE, tensor.end() - at));
                piece.copy(bytes, (int) ((at - tensor.begin()) / tensor.type().bytes()));
            }
        } catch (IOException failure) {
            throw new WeightFileException(
                    file + ": tensor " + tensor + " can't be read: " + failure.getMessage(), failure);
        }
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private WeightFileException damaged(String what, Throwable cause) {
        return new WeightFileException(
                file + " is not a valid safetensors file: " + what + ". Save or download it again.", cause);
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing can be lost.
            }
        }
    }
}
