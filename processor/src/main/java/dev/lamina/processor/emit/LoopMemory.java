package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.Operand;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the loops of a kernel read and write memory. */
final class LoopMemory {
    private final KernelCode code;
    private final LoopAxes axes;
    private final Map<String, String> hoisted = new LinkedHashMap<>();

    LoopMemory(KernelCode code, LoopAxes axes) {
        this.code = code;
        this.axes = axes;
    }

    /** Reads a value at the point where the loops are; as a vector if that is wanted and its elements lie side by side. */
    Operand read(Access access, boolean vector) {
        return switch (access.kind()) {
            case ONE_HOT -> oneHot(access, vector);
            case GATHER -> gather(access.source());
            default -> fromArray(access, vector);
        };
    }

    private Operand fromArray(Access access, boolean vector) {
        if (vector && axes.runsWithInnermost(access.axes())) {
            return Operand.vector("FloatVector.fromArray(SPECIES, " + code.field(access.source()) + ", "
                    + axes.address(access.axes()) + ")");
        }
        String element = element(access);
        return Operand.scalar(hoisted.getOrDefault(element, element));
    }

    private String element(Access access) {
        return code.field(access.source()) + "[" + axes.address(access.axes()) + "]";
    }

    /** The element that a row's label names. */
    private Operand gather(Node pick) {
        String row = axes.all().get(0).variable();
        String width = code.dimensions().size(pick.input(0), 1);
        return Operand.scalar(code.field(pick.input(0)) + "[" + row + " * " + width + " + " + code.field(pick.input(1))
                + "[" + row + "]]");
    }

    private Operand oneHot(Access access, boolean vector) {
        OneHotOp hot = access.source().op(OneHotOp.class);
        String label = code.field(access.source().input(0)) + "[" + axes.address(access.labelAxes()) + "]";
        if (hot.ignored() >= 0) {
            label = "(" + label + " == " + hot.ignored() + " ? -1 : " + label + ")";
        }
        String column = axes.variable(access.classAxis());
        if (vector) {
            code.session().use("oneHot");
            return Operand.vector("oneHot(" + label + " - " + column + ")");
        }
        return Operand.scalar("(" + label + " == " + column + " ? 1f : 0f)");
    }

    /** Reads a single value that the innermost loop doesn't change into a local variable, before the loop begins. */
    void hoist(Body body, Access access) {
        boolean changes = access.kind() != Access.Kind.MEMORY || axes.runsWithInnermost(access.axes());
        String element = changes ? "" : element(access);
        if (changes || hoisted.containsKey(element)) {
            return;
        }
        String name = code.local(code.field(access.source()) + "Value");
        body.line("float " + name + " = " + element);
        hoisted.put(element, name);
    }

    /** Forgets the local variables of {@link #hoist}: the block that they stand in ends. */
    void endOfBlock() {
        hoisted.clear();
    }

    /** Writes a value. */
    void store(Body body, Node node, Operand value, String address, boolean vector) {
        if (vector) {
            body.line(value.asVector() + ".intoArray(" + code.field(node) + ", " + address + ")");
        } else {
            body.line(code.field(node) + "[" + address + "] = " + value.unwrapped());
        }
    }
}
