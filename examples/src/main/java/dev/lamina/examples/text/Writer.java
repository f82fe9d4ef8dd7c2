package dev.lamina.examples.text;

import dev.lamina.math.CounterRandom;
import dev.lamina.math.FloatMath;

/** Goes on with a text: a character is drawn by what is said to come next, and is read in its turn. */
public final class Writer {
    private final Foreteller foreteller;
    private final float temperature;
    private final long key;

    /**
     * A writer.
     *
     * @param foreteller says what is likely to come next
     * @param temperature 1 draws as it says; less makes likely characters likelier yet, and so the text safer and duller
     * @param seed the same seed writes the same text
     */
    public Writer(Foreteller foreteller, float temperature, long seed) {
        this.foreteller = foreteller;
        this.temperature = temperature;
        this.key = CounterRandom.key(seed, 3, 0);
    }

    /**
     * Goes on with a text.
     *
     * @param beginning at least one character
     * @param count how many to add
     * @return the beginning and what follows
     */
    public String goOn(String beginning, int count) {
        StringBuilder text = new StringBuilder(beginning);
        float[] logits = null;
        for (int number : Alphabet.numbers(beginning)) {
            logits = foreteller.read(number);
        }
        for (int i = 0; i < count; i++) {
            int number = draw(logits, CounterRandom.uniform(key, i));
            text.append(Alphabet.character(number));
            logits = foreteller.read(number);
        }
        return text.toString();
    }

    /**
     * Draws a character.
     *
     * @param logits the softmax of these, divided by the temperature, are the probabilities
     * @param uniform a random number from 0 to below 1
     */
    private int draw(float[] logits, float uniform) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < Alphabet.SIZE; i++) {
            highest = Math.max(highest, logits[i]);
        }
        float[] upTo = new float[Alphabet.SIZE];
        float sum = 0;
        for (int i = 0; i < Alphabet.SIZE; i++) {
            sum += FloatMath.exp((logits[i] - highest) / temperature);
            upTo[i] = sum;
        }
        int number = 0;
        while (number < Alphabet.SIZE - 1 && upTo[number] <= uniform * sum) {
            number++;
        }
        return number;
    }
}
