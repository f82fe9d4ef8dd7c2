package dev.lamina.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * How the columns of a product are cut into vectors, whatever the machine's vector width: panels of two vectors, then
 * one vector or two that are moved left so that they end at the last column. Computing a column twice gives the same
 * bits twice, so no column falls to scalar speed.
 */
final class Panels {
    /** The vector widths that machines have, in floats. */
    private static final int[] WIDTHS = {4, 8, 16};

    private final int columns;
    private final boolean two;
    private final boolean one;
    private final boolean narrow;
    private final boolean shiftedTwo;
    private final boolean twoSingles;

    Panels(int columns) {
        this.columns = columns;
        boolean needsTwo = false;
        boolean needsOne = false;
        boolean mayBeNarrow = false;
        boolean shifts = false;
        boolean singles = false;
        for (int lanes : WIDTHS) {
            int rest = columns % (2 * lanes);
            needsTwo |= has(2, lanes);
            needsOne |= has(1, lanes);
            mayBeNarrow |= columns < lanes;
            shifts |= columns >= 2 * lanes && rest > lanes;
            singles |= columns > lanes && columns < 2 * lanes;
        }
        this.two = needsTwo;
        this.one = needsOne;
        this.narrow = mayBeNarrow;
        this.shiftedTwo = shifts;
        this.twoSingles = singles;
    }

    /** True if a machine with so many lanes needs panels of so many vectors, 1 or 2. */
    boolean has(int vectors, int lanes) {
        int rest = columns % (2 * lanes);
        return vectors == 2 ? columns >= 2 * lanes : columns < 2 * lanes || (rest > 0 && rest <= lanes);
    }

    /** True if some machine needs panels of two vectors. */
    boolean two() {
        return two;
    }

    /** True if some machine needs panels of one vector. */
    boolean one() {
        return one;
    }

    /** True if some machine's vectors are wider than all columns together. */
    boolean narrow() {
        return narrow;
    }

    /**
     * Writes the loop over panels.
     *
     * @param width the number of columns, as an expression
     * @param panel writes the code for a panel of so many vectors that begins at a column
     */
    void write(Body body, String width, BiConsumer<Integer, String> panel) {
        body.begin("for (int j = 0; j < " + width + "; j += 2 * LANES)");
        if (!one && !shiftedTwo) {
            panel.accept(2, "j");
            body.end();
            return;
        }
        body.line("int left = " + width + " - j");
        List<String> conditions = new ArrayList<>();
        if (two) {
            branch(body, conditions, "left >= 2 * LANES", () -> panel.accept(2, "j"));
        }
        if (shiftedTwo) {
            String wide = twoSingles ? " && " + width + " >= 2 * LANES" : "";
            branch(body, conditions, "left > LANES" + wide, () -> panel.accept(2, width + " - 2 * LANES"));
        }
        if (twoSingles) {
            branch(body, conditions, "left > LANES", () -> {
                panel.accept(1, "j");
                panel.accept(1, width + " - LANES");
            });
        }
        if (one) {
            branch(
                    body,
                    conditions,
                    "",
                    () -> panel.accept(1, narrow ? "Math.max(" + width + " - LANES, 0)" : width + " - LANES"));
        }
        body.end(conditions.isEmpty() ? 1 : 2);
    }

    private static void branch(Body body, List<String> conditions, String condition, Runnable code) {
        if (conditions.isEmpty()) {
            if (!condition.isEmpty()) {
                body.begin("if (" + condition + ")");
                conditions.add(condition);
            }
        } else {
            body.otherwise(condition.isEmpty() ? "else" : "else if (" + condition + ")");
        }
        code.run();
    }
}
