package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** One kernel on its way to Java: what it reads, what its method is called, and the methods written so far. */
final class KernelCode {
    /** A kernel of less work than this isn't worth waking other threads for. */
    private static final long SPLIT_FLOPS = 500_000;

    private final Kernel kernel;
    private final Plan plan;
    private final SessionParts session;
    private final String name;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Map<String, Integer> locals = new HashMap<>();
    private String units = "";

    KernelCode(Kernel kernel, Plan plan, SessionParts session, String name) {
        this.kernel = kernel;
        this.plan = plan;
        this.session = session;
        this.name = name;
    }

    Kernel kernel() {
        return kernel;
    }

    SessionParts session() {
        return session;
    }

    Dimensions dimensions() {
        return session.dimensions();
    }

    boolean simd() {
        return session.form() == Form.SIMD;
    }

    String name() {
        return name;
    }

    List<MethodSpec> methods() {
        return methods;
    }

    Node anchor() {
        return kernel.anchor().orElseThrow();
    }

    /** The field that holds a value. */
    String field(Node node) {
        return session.fieldName(plan.buffer(node));
    }

    Buffer buffer(Node node) {
        return plan.buffer(node);
    }

    /** Sets how many independent units of work there are; enough work is then split over threads. */
    void units(String expression) {
        units = expression;
    }

    /** True if the kernel is split over threads. */
    boolean isSplit() {
        return !units.isEmpty() && kernel.flops() * session.batch() >= SPLIT_FLOPS;
    }

    String units() {
        return units;
    }

    /** The first unit to compute. */
    String from() {
        return isSplit() ? "from" : "0";
    }

    /** One past the last unit to compute. */
    String to() {
        return isSplit() ? "to" : units;
    }

    /** Scratch memory of the thread that computes. */
    String scratch(String field) {
        return field + "[" + (isSplit() ? "worker" : "0") + "]";
    }

    /** A name for a local variable that neither the method nor a field has yet. */
    String local(String wish) {
        String name;
        do {
            int count = locals.merge(wish, 1, Integer::sum);
            name = count == 1 ? wish : wish + count;
        } while (session.isField(name));
        return name;
    }

    /**
     * Stores a vector, or only its first lanes where a row is narrower than a vector. Written in place: a vector that is
     * handed to a method becomes an object if the JIT doesn't inline the method.
     */
    void storeFirst(Body body, Operand value, String field, String index, String width) {
        session.useScratch("tail", 16);
        String name = local("result");
        body.line("FloatVector " + name + " = " + value.asVector());
        body.begin("if (LANES <= " + width + ")");
        body.line(name + ".intoArray(" + field + ", " + index + ")");
        body.otherwise("else");
        body.line(name + ".intoArray(tail[worker], 0)");
        body.line("System.arraycopy(tail[worker], 0, " + field + ", " + index + ", " + width + ")");
        body.end();
    }

    /** The start of the kernel's own method. */
    MethodSpec.Builder method() {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addParameter(TypeName.INT, "rows");
        if (isSplit()) {
            method.addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .addParameter(TypeName.INT, "worker");
        }
        return method.addJavadoc("$L", documentation());
    }

    void add(MethodSpec.Builder method, Body body) {
        methods.add(method.addCode(body.build()).build());
    }

    /** What the kernel computes: one formula for each value that it stores. */
    private CodeBlock documentation() {
        CodeBlock.Builder text = CodeBlock.builder();
        String separator = "";
        for (Node store : kernel.stores()) {
            Buffer buffer = plan.buffer(store);
            text.add("$L", separator + "{@code " + session.fieldName(buffer) + " = " + buffer.formula() + "}");
            separator = "\n<br>";
        }
        session.gradientOf(kernel).ifPresent(forward -> text.add("$L", "\n<p>Gradient of: {@code " + forward + "}"));
        return text.build();
    }
}
