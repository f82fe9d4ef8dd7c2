package dev.lamina.processor.op;

import dev.lamina.processor.ir.Shape;

/**
 * The geometry of a recurrence.
 *
 * @param cell what a step computes
 * @param units width H of each state
 * @param steps length T of the sequence
 * @param reverse true if it runs from the last step to the first
 * @param masked true if there is a mask [N, T] of the steps that count; the others leave the states as they are
 */
public record Recurrence(RecurrentCell cell, int units, int steps, boolean reverse, boolean masked) {
    /** A recurrence in which all steps count. */
    public Recurrence(RecurrentCell cell, int units, int steps, boolean reverse) {
        this(cell, units, steps, reverse, false);
    }

    /** Width of all gates together. */
    public int gateWidth() {
        return cell.gates() * units;
    }

    /** Width of all states together. */
    public int stateWidth() {
        return cell.states() * units;
    }

    /** One step of it. */
    public RecurrentStep step() {
        return new RecurrentStep(cell, units, masked);
    }

    /** [N, T]: 1 for each step that counts, else 0. */
    Shape maskShape() {
        return Shape.rows(steps);
    }

    /** [N, T, gates · H]. */
    Shape gateShape() {
        return Shape.rows(steps, gateWidth());
    }

    /** [N, T, states · H]. */
    Shape stateShape() {
        return Shape.rows(steps, stateWidth());
    }

    /** [N, states · H]. */
    Shape initialShape() {
        return Shape.rows(stateWidth());
    }
}
