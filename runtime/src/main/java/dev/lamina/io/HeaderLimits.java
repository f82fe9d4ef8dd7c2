package dev.lamina.io;

/**
 * How much memory the header of a file may take. A header is read piece by piece and refused as soon as it goes beyond,
 * so that a hostile one costs no more than these.
 *
 * @param tensors    the largest number of tensors
 * @param nameLength the longest name of a tensor, in characters
 * @param textLength the most characters in all names and metadata together; each entry of the metadata counts
 *     {@value #ENTRY} more
 */
public record HeaderLimits(int tensors, int nameLength, int textLength) {
    /** What an entry of the metadata counts beside its characters. */
    static final int ENTRY = 64;

    private static final int LEAST_NAME_LENGTH = 1024;
    private static final int LEAST_TENSORS = 10_000;
    private static final int METADATA = 1 << 20;

    /** For files of which nothing is known: 50,000 tensors, names of 1024 characters, 4 Mi characters in all. */
    public static final HeaderLimits DEFAULT = new HeaderLimits(50_000, LEAST_NAME_LENGTH, 4 << 20);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public HeaderLimits {
        if (tensors < 0 || nameLength < 0 || textLength < 0) {
            throw new IllegalArgumentException(
                    "limits count from 0, but are " + tensors + ", " + nameLength + " and " + textLength);
        }
    }

    /**
     * Limits for a file with the tensors of a network: room for twice as many, names twice as long, and at least 10,000
     * tensors, names of 1024 characters and 1 Mi characters of metadata.
     *
     * @param names the names of the network's tensors
     * @return the limits
     */
    public static HeaderLimits expecting(Iterable<String> names) {
        long tensors = 0;
        long longest = 0;
        long text = 0;
        for (String name : names) {
            tensors++;
            longest = Math.max(longest, name.length());
            text += name.length();
        }
        return new HeaderLimits(
                limit(2 * tensors, LEAST_TENSORS),
                limit(2 * longest, LEAST_NAME_LENGTH),
                limit(2 * text + METADATA, 0));
    }

    private static int limit(long wanted, int least) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(wanted, least));
    }
}
