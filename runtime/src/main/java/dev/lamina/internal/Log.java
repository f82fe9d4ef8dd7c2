package dev.lamina.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the library says on standard error: notes and warnings, each line once. Property {@code lamina.log} (info, warning,
 * off) limits it. Not part of the public API.
 */
public enum Log {
    /** All is well, but worth knowing. */
    INFO,
    /** Something is slower or worse than it might be. */
    WARNING,
    /** Nothing is said. */
    OFF;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    /**
     * Says something of this level, unless it was said before.
     *
     * @param line what to say
     */
    public void say(String line) {
        if (compareTo(Choice.ofProperty("lamina.log", INFO)) >= 0 && SAID.add(line)) {
            System.err.println("lamina: " + line);
        }
    }
}
