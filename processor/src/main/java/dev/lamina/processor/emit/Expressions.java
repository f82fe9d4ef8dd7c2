package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the expressions of one straight piece of code, such as the body of a loop. A value that is used more than once
 * becomes a local variable.
 */
final class Expressions {
    private final KernelCode code;
    private final Body body;
    private final boolean vector;
    private final Function<Access, Operand> memory;
    private final Map<Node, Operand> known = new HashMap<>();
    private final Map<Node, Integer> uses = new HashMap<>();

    /**
     * @param vector true if memory that runs with the innermost loop is read as vectors
     * @param memory how a value in memory is read
     */
    Expressions(KernelCode code, Body body, boolean vector, Function<Access, Operand> memory) {
        this.code = code;
        this.body = body;
        this.vector = vector;
        this.memory = memory;
    }

    /** Sets the expression of a node that something else computes. */
    void define(Node node, Operand operand) {
        known.put(node, operand);
    }

    /** Announces that a node's value will be asked for, so that shared parts are known. */
    void announce(Node node) {
        if (uses.merge(node, 1, Integer::sum) == 1 && !known.containsKey(node)) {
            for (Node input : node.inputs()) {
                Access access = Access.of(code.kernel(), node, input);
                if (access.kind() == Access.Kind.MEMBER) {
                    announce(access.source());
                }
            }
        }
    }

    /** Announces that an input of a member will be asked for. */
    void announceInput(Node reader, Node input) {
        Access access = Access.of(code.kernel(), reader, input);
        if (access.kind() == Access.Kind.MEMBER) {
            announce(access.source());
        }
    }

    /** The expression of an input of a member. */
    Operand input(Node reader, Node input) {
        Access access = Access.of(code.kernel(), reader, input);
        return switch (access.kind()) {
            case NUMBER -> Operand.scalar(number(access.source()));
            case MEMBER -> value(access.source());
            default -> memory.apply(access);
        };
    }

    /** The expression of a member. */
    Operand value(Node node) {
        Operand operand = known.get(node);
        if (operand != null) {
            return operand;
        }
        operand = compute(node);
        if (uses.getOrDefault(node, 1) > 1) {
            operand = local(node, operand);
        }
        known.put(node, operand);
        return operand;
    }

    /** Puts a value into a local variable. */
    Operand local(Node node, Operand operand) {
        String name = code.local(code.variable(node).isEmpty() ? "value" : code.variable(node) + "Value");
        body.line((operand.vector() ? "FloatVector " : "float ") + name + " = " + operand.unwrapped());
        return new Operand(name, operand.vector());
    }

    private Operand compute(Node node) {
        ElementwiseOp op = (ElementwiseOp) node.op();
        List<Operand> arguments = new ArrayList<>();
        for (Node input : node.inputs()) {
            arguments.add(input(node, input));
        }
        boolean vectors = vector && arguments.stream().anyMatch(Operand::vector);
        if (vectors) {
            code.session().use(op.mnemonic());
        }
        return vectors ? Operand.vector(op.vector(arguments)) : Operand.scalar(op.scalar(arguments));
    }

    /** A number as an expression; it is the same for the whole step. */
    static String number(Node node) {
        if (node.op() instanceof ConstantOp constant) {
            return literal(constant.value());
        }
        if (node.op() instanceof RowCountOp count) {
            return "(" + count.java() + ")";
        }
        List<Operand> arguments = node.inputs().stream()
                .filter(Virtual::isNumber)
                .map(input -> Operand.scalar(number(input)))
                .toList();
        return ((ElementwiseOp) node.op()).scalar(arguments);
    }

    /** A float as a Java literal that can stand in any context. */
    static String literal(float value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6f) {
            return value < 0 || 1 / value < 0 ? "(" + (int) value + "f)" : (int) value + "f";
        }
        return value < 0 ? "(" + value + "f)" : value + "f";
    }
}
