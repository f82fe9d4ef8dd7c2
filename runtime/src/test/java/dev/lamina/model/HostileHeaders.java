package dev.lamina.model;

import dev.lamina.io.WeightFileException;
import dev.lamina.testing.LinearNetwork;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes files whose headers are almost as long as the format allows, one after the other, loads each into a network of a
 * few floats, and prints what happens.
 */
final class HostileHeaders {
    private static final int LENGTH = 99_000_000;

    private final Path directory;
    private final LinearNetwork net = new LinearNetwork(4, 3, Objective.CLASS, 0f, 5);

    private HostileHeaders(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        new HostileHeaders(Path.of(arguments[0])).tryAll();
    }

    private void tryAll() throws IOException {
        String bias = "{\"linear.bias\":";
        String good = tensor("center.running_mean", "[5]", 0, 20) + "," + tensor("linear.weight", "[3,5]", 20, 80) + ","
                + tensor("linear.bias", "[3]", 80, 92);
        restore("shape", bias + "{\"dtype\":\"F32\",\"shape\":[1", same(",1"), "],\"data_offsets\":[0,4]}}", 4);
        restore("metadata", "{\"__metadata__\":{\"k\":\"", same("v"), "\"}}", 0);
        restore("tensors", "{" + tensor("x", "[0]", 0, 0), HostileHeaders::tensors, "}", 0);
        restore("spaces", "{" + good, same(" "), "}", 92);
        restore("string", "{\"", same("n"), "\":{}}", 0);
        restore("arrays", bias, same("["), "}", 0);
    }

    private static String tensor(String name, String shape, long begin, long end) {
        return "\"" + name + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end
                + "]}";
    }

    /** What stands between a header's beginning and its end. */
    private interface Filling {
        /** {@return the i-th block of it} */
        byte[] block(int i);
    }

    private void restore(String name, String begin, Filling filling, String end, int dataBytes) throws IOException {
        Path file = directory.resolve(name);
        write(file, begin, filling, end, dataBytes);
        String result;
        try {
            net.restore(file);
            result = "it was loaded";
        } catch (WeightFileException refused) {
            result = refused.getMessage().replace(file.toString(), "it");
        } catch (Throwable other) {
            result = other.toString();
        }
        System.out.println(name + ": " + result);
        Files.delete(file);
    }

    private static void write(Path file, String begin, Filling filling, String end, int dataBytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(prefix.putLong(LENGTH).array());
            out.write(ascii(begin));
            int left = LENGTH - begin.length() - end.length();
            byte[] block = filling.block(0);
            for (int i = 1; block.length <= left; i++) {
                out.write(block);
                left -= block.length;
                block = filling.block(i);
            }
            out.write(ascii(" ".repeat(left)));
            out.write(ascii(end));
            out.write(new byte[dataBytes]);
        }
    }

    private static byte[] tensors(int block) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append(',').append(tensor("x" + block + "." + i, "[0]", 0, 0));
        }
        return ascii(text.toString());
    }

    private static Filling same(String text) {
        byte[] block = ascii(text.repeat(1000));
        return i -> block;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
