package dev.lamina.model;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Chooses the form of a network's kernels: SIMD (Vector API) where the running JVM has the module
 * {@code jdk.incubator.vector}, else portable. Both compute the same bits.
 *
 * <p>System property {@code lamina.kernels}: {@code auto} (default), {@code portable}, or {@code simd}, which fails
 * instead of falling back. Property {@code lamina.quiet=true} suppresses the line that says which form runs.
 */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String HOW = "--add-modules " + MODULE;
    private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();

    private Kernels() {}

    /**
     * Whether SIMD kernels are to be used.
     *
     * @return true for SIMD, false for portable
     * @throws IllegalStateException if property {@code lamina.kernels} has an unknown value, or demands SIMD in a JVM
     *     that was started without the module
     */
    public static boolean simd() {
        String wish = System.getProperty("lamina.kernels", "auto");
        boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
        switch (wish) {
            case "auto":
                return present;
            case "portable":
                return false;
            case "simd":
                if (!present) {
                    throw new IllegalStateException(
                            "lamina.kernels=simd, but this JVM runs without the Vector API: add " + HOW
                                    + " to the java command, or remove the property");
                }
                return true;
            default:
                throw new IllegalStateException("lamina.kernels=" + wish + " is unknown: use auto, portable or simd");
        }
    }

    /**
     * Prints, once per JVM, one line on standard error that says which form of kernels runs and, for the portable one,
     * how to get the faster one.
     *
     * @param networkName the network that is being created
     * @param form        {@code SIMD} or {@code portable}
     */
    public static void announce(String networkName, String form) {
        if (Boolean.getBoolean("lamina.quiet") || !ANNOUNCED.compareAndSet(false, true)) {
            return;
        }
        System.err.println(line(networkName, form));
    }

    static String line(String networkName, String form) {
        String line = "lamina: " + networkName + " runs " + form + " kernels";
        boolean canBeFaster = form.equalsIgnoreCase("portable")
                && !ModuleLayer.boot().findModule(MODULE).isPresent();
        return canBeFaster ? line + "; for the faster SIMD ones add " + HOW + " to the java command" : line;
    }
}
