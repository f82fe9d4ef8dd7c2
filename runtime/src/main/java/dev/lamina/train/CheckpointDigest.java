package dev.lamina.train;

import dev.lamina.internal.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over what a checkpoint says: any change of it is found, so nobody goes on from a damaged one. */
final class CheckpointDigest {
    private final MessageDigest digest;

    CheckpointDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    void add(Map<String, String> metadata) {
        new TreeMap<>(metadata).forEach((key, text) -> {
            add(key);
            add(text);
        });
    }

    void add(String name, float[] values, int... shape) {
        add(name + Arrays.toString(shape));
        LittleEndian.write(values, digest::update);
    }

    void add(String name, double[] values, int... shape) {
        add(name + Arrays.toString(shape));
        LittleEndian.write(values, digest::update);
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
