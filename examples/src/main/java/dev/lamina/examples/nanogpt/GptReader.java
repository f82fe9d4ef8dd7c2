package dev.lamina.examples.nanogpt;

import dev.lamina.examples.text.Foreteller;
import dev.lamina.model.Stepper;

/**
 * Reads letter by letter; attention keeps what it needs of the letters before, so none of them is computed again. When the
 * context is full, it begins anew with the last half of it. What lies further back is forgotten.
 */
final class GptReader implements Foreteller {
    private static final int KEPT = GptModel.CONTEXT / 2;

    private final Stepper stepper;
    private final int[] seen = new int[GptModel.CONTEXT];

    /**
     * A reader that hasn't read anything yet.
     *
     * @param net the trained network
     */
    GptReader(CompiledGptModel net) {
        stepper = net.newStepper();
    }

    @Override
    public float[] read(int character) {
        if (stepper.position() == GptModel.CONTEXT) {
            beginWithLastHalf();
        }
        return step(character);
    }

    private void beginWithLastHalf() {
        stepper.reset();
        for (int i = 0; i < KEPT; i++) {
            step(seen[GptModel.CONTEXT - KEPT + i]);
        }
    }

    private float[] step(int character) {
        seen[stepper.position()] = character;
        return stepper.step(character);
    }
}
