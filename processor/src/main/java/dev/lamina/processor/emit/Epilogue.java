package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.SubOp;
import dev.lamina.processor.pass.Kernel;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes what happens to a product's finished sum before it is stored: bias, activation, mask. */
final class Epilogue {
    private static final Set<Class<? extends Op>> ARITHMETIC = Set.of(AddOp.class, SubOp.class, MulOp.class);

    private Epilogue() {}

    /**
     * True if nothing but sums, differences and products follows a kernel's anchor. All else, {@code max} and
     * {@code blend} above all, takes registers for its own results and masks, and where 16 sums stand in registers C2
     * then may keep them on the stack throughout the loop over k.
     */
    static boolean isArithmetic(Kernel kernel) {
        return kernel.members().stream()
                .allMatch(member -> kernel.anchor().filter(member::equals).isPresent()
                        || ARITHMETIC.contains(member.op().getClass()));
    }

    /**
     * Writes the element-wise members of a kernel for one element or vector.
     *
     * @param sum the anchor's result
     * @param memory how values in memory are read
     * @param store writes a value
     */
    static void write(
            KernelCode code,
            Body body,
            boolean vector,
            Operand sum,
            Function<Access, Operand> memory,
            BiConsumer<Node, Operand> store) {
        Expressions expressions = new Expressions(code, body, vector, memory);
        Node anchor = code.anchor();
        List<Node> stores = List.copyOf(code.kernel().stores());
        boolean read = code.kernel().members().size() > 1;
        // The sum may lie where the first result is stored, so it is taken out before anything is written.
        boolean inMemory = read && !vector && sum.java().endsWith("]");
        expressions.define(anchor, inMemory ? expressions.local(anchor, sum) : sum);
        stores.forEach(expressions::announce);
        for (Node node : stores) {
            store.accept(node, expressions.value(node));
        }
    }
}
