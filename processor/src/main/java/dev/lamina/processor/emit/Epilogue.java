package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes what happens to a product's finished sum before it is stored: bias, activation, mask. */
final class Epilogue {
    private Epilogue() {}

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
