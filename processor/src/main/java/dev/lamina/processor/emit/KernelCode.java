package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** One kernel on its way to Java: what it reads, what its method is called, and the methods written so far. */
final class KernelCode {
    private final Kernel kernel;
    private final Plan plan;
    private final SessionParts session;
    private final String name;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, TypeName> arrays;
    private final Map<String, Integer> locals = new HashMap<>();
    private final List<String> before = new ArrayList<>();
    private String units = "";

    /** A method that is written; what its methods need of the arrays is only known when all are. */
    private record Draft(MethodSpec.Builder method, Body body) {}

    KernelCode(Kernel kernel, Plan plan, SessionParts session, String name) {
        this(kernel, plan, session, name, Map.of());
    }

    /**
     * A kernel whose methods are handed some of their arrays.
     *
     * @param arrays the names of these parameters and their types, in order
     */
    KernelCode(Kernel kernel, Plan plan, SessionParts session, String name, Map<String, TypeName> arrays) {
        this.arrays = arrays;
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

    /** The methods written so far. */
    List<MethodSpec> methods() {
        Map<String, List<String>> handedOn = handedOn();
        Map<String, List<String>> calls = new HashMap<>(handedOn); // of those that are handed something
        calls.values().removeIf(List::isEmpty);
        List<MethodSpec> methods = new ArrayList<>();
        for (Draft draft : drafts) {
            String method = draft.method().build().name();
            List<ParameterSpec> own = handedOn.get(method).stream()
                    .map(array ->
                            ParameterSpec.builder(arrays.get(array), array).build())
                    .toList();
            MethodSpec plain = draft.method().build();
            MethodSpec.Builder builder = MethodSpec.methodBuilder(method);
            if (!plain.javadoc().isEmpty()) {
                builder.addJavadoc(plain.javadoc());
            }
            methods.add(builder.addModifiers(plain.modifiers())
                    .returns(plain.returnType())
                    .addParameters(own)
                    .addParameters(plain.parameters())
                    .addCode(draft.body().build(text -> withArrays(text, calls)))
                    .build());
        }
        return methods;
    }

    /** All that the methods do, without documentation. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Draft draft : drafts) {
            MethodSpec method = draft.method().build();
            text.append(method.name()).append(method.parameters()).append(draft.body());
        }
        return text.toString();
    }

    boolean hasMethod(String method) {
        return drafts.stream().anyMatch(draft -> draft.method().build().name().equals(method));
    }

    /** The arrays that each method is handed: those that it names, and those of the methods that it calls. */
    private Map<String, List<String>> handedOn() {
        Map<String, Set<String>> needed = new LinkedHashMap<>();
        drafts.forEach(draft -> needed.put(draft.method().build().name(), new HashSet<>()));
        boolean changed = !arrays.isEmpty();
        while (changed) {
            changed = false;
            for (Draft draft : drafts) {
                Set<String> own = needed.get(draft.method().build().name());
                for (String text : draft.body().texts()) {
                    for (String array : arrays.keySet()) {
                        changed |= names(text, array) && own.add(array);
                    }
                    for (Map.Entry<String, Set<String>> other : needed.entrySet()) {
                        changed |= names(text, other.getKey() + "(") && own.addAll(other.getValue());
                    }
                }
            }
        }
        Map<String, List<String>> ordered = new HashMap<>();
        needed.forEach((method, set) -> ordered.put(
                method,
                arrays.keySet().stream()
                        .filter(array -> set.contains(array) || method.equals(name))
                        .toList()));
        return ordered;
    }

    /** A line with the arrays in the calls of the kernel's own methods. */
    private String withArrays(String text, Map<String, List<String>> handedOn) {
        String result = text;
        for (Map.Entry<String, List<String>> method : handedOn.entrySet()) {
            if (result.contains(method.getKey() + "(")) {
                result = word(method.getKey() + "(")
                        .matcher(result)
                        .replaceAll(Matcher.quoteReplacement(
                                method.getKey() + "(" + String.join(", ", method.getValue()) + ", "));
            }
        }
        return result;
    }

    private static boolean names(String text, String name) {
        return text.contains(name) && word(name).matcher(text).find();
    }

    /** The text where no letter or digit stands before or, if it ends with one itself, behind it. */
    private static Pattern word(String text) {
        return Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(text) + (text.endsWith("(") ? "" : "(?![\\w$])"),
                Pattern.UNICODE_CHARACTER_CLASS);
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

    /** True if the kernel computes the gradient of a parameter, right where users find it. */
    boolean isGradient() {
        return isGradient(kernel, plan);
    }

    static boolean isGradient(Kernel kernel, Plan plan) {
        return plan.graph().results(Result.Kind.GRADIENT).stream()
                .anyMatch(result -> Virtual.base(result.node()) == kernel.mainStore());
    }

    /** Adds a statement that runs before the kernel, on one thread. */
    void before(String statement) {
        before.add(statement);
    }

    List<String> before() {
        return before;
    }

    /** Sets how many independent units of work there are; enough work is then split over threads. */
    void units(String expression) {
        units = expression;
    }

    /** True if the kernel is split over threads. */
    boolean isSplit() {
        return !units.isEmpty()
                && kernel.flops() * session.batch() >= session.limits().splitFlops();
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

    /** What a local variable that holds a value is named after. */
    String variable(Node node) {
        return session.names().variable(node);
    }

    /** A name for a local variable that neither the method nor a field has yet. */
    String local(String wish) {
        String name;
        do {
            int count = locals.merge(wish, 1, Integer::sum);
            name = count == 1 ? wish : wish + count;
        } while (session.names().isTaken(name));
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

    /** The parameters of the kernel's own method, all of them ints. */
    List<String> parameters() {
        return isSplit() ? List.of("rows", "from", "to", "worker") : List.of("rows");
    }

    /** The start of the kernel's own method. */
    MethodSpec.Builder method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        parameters().forEach(parameter -> method.addParameter(TypeName.INT, parameter));
        return method.addJavadoc("$L", documentation());
    }

    void add(MethodSpec.Builder method, Body body) {
        drafts.add(new Draft(method, body));
    }

    /** What the kernel computes: one formula for each value that it stores. */
    private CodeBlock documentation() {
        CodeBlock.Builder text = CodeBlock.builder();
        String separator = "";
        for (Node store : kernel.stores()) {
            Buffer buffer = plan.buffer(store);
            text.add("$L", separator + "{@code " + session.fieldName(buffer) + " = " + session.formula(store) + "}");
            separator = "\n<br>";
        }
        separator = "\n<p>Gradient of: ";
        for (String forward : session.names().gradientOf(kernel, session)) {
            text.add("$L", separator + "{@code " + forward + "}");
            separator = "\n<br>and of: ";
        }
        return text.build();
    }
}
