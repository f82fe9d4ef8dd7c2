package dev.lamina.examples;

/**
 * A learning rate that rises for the first steps, while the optimizer knows little about the gradients, and then falls
 * along half a cosine to a tenth, so that the last steps only polish (Loshchilov and Hutter, "SGDR", 2017).
 *
 * @param highest the rate after warming up
 * @param warmUp how many steps it rises, from 0
 * @param steps how many steps there are in all
 */
public record CosineRate(float highest, int warmUp, int steps) {
    private static final float FLOOR = 0.1f;

    /**
     * The rate of a step.
     *
     * @param step its number, from 0
     */
    public float of(int step) {
        if (step < warmUp) {
            return highest * (step + 1) / warmUp;
        }
        double done = (step - warmUp) / Math.max(1.0, steps - warmUp);
        // StrictMath gives the same bits on every machine.
        double wave = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * done);
        return (float) (highest * (FLOOR + (1 - FLOOR) * wave));
    }
}
