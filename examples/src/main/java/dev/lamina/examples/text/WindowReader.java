package dev.lamina.examples.text;

import dev.lamina.model.Network;
import dev.lamina.model.Session;

/**
 * Foretells with a network that reads a window: for each character, the window of the last ones is read from its
 * beginning. What lies further back is forgotten.
 */
public final class WindowReader implements Foreteller {
    private final Session session;
    private final int window;
    private final float[] logits = new float[Alphabet.SIZE];
    private int length;

    /**
     * A reader that hasn't read anything yet.
     *
     * @param network reads a window of characters and yields logits for the one after each; none may depend on characters
     *     behind it
     */
    public WindowReader(Network network) {
        this.session = network.newSession();
        this.window = network.inputs().get(0).size();
    }

    @Override
    public float[] read(int character) {
        int[] seen = session.indices(0);
        if (length == window) {
            System.arraycopy(seen, 1, seen, 0, window - 1);
            length--;
        }
        seen[length++] = character;
        session.infer(1);
        // No answer depends on characters behind it, so what the unused rest of the window holds does no harm.
        System.arraycopy(session.output(0), (length - 1) * Alphabet.SIZE, logits, 0, Alphabet.SIZE);
        return logits;
    }
}
