package dev.lamina.model;

import dev.lamina.internal.Choice;
import dev.lamina.internal.Log;

/**
 * Chooses the form of a network's kernels: SIMD (Vector API) where the running JVM has the module
 * {@code jdk.incubator.vector} and the network was compiled with it, else portable. Both compute the same bits.
 *
 * <p>System property {@code lamina.kernels}: {@code auto} (default), {@code portable}, or {@code simd}, which fails
 * instead of falling back. Each network says once on standard error which form runs. Property {@code lamina.log} limits
 * that: {@code info} (default), {@code warning} for networks that could be faster, or {@code off}.
 */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String HOW = "--add-modules " + MODULE;
    /** Floats in the widest vector that generated kernels know. */
    private static final int MOST_LANES = 16;

    private enum Wish {
        AUTO,
        PORTABLE,
        SIMD
    }

    private Kernels() {}

    /**
     * Whether SIMD kernels are to be used where a network has them.
     *
     * @return true for SIMD, false for portable
     * @throws IllegalStateException if property {@code lamina.kernels} has an unknown value, or demands SIMD in a JVM
     *     that was started without the module
     */
    public static boolean simd() {
        Wish wish = wish();
        if (wish == Wish.SIMD && !present()) {
            throw new IllegalStateException("lamina.kernels=simd, but this JVM runs without the Vector API: add " + HOW
                    + " to the java command, or remove the property");
        }
        return wish != Wish.PORTABLE && present();
    }

    /**
     * Whether SIMD kernels of some width can run. For generated code, which asks {@link #simd} first.
     *
     * @param lanes number of floats in the machine's preferred vector
     * @return false if it is wider than the 512 bits that kernels are written for
     */
    public static boolean fits(int lanes) {
        return lanes <= MOST_LANES;
    }

    /**
     * Says once that a network runs SIMD kernels. For generated code.
     *
     * @param networkName the network that makes a session
     */
    public static void runsSimd(String networkName) {
        Log.INFO.say(networkName + " runs SIMD kernels");
    }

    /**
     * Says once that a network runs portable kernels, why, and how to get the faster ones. For generated code.
     *
     * @param networkName the network that makes a session
     * @param hasSimd     whether it was compiled with the Vector API in sight, so that it has SIMD kernels as well
     * @throws IllegalStateException if property {@code lamina.kernels} has an unknown value or demands SIMD
     */
    public static void runsPortable(String networkName, boolean hasSimd) {
        Wish wish = wish();
        String reason = reason(hasSimd);
        if (wish == Wish.SIMD) {
            throw new IllegalStateException("lamina.kernels=simd, but " + networkName + " " + reason);
        }
        String line = networkName + " runs portable kernels";
        if (wish == Wish.PORTABLE) {
            Log.INFO.say(line + ", as lamina.kernels=portable asks");
        } else {
            Log.WARNING.say(line + ": it " + reason);
        }
    }

    /** What keeps a network from running SIMD kernels, and how to change it; continues "the network". */
    private static String reason(boolean hasSimd) {
        if (!hasSimd) {
            return "was compiled without the Vector API; for the faster SIMD ones add " + HOW
                    + " to the javac command (and \"requires static " + MODULE + ";\" to a module-info.java)"
                    + (present() ? "" : " and to the java command");
        }
        return present()
                ? "has SIMD kernels for vectors of up to " + MOST_LANES + " floats, and this machine's are wider"
                : "has SIMD kernels, but this JVM runs without the Vector API; for the faster ones add " + HOW
                        + " to the java command";
    }

    private static boolean present() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static Wish wish() {
        return Choice.ofProperty("lamina.kernels", Wish.AUTO);
    }
}
