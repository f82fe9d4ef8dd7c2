package dev.lamina.processor.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which known name a misspelt one was meant to be. */
public final class Suggestions {
    /** Known names that a message shows at most. */
    private static final int MOST_NAMES = 40;

    private Suggestions() {}

    /**
     * The known name that is nearest to the given one, if one is near enough: at most one mistake for each three letters
     * (and one mistake in shorter names), not counting upper and lower case. The first of equally near names wins.
     */
    public static Optional<String> closest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = Math.max(1, name.length() / 3) + 1;
        String closest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) >= best) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                closest = candidate;
            }
        }
        return Optional.ofNullable(closest);
    }

    /** A sentence for a message's help: the name that was probably meant, else all that there are. */
    public static String didYouMean(String name, Collection<String> known) {
        return closest(name, known)
                .map(candidate -> "did you mean \"" + candidate + "\"?")
                .orElseGet(() -> known.isEmpty() ? "there are no names yet" : "known names: " + list(known));
    }

    private static String list(Collection<String> known) {
        String shown = known.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return known.size() <= MOST_NAMES ? shown : shown + " and " + (known.size() - MOST_NAMES) + " more";
    }

    /**
     * Number of single mistakes (a letter too many, missing, wrong, or two neighbours swapped) between two words: the
     * optimal string alignment distance, row by row over the usual table.
     */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
