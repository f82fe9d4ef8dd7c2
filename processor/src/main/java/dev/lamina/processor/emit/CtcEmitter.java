package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.CtcGradientOp;
import dev.lamina.processor.op.CtcOp;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes connectionist temporal classification, plain loops in both forms: a method for the recursion forward, which
 * gives the loss of a row, and, where it is wanted, one for the recursion back, which gives the row's gradient. The
 * logarithms of each step are kept relative to the largest of them, so that sums over many steps don't cost precision.
 */
final class CtcEmitter {
    private static final String NEVER = "Float.NEGATIVE_INFINITY";

    private final KernelCode code;
    private final CtcOp op;
    private final int steps;
    private final int classes;
    private final int places;
    private final String logs;
    private final String labels;
    private final Optional<Node> gradient;

    private CtcEmitter(KernelCode code) {
        this.code = code;
        Node anchor = code.anchor();
        this.op = anchor.op() instanceof CtcGradientOp side ? side.main() : anchor.op(CtcOp.class);
        Shape shape = anchor.input(0).shape();
        this.steps = shape.dim(1);
        this.classes = shape.dim(2);
        this.places = anchor.input(1).shape().dim(1);
        this.logs = code.field(anchor.input(0));
        this.labels = code.field(anchor.input(1));
        this.gradient = code.kernel().stores().stream()
                .filter(node -> node.is(CtcGradientOp.class))
                .findFirst();
    }

    static void emit(KernelCode code) {
        code.session().use("logSum");
        CtcEmitter emitter = new CtcEmitter(code);
        emitter.rows();
        emitter.forward();
        if (emitter.gradient.isPresent()) {
            emitter.backward();
        }
    }

    private void rows() {
        int states = 2 * places + 1;
        code.session().useScratch("reached", steps * states);
        code.units("rows");
        Body body = new Body();
        body.line("float[] paths = reached[" + (code.isSplit() ? "worker" : "0") + "]");
        if (gradient.isPresent()) {
            code.session().useScratch("remaining", states);
            code.session().useScratch("shares", states);
        }
        body.begin("for (int row = " + code.from() + "; row < " + code.to() + "; row++)");
        body.line("int count = 0");
        body.begin(
                "while (count < " + places + " && " + labels + "[row * " + places + " + count] != " + op.blank() + ")");
        body.line("count++");
        body.end();
        body.line("int states = 2 * count + 1");
        body.line("int steps = "
                + (code.anchor().inputs().size() > 2
                        ? "Math.min(" + code.field(code.anchor().input(2)) + "[row], " + steps + ")"
                        : Integer.toString(steps)));
        body.line("float value = " + code.name() + "Forward(row, steps, states, paths)");
        body.line("boolean fits = value != Float.POSITIVE_INFINITY");
        String scaled = op.perLabel() ? "value / Math.max(count, 1)" : "value";
        code.kernel().stores().stream()
                .filter(node -> node.is(CtcOp.class))
                .findFirst()
                .ifPresent(node -> body.line(
                        code.field(node) + "[row] = " + (op.zeroInfinity() ? "fits ? " + scaled + " : 0f" : scaled)));
        gradient.ifPresent(node -> {
            int size = steps * classes;
            body.line("Arrays.fill(" + code.field(node) + ", row * " + size + ", (row + 1) * " + size + ", 0f)");
            body.begin("if (fits)");
            body.line(code.name() + "Backward(row, steps, states, paths, " + scratch("remaining") + ", "
                    + scratch("shares") + ")");
            body.end();
        });
        body.end();
        code.add(code.method(), body);
    }

    private String scratch(String name) {
        return name + "[" + (code.isSplit() ? "worker" : "0") + "]";
    }

    /** The class of a state: a blank, or the label between two blanks. */
    private String classOf(String state) {
        return "(" + state + ") % 2 == 0 ? " + op.blank() + " : " + labels + "[row * " + places + " + (" + state
                + ") / 2]";
    }

