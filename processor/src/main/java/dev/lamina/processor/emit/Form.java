package dev.lamina.processor.emit;

/** The two forms of the generated kernels. Both compute the same bits. */
public enum Form {
    /** Plain Java, shaped so that the JVM vectorises what it can. */
    PORTABLE("Portable"),
    /** The Vector API, for JVMs that have the module {@code jdk.incubator.vector}. */
    SIMD("Simd");

    private final String suffix;

    Form(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of the generated session ends with. */
    public String suffix() {
        return suffix;
    }
}
