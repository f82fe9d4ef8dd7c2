package dev.lamina.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small files that decompress to much, reads them as digits, and prints what happens. */
final class GzipBombs {
    private static final byte[] ZEROS = new byte[1 << 20];

    private final Path directory;

    private GzipBombs(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        GzipBombs bombs = new GzipBombs(Path.of(arguments[0]));
        bombs.read("behind its shape", 10, 40);
        bombs.read("as its shape says", 40 << 20, 40);
        bombs.read("more than compression gives", 2_000_000_000, 1);
        bombs.read("bytes fit but floats don't", 10 << 20, 10);
        bombs.read("floats fit, but not in one piece", 5 << 20, 5);
        bombs.read("all fits", 1 << 20, 1);
    }

    private void read(String name, int images, int megabytes) throws IOException {
        Path file = directory.resolve("train-images-idx3-ubyte.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(ByteBuffer.allocate(16)
                    .putInt(0x0803)
                    .putInt(images)
                    .putInt(1)
                    .putInt(1)
                    .array());
            for (int i = 0; i < megabytes; i++) {
                out.write(ZEROS);
            }
        }
        String result;
        try {
            Idx idx = Idx.read(file);
            result = idx.items() + " items, " + idx.scaled().length + " floats";
        } catch (DataFileException refused) {
            result = refused.getMessage().replace(file.toString(), "it");
        } catch (Throwable other) {
            result = other.toString();
        }
        System.out.println(name + ": " + result);
    }
}
