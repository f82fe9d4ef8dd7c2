package dev.lamina.model;

import dev.lamina.internal.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What loading a weight file may do beyond the strict rule: the file holds the parameters of the network, all of them
 * and nothing else, and every value is a finite number. Immutable.
 *
 * <pre>{@code
 * net.restore(file, LoadOptions.strict().allowNonFinite());
 *
 * // all of a trained network but its last layer, which has other classes here
 * LoadReport report = net.restore(file, LoadOptions.strict().rename("features.*", "backbone.*").keepDifferentShapes());
 * }</pre>
 *
 * <p>Names in patterns are those of parameters in weight files, {@code *} for any characters.
 */
public final class LoadOptions {
    private static final LoadOptions STRICT = new LoadOptions(false, false, false, false, false, List.of(), List.of());

    private final boolean nonFinite;
    private final boolean missing;
    private final boolean unexpected;
    private final boolean shapes;
    private final boolean checksum;
    private final List<Wildcard> only;
    private final List<Rename> renames;

    /** A pattern of names in the file, and the pattern of what they are called in the network. */
    record Rename(Wildcard from, Wildcard to) {
        @Override
        public String toString() {
            return "rename(\"" + from + "\", \"" + to + "\")";
        }
    }

    private LoadOptions(
            boolean nonFinite,
            boolean missing,
            boolean unexpected,
            boolean shapes,
            boolean checksum,
            List<Wildcard> only,
            List<Rename> renames) {
        this.nonFinite = nonFinite;
        this.missing = missing;
        this.unexpected = unexpected;
        this.shapes = shapes;
        this.checksum = checksum;
        this.only = only;
        this.renames = renames;
    }

    /** {@return options that allow nothing: what {@link Network#restore(java.nio.file.Path)} uses} */
    public static LoadOptions strict() {
        return STRICT;
    }

    /**
     * Options that load what fits and leave everything else as it is: {@link #keepMissing}, {@link #ignoreUnexpected} and
     * {@link #keepDifferentShapes}. What became of each parameter is in the {@link LoadReport}. If nothing fits, that is an
     * error all the same.
     *
     * @return the options
     */
    public static LoadOptions partial() {
        return strict().keepMissing().ignoreUnexpected().keepDifferentShapes();
    }

    /**
     * Lets values be NaN or infinite, for example to look at the weights of a run that diverged. A network that holds
     * such values predicts nothing of use.
     *
     * @return options that allow it
     */
    public LoadOptions allowNonFinite() {
        return new LoadOptions(true, missing, unexpected, shapes, checksum, only, renames);
    }

    /**
     * Lets parameters that the file doesn't hold keep their values.
     *
     * @return options that allow it
     */
    public LoadOptions keepMissing() {
        return new LoadOptions(nonFinite, true, unexpected, shapes, checksum, only, renames);
    }

    /**
     * Lets the file hold tensors that the network doesn't know.
     *
     * @return options that allow it
     */
    public LoadOptions ignoreUnexpected() {
        return new LoadOptions(nonFinite, missing, true, shapes, checksum, only, renames);
    }

    /**
     * Lets parameters that have another shape in the file keep their values, such as a last layer with another number of
     * classes.
     *
     * @return options that allow it
     */
    public LoadOptions keepDifferentShapes() {
        return new LoadOptions(nonFinite, missing, unexpected, true, checksum, only, renames);
    }

    /**
     * Loads values that another program changed without changing the SHA-256 of them that the file holds.
     *
     * @return options that allow it
     */
    public LoadOptions ignoreChecksum() {
        return new LoadOptions(nonFinite, missing, unexpected, shapes, true, only, renames);
    }

    /**
     * Loads some parameters alone; all others keep their values, whether the file holds them or not. Further calls add to them.
     *
     * @param pattern names in the network: {@code backbone.*}
     * @return options with that restriction
     */
    public LoadOptions only(String pattern) {
        return new LoadOptions(
                nonFinite, missing, unexpected, shapes, checksum, with(only, new Wildcard(pattern)), renames);
    }

    /**
     * Says what tensors of the file are called in the network. The first pattern that fits a name counts.
     *
     * @param inFile names in the file: {@code encoder.layer.*.dense.weight}
     * @param inNetwork what they are called here, with as many stars: {@code block*.dense.weight}
     * @return options with that rule as well
     * @throws IllegalArgumentException if the numbers of stars differ
     */
    public LoadOptions rename(String inFile, String inNetwork) {
        Rename rename = new Rename(new Wildcard(inFile), new Wildcard(inNetwork));
        if (rename.from.stars() != rename.to.stars()) {
            throw new IllegalArgumentException(rename + " needs as many stars on both sides");
        }
        return new LoadOptions(nonFinite, missing, unexpected, shapes, checksum, only, with(renames, rename));
    }

    private static <T> List<T> with(List<T> list, T added) {
        List<T> more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(added));
        return List.copyOf(more);
    }

    /** {@return whether values may be NaN or infinite} */
    public boolean allowsNonFinite() {
        return nonFinite;
    }

    /** {@return whether the file may lack parameters} */
    public boolean keepsMissing() {
        return missing;
    }

    /** {@return whether the file may hold other tensors} */
    public boolean ignoresUnexpected() {
        return unexpected;
    }

    /** {@return whether shapes may differ} */
    public boolean keepsDifferentShapes() {
        return shapes;
    }

    /** {@return whether values may be others than the file's SHA-256 says} */
    public boolean ignoresChecksum() {
        return checksum;
    }

    List<Wildcard> only() {
        return only;
    }

    List<Rename> renames() {
        return renames;
    }
}
