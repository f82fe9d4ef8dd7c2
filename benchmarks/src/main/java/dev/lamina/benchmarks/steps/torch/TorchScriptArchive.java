package dev.lamina.benchmarks.steps.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript source as the archive that PyTorch loads: a zip with the source, a pickle of the module object
 * (class {@code Step}, no parameters), an empty tuple of constants and the format's version.
 */
final class TorchScriptArchive {
    private static final String MODULE = "\u0080\u0002c__torch__\nStep\n)\u0081}(" + key("training") + "\u0088"
            + key("p") + "]" + key("w") + "]" + key("m") + "]" + key("v") + "]" + key("t") + "]ub.";
    private static final String EMPTY_TUPLE = "\u0080\u0002).";

    private TorchScriptArchive() {}

    private static String key(String name) {
        return "X" + (char) name.length() + "\0\0\0" + name;
    }

    /** The archive of a source that declares the class {@code Step}. */
    static byte[] of(String source) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "data.pkl", MODULE);
            add(zip, "code/__torch__.py", source);
            add(zip, "constants.pkl", EMPTY_TUPLE);
            add(zip, "version", "3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry("step/" + name);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
