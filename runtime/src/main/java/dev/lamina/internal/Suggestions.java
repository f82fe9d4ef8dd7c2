package dev.lamina.internal;

/** "Did you mean": finds the known name that a mistyped one is closest to. Not part of the public API. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * A sentence to append to an error message.
     *
     * @param wrong the unknown name
     * @param known the names there are
     * @return {@code "; did you mean x?"}, or a full stop if nothing is close
     */
    public static String didYouMean(String wrong, Iterable<String> known) {
        String best = null;
        // Two letters that changed places are two edits; names of three letters are too short for two.
        int bestDistance = wrong.length() < 4 ? 2 : Math.max(2, wrong.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wrong, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best == null ? "." : "; did you mean " + best + "?";
    }

    /** Levenshtein's edit distance, two rows at a time. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
