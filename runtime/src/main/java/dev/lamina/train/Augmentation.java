package dev.lamina.train;

import dev.lamina.model.Session;

/**
 * Changes the rows of a pass when they have been copied from the data and before they are computed: each time a row is seen it may
 * be moved, turned or noisy in another way, so that it can't be learnt by heart. Measuring leaves rows as they are.
 *
 * <pre>{@code
 * trainer.augment((session, rows, key) -> {
 *     float[] input = session.input(0);
 *     for (int i = 0; i < rows * size; i++) {
 *         input[i] += 0.1f * CounterRandom.normal(key, i);
 *     }
 * })
 * }</pre>
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * Changes inputs, or targets, in place. Must not allocate, and must depend on nothing but its parameters: then the same seed
     * trains the same bits, also after a checkpoint.
     *
     * @param session holds the rows, row {@code r} of a slot from {@code r * size} on
     * @param rows    how many there are
     * @param key     of the seed and the pass, for {@link dev.lamina.math.CounterRandom}
     */
    void change(Session session, int rows, long key);
}
