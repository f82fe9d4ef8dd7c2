package dev.lamina.state;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the names of what was saved with the names of what is to be restored. */
public final class Names {
    private static final int LISTED = 5;

    private Names() {}

    /**
     * Checks that two sets of names are the same.
     *
     * @param whose whose state is restored, for the message
     * @param what what is called so, for the message: {@code the number}
     * @param wanted the names that are needed
     * @param given the names that were saved
     * @throws IllegalArgumentException if they differ
     */
    public static void check(String whose, String what, Set<String> wanted, Set<String> given) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(given);
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(wanted);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("this isn't the state of " + whose + ": "
                    + (missing.isEmpty() ? "" : "it lacks " + what + " " + some(missing))
                    + (missing.isEmpty() || unknown.isEmpty() ? "" : "; ")
                    + (unknown.isEmpty() ? "" : "it has " + what + " " + some(unknown) + ", which isn't used here")
                    + ". Restore it with the settings it was saved with.");
        }
    }

    private static String some(Set<String> names) {
        List<String> listed = names.stream().limit(LISTED).toList();
        return String.join(", ", listed) + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "");
    }
}
