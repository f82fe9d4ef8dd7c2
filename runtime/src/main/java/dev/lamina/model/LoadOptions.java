package dev.lamina.model;

/**
 * What loading a weight file may do beyond the strict rule: the file holds the parameters of the network, all of them
 * and nothing else, and every value is a finite number. Immutable.
 *
 * <pre>{@code net.restore(file, LoadOptions.strict().allowNonFinite());}</pre>
 */
public final class LoadOptions {
    private static final LoadOptions STRICT = new LoadOptions(false);

    private final boolean nonFinite;

    private LoadOptions(boolean nonFinite) {
        this.nonFinite = nonFinite;
    }

    /** {@return options that allow nothing: what {@link Network#restore(java.nio.file.Path)} uses} */
    public static LoadOptions strict() {
        return STRICT;
    }

    /**
     * Lets values be NaN or infinite, for example to look at the weights of a run that diverged. A network that holds
     * such values predicts nothing of use.
     *
     * @return options that allow it
     */
    public LoadOptions allowNonFinite() {
        return new LoadOptions(true);
    }

    /** {@return whether values may be NaN or infinite} */
    public boolean allowsNonFinite() {
        return nonFinite;
    }
}
