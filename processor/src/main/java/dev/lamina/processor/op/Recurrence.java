package dev.lamina.processor.op;

import dev.lamina.processor.ir.Shape;

/**
 * The geometry of a recurrence.
 *
 * @param cell what a step computes
 * @param units width H of each state
 * @param steps length T of the sequence
 * @param reverse true if it runs from the last step to the first
 */
public record Recurrence(RecurrentCell cell, int units, int steps, boolean reverse) {
    /** Width of all gates together. */
    public int gateWidth() {
        return cell.gates() * units;
    }

    /** Width of all states together. */
    public int stateWidth() {
        return cell.states() * units;
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