    private MethodSpec.Builder method(String end, TypeName result, String documentation) {
        return MethodSpec.methodBuilder(code.name() + end)
                .addModifiers(Modifier.PRIVATE)
                .returns(result)
                .addJavadoc(documentation)
                .addParameter(TypeName.INT, "row")
                .addParameter(TypeName.INT, "steps")
                .addParameter(TypeName.INT, "states")
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "paths");
    }

    private void forward() {
        Body body = new Body();
        body.line("double total = 0.0");
        body.begin("for (int t = 0; t < steps; t++)");
        body.line("int at = t * states");
        body.line("int before = at - states");
        body.line("int from = (row * " + steps + " + t) * " + classes);
        body.line("float largest = " + NEVER);
        body.line("int previous = -1");
        body.begin("for (int s = 0; s < states; s++)");
        body.line("int label = " + classOf("s").replace("(s)", "s"));
        body.line("float sum = s < 2 ? 0f : " + NEVER);
        body.begin("if (t > 0)");
        body.line("float near = s > 0 ? paths[before + s - 1] : " + NEVER);
        body.line("boolean leavesOut = s > 1 && s % 2 == 1 && label != previous");
        body.line("float far = leavesOut ? paths[before + s - 2] : " + NEVER);
        body.line("sum = logSum(paths[before + s], near, far)");
        body.end();
        body.line("previous = s % 2 == 1 ? label : previous");
        body.line("paths[at + s] = sum + " + logs + "[from + label]");
        body.line("largest = Math.max(largest, paths[at + s])");
        body.end();
        body.begin("if (largest == " + NEVER + ")");
        body.line("return Float.POSITIVE_INFINITY");
        body.end();
        body.begin("for (int s = 0; s < states; s++)");
        body.line("paths[at + s] -= largest");
        body.end();
        body.line("total += largest");
        body.end();
        body.begin("if (steps == 0)");
        body.line("return states == 1 ? 0f : Float.POSITIVE_INFINITY");
        body.end();
        body.line("int end = steps * states - 1");
        body.line("float label = states > 1 ? paths[end - 1] : " + NEVER);
        body.line("return (float) -(total + logSum(paths[end], label, " + NEVER + "))");
        code.add(
                method(
                        "Forward",
                        TypeName.FLOAT,
                        "Minus the logarithm of the probability of all paths that become the labels of a row. Leaves in"
                                + " paths, for each step and state, that of the paths up to there, relative to the"
                                + " largest of the step."),
                body);
    }

    private void backward() {
        String to = code.field(gradient.orElseThrow());
        Body body = new Body();
        body.begin("for (int s = 0; s < states; s++)");
        body.line("left[s] = s < states - 2 ? " + NEVER + " : 0f");
        body.end();
        body.begin("for (int t = steps - 1; t >= 0; t--)");
        body.line("int at = t * states");
        body.line("int from = (row * " + steps + " + t) * " + classes);
        body.line("float largest = " + NEVER);
        body.begin("for (int s = 0; s < states; s++)");
        body.line("share[s] = paths[at + s] + left[s]");
        body.line("largest = Math.max(largest, share[s])");
        body.end();
        body.line("float sum = 0f");
        body.begin("for (int s = 0; s < states; s++)");
        body.line("share[s] = FloatMath.exp(share[s] - largest)");
        body.line("sum += share[s]");
        body.end();
        body.line("largest = " + NEVER);
        body.begin("for (int s = 0; s < states; s++)");
        body.line("int label = " + classOf("s").replace("(s)", "s"));
        String divisor = op.perLabel() ? "(sum * Math.max(states / 2, 1))" : "sum";
        body.line(to + "[from + label] -= share[s] / " + divisor);
        body.line("left[s] += " + logs + "[from + label]");
        body.line("largest = Math.max(largest, left[s])");
        body.end();
        body.begin("for (int s = 0; s < states; s++)");
        body.line("float near = s + 1 < states ? left[s + 1] : " + NEVER);
        body.line(
                "boolean leavesOut = s % 2 == 1 && s + 2 < states && " + label("s / 2") + " != " + label("s / 2 + 1"));
        body.line("float far = leavesOut ? left[s + 2] : " + NEVER);
        body.line("left[s] = logSum(left[s], near, far) - largest");
        body.end();
        body.end();
        code.add(
                method(
                                "Backward",
                                TypeName.VOID,
                                "The gradient of the loss of a row: minus the probability of each class in each step,"
                                        + " given that the path becomes the labels.")
                        .addParameter(ArrayTypeName.of(TypeName.FLOAT), "left")
                        .addParameter(ArrayTypeName.of(TypeName.FLOAT), "share"),
                body);
    }

    private String label(String place) {
        return labels + "[row * " + places + " + " + place + "]";
    }
}
