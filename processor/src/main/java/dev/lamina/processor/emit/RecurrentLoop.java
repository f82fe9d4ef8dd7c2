package dev.lamina.processor.emit;

import dev.lamina.processor.emit.RecurrentCellCode.Element;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Recurrence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the loops over the steps of a recurrence have in common, forward and back: sizes, and where values lie. */
final class RecurrentLoop {
    private final KernelCode code;
    private final Recurrence recurrence;
    private final String steps;
    private final String units;
    private final String gateWidth;
    private final String stateWidth;

    RecurrentLoop(KernelCode code, Recurrence recurrence) {
        this.code = code;
        this.recurrence = recurrence;
        this.steps = Integer.toString(recurrence.steps());
        this.units = Integer.toString(recurrence.units());
        this.gateWidth = Integer.toString(recurrence.gateWidth());
        this.stateWidth = Integer.toString(recurrence.stateWidth());
    }

    KernelCode code() {
        return code;
    }

    Recurrence recurrence() {
        return recurrence;
    }

    String steps() {
        return steps;
    }

    String units() {
        return units;
    }

    String gateWidth() {
        return gateWidth;
    }

    String stateWidth() {
        return stateWidth;
    }

    /** Where the gates of row {@code i} at step {@code t} begin. */
    String gatesOfStep() {
        return "(i * " + steps + " + t) * " + gateWidth;
    }

    /** The arguments of the methods that compute the cell of row {@code i} at step {@code t}. */
    String cellArguments(String projection, int mask) {
        String arguments = "i, " + gatesOfStep() + ", " + projection + ", before, i * stride + offset, (i * " + steps
                + " + t) * " + stateWidth + ", " + worker();
        return recurrence.masked() ? arguments + ", " + field(mask) + "[i * " + steps + " + t]" : arguments;
    }

    /** The array of an input. */
    String field(int input) {
        return code.field(code.anchor().input(input));
    }

    /** The array of a result; empty if nobody asks for it. */
    String storeOf(Predicate<Node> which) {
        return code.kernel().stores().stream()
                .filter(which)
                .findFirst()
                .map(code::field)
                .orElse("");
    }

    /** The number of the thread. */
    String worker() {
        return code.isSplit() ? "worker" : "0";
    }

    /** The rows that the method computes. */
    void open(Body body) {
        if (code.isSplit()) {
            body.line("int begin = from * 4");
            body.line("int end = Math.min(to * 4, rows)");
        } else {
            body.line("int begin = 0");
            body.line("int end = rows");
        }
    }

    /** The variables of one turn of the loop over time: which step it is, and where the states before it are. */
    void timeVariables(Body body, String initial, String states) {
        boolean reverse = recurrence.reverse();
        body.line("int t = " + (reverse ? steps + " - 1 - step" : "step"));
        body.line("float[] before = step == 0 ? " + initial + " : " + states);
        body.line("int stride = step == 0 ? " + stateWidth + " : " + recurrence.steps() * recurrence.stateWidth());
        body.line("int offset = step == 0 ? 0 : (t " + (reverse ? "+" : "-") + " 1) * " + stateWidth);
    }

    /** Where each gate is. */
    Map<String, Element> gates(String prefix, String field, String start) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (int gate = 0; gate < recurrence.cell().gates(); gate++) {
            elements.put(prefix + gate, new Element(field, start + shift(gate) + " + j"));
        }
        return elements;
    }

    /** Where each state is. */
    Map<String, Element> states(String prefix, String field, String start) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (int s = 0; s < recurrence.cell().states(); s++) {
            elements.put(prefix + s, new Element(field, start + shift(s) + " + j"));
        }
        return elements;
    }

    private String shift(int index) {
        return index == 0 ? "" : " + " + index * recurrence.units();
    }
}
