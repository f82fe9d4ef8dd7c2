package dev.lamina.model;

import dev.lamina.internal.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** SHA-256 over parameters: two networks have the same one only if every bit of every value is the same. */
final class Fingerprint {
    private Fingerprint() {}

    static String sha256(List<Parameter> parameters) {
        return sha256(parameters, Parameter::toArray);
    }

    /** The same for other values, in the order of weight files. */
    static String sha256(List<Parameter> parameters, Function<Parameter, float[]> values) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
        for (Parameter parameter : parameters) {
            byte[] name = parameter.name().getBytes(StandardCharsets.UTF_8);
            update(digest, name.length);
            digest.update(name);
            int[] shape = parameter.shape();
            update(digest, shape.length);
            for (int axis : shape) {
                update(digest, axis);
            }
            LittleEndian.write(values.apply(parameter), digest::update);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, int value) {
        digest.update((byte) value);
        digest.update((byte) (value >> 8));
        digest.update((byte) (value >> 16));
        digest.update((byte) (value >> 24));
    }
}
