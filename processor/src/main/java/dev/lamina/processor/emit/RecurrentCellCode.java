package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Passes;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes the element-wise part of one step of a recurrence for one row. Every value of a function such as tanh is computed
 * by a method of its own and kept in scratch memory: the JIT inlines vector functions only into small methods.
 */
final class RecurrentCellCode {
    /** An element of an array at unit {@code j}; a variable that is the same for all units if there is no index. */
    record Element(String field, String index) {}

    private final KernelCode code;
    private final KernelCode inner;
    private final Graph graph;
    private final String name;
    private final boolean masked;
    private final String units;
    private final Function<String, List<Element>> leaves;
    private final Map<Node, Integer> functions = new LinkedHashMap<>();
    private final List<String> methods = new ArrayList<>();

    /**
     * @param cell the graph of the step
     * @param loop the recurrence
     * @param leaves where a leaf of the graph is; several elements are added up
     */
    RecurrentCellCode(
            KernelCode code, Graph cell, String name, RecurrentLoop loop, Function<String, List<Element>> leaves) {
        this.code = code;
        this.graph = Passes.run(cell);
        this.name = name;
        this.masked = loop.recurrence().masked();
        this.units = loop.units();
        this.leaves = leaves;
        List<Node> members = graph.nodes().stream().filter(Virtual::isReal).toList();
        Kernel kernel = new Kernel(
                Phase.FORWARD,
                Optional.empty(),
                members.get(0).shape(),
                List.of(),
                members,
                new LinkedHashSet<>(members.subList(0, 1)));
        this.inner = new KernelCode(kernel, null, code.session(), name);
        members.stream()
                .filter(node -> ((ElementwiseOp) node.op()).callsFunction())
                .forEach(node -> functions.put(node, functions.size()));
    }

    /**
     * Writes the methods; {@code stores} says where each result goes, by its name.
     *
     * @param width elements that the scratch memory of one function takes
     */
    void write(Map<String, Element> stores, int width) {
        code.session().useScratch("cells", Math.max(functions.size(), 1) * width);
        functions.forEach((node, number) -> pass(Map.of(node, new Element("cells", number + " * " + units + " + j"))));
        Map<Node, Element> last = new LinkedHashMap<>();
        for (Result result : graph.results()) {
            if (stores.containsKey(result.name())) {
                last.put(result.node(), stores.get(result.name()));
            }
        }
        pass(last, stores);
    }

    /** Writes the calls for row {@code i}. */
    void call(Body body, String arguments) {
        methods.forEach(method -> body.line(method + "(" + arguments + ")"));
    }

    private void pass(Map<Node, Element> targets) {
        Body body = new Body();
        loop(body, vector -> computed(body, vector, targets));
        add(body);
    }

    /** The last pass: several results may be one node, which is then stored several times. */
    private void pass(Map<Node, Element> targets, Map<String, Element> stores) {
        Body body = new Body();
        loop(body, vector -> {
            Map<Node, Operand> values = computed(body, vector, Map.of());
            Expressions expressions = expressions(body, vector);
            values.forEach(expressions::define);
            targets.keySet().forEach(expressions::announce);
            List<Result> results = graph.results().stream()
                    .filter(result -> stores.containsKey(result.name()))
                    .toList();
            Map<Result, Operand> computed = new LinkedHashMap<>();
            for (Result result : results) {
                Operand value = value(expressions, result.node(), vector);
                computed.put(result, isName(value) ? value : expressions.local(result.node(), value));
            }
            computed.forEach((result, value) -> store(body, stores.get(result.name()), value, vector));
        });
        add(body);
    }

    private static boolean isName(Operand operand) {
        return operand.java().chars().allMatch(Character::isJavaIdentifierPart);
    }

    private void loop(Body body, java.util.function.Consumer<Boolean> code) {
        body.line("float[] cells = this.cells[worker]");
        if (this.code.simd()) {
            body.line("int j = 0");
            body.begin("for (; j <= " + units + " - LANES; j += LANES)");
            code.accept(true);
            body.end();
            body.begin("for (; j < " + units + "; j++)");
        } else {
            body.begin("for (int j = 0; j < " + units + "; j++)");
        }
        code.accept(false);
        body.end();
    }

    private Map<Node, Operand> computed(Body body, boolean vector, Map<Node, Element> targets) {
        Expressions expressions = expressions(body, vector);
        targets.keySet().forEach(expressions::announce);
        targets.forEach((node, element) -> store(body, element, value(expressions, node, vector), vector));
        return Map.of();
    }

    private Expressions expressions(Body body, boolean vector) {
        Expressions expressions = new Expressions(inner, body, vector, access -> leaf(access, vector));
        return expressions;
    }

    /** The value of a node; functions that an earlier pass computed are read back. */
    private Operand value(Expressions expressions, Node node, boolean vector) {
        functions.forEach((function, number) -> {
            if (function != node && methods.size() > number) {
                expressions.define(function, read(new Element("cells", number + " * " + units + " + j"), vector));
            }
        });
        if (functions.containsKey(node) && methods.size() > functions.get(node)) {
            return read(new Element("cells", functions.get(node) + " * " + units + " + j"), vector);
        }
        return expressions.value(node);
    }

    private Operand leaf(Access access, boolean vector) {
        List<Element> elements = leaves.apply(access.source().name());
        Operand first = read(elements.get(0), vector);
        if (elements.size() == 1) {
            return first;
        }
        Operand second = read(elements.get(1), vector);
        return vector
                ? Operand.vector(first.java() + ".add(" + second.unwrapped() + ")")
                : Operand.scalar("(" + first.java() + " + " + second.java() + ")");
    }

    private static Operand read(Element element, boolean vector) {
        if (element.index().isEmpty()) {
            return vector
                    ? Operand.vector("FloatVector.broadcast(SPECIES, " + element.field() + ")")
                    : Operand.scalar(element.field());
        }
        return vector
                ? Operand.vector("FloatVector.fromArray(SPECIES, " + element.field() + ", " + element.index() + ")")
                : Operand.scalar(element.field() + "[" + element.index() + "]");
    }

    private static void store(Body body, Element element, Operand value, boolean vector) {
        if (vector) {
            body.line(value.asVector() + ".intoArray(" + element.field() + ", " + element.index() + ")");
        } else {
            body.line(element.field() + "[" + element.index() + "] = " + value.unwrapped());
        }
    }

    private void add(Body body) {
        String method = name + "Cell" + (methods.size() + 1);
        methods.add(method);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "gates")
                .addParameter(TypeName.INT, "projection")
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "before")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(TypeName.INT, "worker");
        if (masked) {
            spec.addParameter(TypeName.FLOAT, "counts");
        }
        code.add(spec, body);
    }
}
