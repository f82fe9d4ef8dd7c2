package dev.lamina.examples.text;

/** Reads a text letter by letter, and says after each how likely every character is to come next. */
public interface Foreteller {
    /**
     * Reads one more character.
     *
     * @param character its number in the {@link Alphabet}
     * @return a logit for each character of the alphabet, valid until the next call
     */
    float[] read(int character);
}
