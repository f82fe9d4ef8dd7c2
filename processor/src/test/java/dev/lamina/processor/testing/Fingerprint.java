package dev.lamina.processor.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 of results: the same only if all their bits are. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of values by name, in order. */
    public static String of(Map<String, double[]> results) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            results.forEach((key, values) -> {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
                bytes.asDoubleBuffer().put(values);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
