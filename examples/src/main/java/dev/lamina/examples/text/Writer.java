package dev.lamina.examples.text;

import dev.lamina.math.CounterRandom;
import dev.lamina.math.FloatMath;
import dev.lamina.model.Network;
import dev.lamina.model.Session;

/**
 * Lets a network go on with a text: it says how likely each character is to come next, one is drawn, and the text with
 * it is what the network reads next.
 */
public final class Writer {
    private final Session session;
    private final int window;
    private final float temperature;
    private final long key;

    /**
     * A writer.
     *
     * @param network reads a window of characters and yields logits for the one after each
     * @param temperature 1 draws as the network says; less makes likely characters likelier yet, and so the text safer and
     *     duller
     * @param seed the same seed writes the same text
     */
    public Writer(Network network, float temperature, long seed) {
        this.session = network.newSession();
        this.window = network.inputs().get(0).size();
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
        for (int i = 0; i < count; i++) {
            // What lies further back than the window is forgotten.
            int[] seen = Alphabet.numbers(text.substring(Math.max(0, text.length() - window)));
            System.arraycopy(seen, 0, session.indices(0), 0, seen.length);
            session.infer(1);
            // No answer depends on characters behind it, so the unused rest of the window does no harm.
            int number = draw(session.output(0), (seen.length - 1) * Alphabet.SIZE, CounterRandom.uniform(key, i));
            text.append(Alphabet.character(number));
        }
        return text.toString();
    }

    /**
     * Draws a character.
     *
     * @param logits the softmax of these, divided by the temperature, are the probabilities
     * @param offset index of the first one
     * @param uniform a random number from 0 to below 1
     */
    private int draw(float[] logits, int offset, float uniform) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < Alphabet.SIZE; i++) {
            highest = Math.max(highest, logits[offset + i]);
        }
        float[] upTo = new float[Alphabet.SIZE];
        float sum = 0;
        for (int i = 0; i < Alphabet.SIZE; i++) {
            sum += FloatMath.exp((logits[offset + i] - highest) / temperature);
            upTo[i] = sum;
        }
        int number = 0;
        while (number < Alphabet.SIZE - 1 && upTo[number] <= uniform * sum) {
            number++;
        }
        return number;
    }
}
