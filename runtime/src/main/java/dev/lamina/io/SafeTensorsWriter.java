package dev.lamina.io;

import dev.lamina.internal.FileFailures;
import dev.lamina.internal.LittleEndian;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a safetensors file with F32 and F64 tensors. The same tensors and metadata give the same bytes. Nothing touches the
 * disk before {@link #write}, which replaces an existing file in one step or not at all.
 */
public final class SafeTensorsWriter {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /** A tensor of floats or of doubles; the other array is null. */
    private record Tensor(int[] shape, float[] floats, double[] doubles) {
        DataType type() {
            return floats != null ? DataType.F32 : DataType.F64;
        }

        long bytes() {
            return floats != null ? (long) floats.length * Float.BYTES : (long) doubles.length * Double.BYTES;
        }

        void writeTo(FileChannel channel) throws IOException {
            if (floats != null) {
                LittleEndian.<IOException>write(floats, bytes -> writeFully(channel, bytes));
            } else {
                LittleEndian.<IOException>write(doubles, bytes -> writeFully(channel, bytes));
            }
        }
    }

    /** An empty writer. */
    public SafeTensorsWriter() {}

    /**
     * Adds a text to the file's metadata.
     *
     * @param key  its name
     * @param text the text
     * @return this writer
     */
    public SafeTensorsWriter metadata(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    /**
     * Adds a tensor. Tensors stand in the file in the order they were added.
     *
     * @param name  a name that was not added before, other than {@code __metadata__}
     * @param data  the values, row-major; not copied, so they must not change before {@link #write}
     * @param shape the shape
     * @return this writer
     * @throws IllegalArgumentException if the name is taken or the shape doesn't fit the number of values
     */
    public SafeTensorsWriter add(String name, float[] data, int... shape) {
        return add(name, new Tensor(shape.clone(), data, null), data.length);
    }

    /**
     * Adds a tensor of doubles, as {@link #add(String, float[], int...)} does.
     *
     * @param name  a name that was not added before, other than {@code __metadata__}
     * @param data  the values, row-major; not copied
     * @param shape the shape
     * @return this writer
     * @throws IllegalArgumentException if the name is taken or the shape doesn't fit the number of values
     */
    public SafeTensorsWriter add(String name, double[] data, int... shape) {
        return add(name, new Tensor(shape.clone(), null, data), data.length);
    }

    private SafeTensorsWriter add(String name, Tensor tensor, int length) {
        long size = 1;
        for (int axis : tensor.shape) {
            size = axis < 0 ? -1 : Math.multiplyExact(size, axis);
        }
        if (size != length) {
            throw new IllegalArgumentException("tensor " + name + ": the shape doesn't fit " + length + " values");
        }
        if (name.equals("__metadata__") || tensors.putIfAbsent(name, tensor) != null) {
            throw new IllegalArgumentException("the tensor name " + name + " is taken");
        }
        return this;
    }

    /**
     * Writes the file: to a temporary file in the same directory, forced to the disk, then moved into place. The
     * temporary file is called {@code .NAME.16 random hex digits.tmp}. One that stays behind because the process was
     * killed is deleted by a later save to the same file, once it is a day old.
     *
     * @param file where to; an existing file is replaced. A symbolic link stays one, and the file that it leads to is
     *     replaced
     * @throws WeightFileException if writing fails, or if there is a directory, a device, a pipe or a socket; an
     *     existing file is as it was and no temporary file stays behind
     */
    public void write(Path file) {
        byte[] header = header();
        try {
            AtomicFile.write(file, channel -> {
                ByteBuffer prefix = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
                writeFully(channel, prefix.putLong(header.length).put(header).flip());
                for (Tensor tensor : tensors.values()) {
                    tensor.writeTo(channel);
                }
            });
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.writing(file, failure), failure);
        }
    }

    private byte[] header() {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append("\"__metadata__\":{");
            metadata.forEach((key, text) -> json.append(Json.quote(key))
                    .append(':')
                    .append(Json.quote(text))
                    .append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + tensor.bytes();
            json.append(Json.quote(entry.getKey()))
                    .append(":{\"dtype\":\"")
                    .append(tensor.type())
                    .append("\",\"shape\":[");
            int[] shape = tensor.shape;
            for (int i = 0; i < shape.length; i++) {
                json.append(i == 0 ? "" : ",").append(shape[i]);
            }
            json.append("],\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]},");
            offset = end;
        }
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        json.append('}');
        // Spaces up to a multiple of 8, so that a memory-mapped file has its data aligned.
        byte[] unpadded = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = java.util.Arrays.copyOf(unpadded, (unpadded.length + 7) / 8 * 8);
        java.util.Arrays.fill(padded, unpadded.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
