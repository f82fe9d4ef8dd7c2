package dev.lamina.examples.text;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A play without end, for those who have no text at hand. It has rules that reach from one letter to the next (words),
 * over a few words (a verb agrees with its subject) and over a whole speech (who is addressed isn't who speaks).
 */
final class InventedText {
    private static final String[] NAMES = {"ANNA", "BRUNO", "CLARA", "DAVID", "EMMA"};
    private static final String[] ADJECTIVES = {"old", "red", "quiet", "clever", "tall", "happy"};
    private static final String[] NOUNS = {"king", "horse", "garden", "river", "lantern", "sailor", "crown"};
    private static final String[] VERBS = {"follow", "remember", "want", "fear", "admire", "seek"};
    private static final String[] PLACES = {"in the morning", "at night", "by the sea", "in the town"};

    private InventedText() {}

    static String make(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(length + 200);
        while (text.length() < length) {
            speech(text, random);
        }
        text.setLength(length);
        return text.toString();
    }

    private static void speech(StringBuilder text, SplittableRandom random) {
        int speaker = random.nextInt(NAMES.length);
        int other = (speaker + 1 + random.nextInt(NAMES.length - 1)) % NAMES.length;
        text.append(NAMES[speaker]).append(":\n");
        int sentences = 1 + random.nextInt(3);
        for (int i = 0; i < sentences; i++) {
            String name = NAMES[other].charAt(0) + NAMES[other].substring(1).toLowerCase(Locale.ROOT);
            text.append(i == 0 ? name + ", the " : "The ");
            boolean many = random.nextBoolean();
            things(text, many, random);
            text.append(' ').append(one(VERBS, random)).append(many ? " the " : "s the ");
            things(text, random.nextBoolean(), random);
            if (random.nextInt(3) == 0) {
                text.append(' ').append(one(PLACES, random));
            }
            text.append(i == sentences - 1 ? ".\n\n" : ".\n");
        }
    }

    private static void things(StringBuilder text, boolean many, SplittableRandom random) {
        if (random.nextBoolean()) {
            text.append(one(ADJECTIVES, random)).append(' ');
        }
        text.append(one(NOUNS, random)).append(many ? "s" : "");
    }

    private static String one(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }
}
