package dev.lamina.processor.layer;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.TargetOp;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A target that data sets hold.
 *
 * @param name its name there
 * @param op the leaf of the graphs that stands for it
 * @param classAxis the axis of a row of the output that classes lie on, or {@link #NO_AXIS}
 * @param ignored the label that doesn't count, if there is one
 * @param blank the class that ends a row's labels, if they must fit into the row's steps
 * @param domains what all losses that read it are defined on: constants of the runtime's {@code Domain}, none twice
 */
public record TargetSlot(
        String name, Op op, int classAxis, OptionalInt ignored, OptionalInt blank, List<String> domains) {
    /** In the place of an axis: labels aren't for positions of the output. */
    static final int NO_AXIS = -1;

    /**
     * The slot of a target.
     *
     * @param name what the user calls it; empty for the only target of a network
     * @param slot its number
     * @param target what the loss function asks for
     */
    static TargetSlot of(String name, int slot, Op target, int classAxis, OptionalInt ignored) {
        String standard = target.type() == ElementType.INDEX ? "labels" : "target";
        String used = name.isEmpty() ? standard : name;
        Op op = target instanceof LabelsOp labels
                ? new LabelsOp(used, slot, labels.classes(), labels.rowShape())
                : new TargetOp(used, slot, target.shape(List.of()));
        return new TargetSlot(used, op, classAxis, ignored, OptionalInt.empty(), List.of());
    }

    /** The same for a loss that asks something of its values, beside what others do. */
    TargetSlot with(OptionalInt endOfLabels, List<String> others) {
        List<String> all =
                Stream.concat(domains.stream(), others.stream()).distinct().toList();
        return new TargetSlot(name, op, classAxis, ignored, endOfLabels.isPresent() ? endOfLabels : blank, all);
    }

    /** The number of classes if it holds labels, else 0. */
    public int classes() {
        return op instanceof LabelsOp labels ? labels.classes() : 0;
    }

    /** Its shape. */
    Shape shape() {
        return op.shape(List.of());
    }

    /** What generated code calls it: {@code digitLabels} or {@code priceTarget}, unless its name says that already. */
    String variable() {
        String kind = classes() > 0 ? "Labels" : "Target";
        boolean says = name.toLowerCase(Locale.ROOT).endsWith(kind.toLowerCase(Locale.ROOT));
        return says ? name : name + kind;
    }

    /** What it holds, for people. */
    String describe() {
        String shape = LayerContext.rowShape(shape());
        return classes() > 0 ? "labels of " + classes() + " classes" + (shape.equals("[]") ? "" : ", " + shape) : shape;
    }
}
