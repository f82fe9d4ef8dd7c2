package dev.lamina.processor.emit;

import dev.lamina.processor.emit.LoopAxes.Loop;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Stages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes kernels of element-wise operations and reductions. If reductions run over the innermost axis they sum in 16
 * lanes; if they run over others, neighbouring columns are computed side by side and each sums in order.
 */
final class LoopEmitter {
    private final KernelCode code;
    private final Kernel kernel;
    private final LoopAxes axes;
    private final Stages stages;
    private final Map<Node, Operand> reduced = new HashMap<>();
    private Body body;

    LoopEmitter(KernelCode code) {
        this.code = code;
        this.kernel = code.kernel();
        this.axes = new LoopAxes(code);
        this.stages = new Stages(kernel);
    }

    void emit() {
        List<Loop> outer = axes.around(false);
        boolean columns = !axes.innermost().inner();
        code.units(units(outer, columns));
        body = new Body();
        openOuter(outer);
        if (kernel.domain().rank() == 0) {
            stagesWith(Mode.SCALAR);
        } else if (!columns) {
            lanesDeclarations();
            stagesWith(Mode.LANES);
        } else if (code.simd() && !gathers()) {
            vectorColumns(outer.isEmpty());
        } else {
            columnLoop(outer.isEmpty());
            stagesWith(Mode.SCALAR);
            body.end();
            hoisted.clear();
        }
        body.end(outer.size());
        code.add(code.method(), body);
    }

    /** How the elements of the innermost axis are worked on. */
    private enum Mode {
        /** One after the other; reductions run over other axes. */
        SCALAR,
        /** As vectors; reductions run over other axes. */
        VECTOR,
        /** In 16 lanes; reductions run over the innermost axis. */
        LANES
    }

    private String units(List<Loop> outer, boolean columns) {
        if (!outer.isEmpty()) {
            return outer.get(0).size();
        }
        return columns ? "(" + axes.innermost().size() + " + 15) / 16" : "";
    }

    private void openOuter(List<Loop> outer) {
        for (int i = 0; i < outer.size(); i++) {
            Loop loop = outer.get(i);
            body.begin(i == 0 ? loop.header(code.from(), code.to()) : loop.header());
        }
    }

    /** The loop over single columns, or over the whole array if it is the only loop. */
    private void columnLoop(boolean only) {
        Loop loop = axes.innermost();
        boolean split = only && code.isSplit();
        if (split) {
            body.line("int end = Math.min(to * 16, " + loop.size() + ")");
        }
        hoist(stageNodes(0), axes.around(true).isEmpty());
        body.begin(split ? loop.header("from * 16", "end") : loop.header());
    }

    private void vectorColumns(boolean only) {
        Loop loop = axes.innermost();
        String j = loop.variable();
        boolean split = only && code.isSplit();
        if (split) {
            body.line("int end = Math.min(to * 16, " + loop.size() + ")");
        }
        hoist(stageNodes(0), axes.around(true).isEmpty());
        String end = split ? "end" : loop.size();
        body.line("int " + j + " = " + (split ? "from * 16" : "0"));
        body.begin("for (; " + j + " <= " + end + " - LANES; " + j + " += LANES)");
        stagesWith(Mode.VECTOR);
        body.end();
        body.begin("for (; " + j + " < " + end + "; " + j + "++)");
        stagesWith(Mode.SCALAR);
        body.end();
        hoisted.clear();
    }

    private boolean gathers() {
        return kernel.members().stream()
                .filter(this::isFull)
                .anyMatch(node -> node.inputs().stream()
                        .anyMatch(input -> Access.of(kernel, node, input).kind() == Access.Kind.GATHER));
    }

    private void stagesWith(Mode mode) {
        reduced.clear();
        for (int stage = 0; stage < stages.count(); stage++) {
            outerValues(stage, mode);
            if (!stageNodes(stage).isEmpty()) {
                runStage(stage, mode);
            }
        }
    }

    /** What is computed for each point of the domain in a stage and leaves it: stores and terms of reductions. */
    private List<Node> stageNodes(int stage) {
        return kernel.members().stream()
                .filter(node -> stages.of(node) == stage)
                .filter(node -> node.is(ReduceOp.class) || (isFull(node) && kernel.stores().contains(node)))
                .toList();
    }

    private boolean isFull(Node node) {
        return kernel.innerAxes().isEmpty() || (kernel.isFull(node) && !node.is(ReduceOp.class));
    }

    // --- values that there is one of for each run over the inner axes

    private void outerValues(int stage, Mode mode) {
        List<Node> nodes = kernel.members().stream()
                .filter(node -> stages.of(node) == stage && !isFull(node) && !node.is(ReduceOp.class))
                .toList();
        boolean vector = mode == Mode.VECTOR;
        Expressions expressions = new Expressions(code, body, vector, access -> read(access, vector));
        reduced.forEach(expressions::define);
        nodes.forEach(expressions::announce);
        for (Node node : nodes) {
            Operand value = expressions.value(node);
            boolean needed = kernel.members().stream().anyMatch(reader -> reader.inputs().stream()
                    .anyMatch(input -> Access.of(kernel, reader, input).source() == node));
            Operand local = needed && !isName(value) ? expressions.local(node, value) : value;
            expressions.define(node, local);
            reduced.put(node, local);
            if (kernel.stores().contains(node)) {
                store(node, local, axes.address(outerAxes()), vector);
            }
        }
        storeReduced(stage, vector);
    }

    /** Reductions of the stage before whose results others read. */
    private void storeReduced(int stage, boolean vector) {
        for (Node node : kernel.members()) {
            if (node.is(ReduceOp.class) && stages.of(node) == stage - 1 && kernel.stores().contains(node)) {
                store(node, reduced.get(node), axes.address(outerAxes()), vector);
            }
        }
    }

    private List<Integer> outerAxes() {
        return kernel.domain().otherAxes(kernel.innerAxes());
    }

    private static boolean isName(Operand operand) {
        return operand.java().chars().allMatch(Character::isJavaIdentifierPart);
    }

    // --- one run over the inner axes

    private final Map<String, String> hoisted = new LinkedHashMap<>();

    private void runStage(int stage, Mode mode) {
        List<Node> nodes = stageNodes(stage);
        List<Node> reductions =
                nodes.stream().filter(node -> node.is(ReduceOp.class)).toList();
        if (mode == Mode.LANES) {
            lanesStage(nodes, reductions);
            return;
        }
        Map<Node, String> sums = accumulators(reductions, mode == Mode.VECTOR);
        List<Loop> inner = axes.around(true);
        inner.forEach(loop -> body.begin(loop.header()));
        point(nodes, mode == Mode.VECTOR, sums);
        body.end(inner.size());
        sums.forEach((node, name) -> reduced.put(node, new Operand(name, mode == Mode.VECTOR)));
    }

    private Map<Node, String> accumulators(List<Node> reductions, boolean vector) {
        Map<Node, String> names = new LinkedHashMap<>();
        for (Node node : reductions) {
            String name = code.local(reductionName(node));
            names.put(node, name);
            body.line((vector ? "FloatVector " : "float ") + name + " = " + identity(node, vector));
        }
        return names;
    }

    private static String reductionName(Node node) {
        return isSum(node) ? "total" : "largest";
    }

    private static boolean isSum(Node node) {
        return node.op(ReduceOp.class).kind() == ReduceOp.Kind.SUM;
    }

    private static String identity(Node node, boolean vector) {
        String scalar = isSum(node) ? "0f" : "Float.NEGATIVE_INFINITY";
        return vector ? "FloatVector.broadcast(SPECIES, " + scalar + ")" : scalar;
    }

    /** The code for one point, or one vector of points: stores, and terms added to accumulators. */
    private void point(List<Node> nodes, boolean vector, Map<Node, String> sums) {
        Expressions expressions = new Expressions(code, body, vector, access -> read(access, vector));
        reduced.forEach(expressions::define);
        loadEarlier(expressions, nodes, vector);
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                expressions.announceInput(node, node.input(0));
            } else {
                expressions.announce(node);
            }
        }
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                accumulate(node, expressions.input(node, node.input(0)), sums.get(node));
            } else {
                store(node, expressions.value(node), axes.address(axesOfAll()), vector);
            }
        }
    }

    /** Values that an earlier stage stored are read back. */
    private void loadEarlier(Expressions expressions, List<Node> nodes, boolean vector) {
        int stage = stages.of(nodes.get(0));
        for (Node node : kernel.members()) {
            if (isFull(node) && kernel.stores().contains(node) && stages.of(node) < stage) {
                expressions.define(node, read(new Access(Access.Kind.MEMORY, node, axesOfAll()), vector));
            }
        }
    }

    private List<Integer> axesOfAll() {
        return kernel.domain().otherAxes(List.of());
    }

    private void accumulate(Node reduction, Operand term, String accumulator) {
        if (term.vector()) {
            String method = isSum(reduction) ? "add" : "max";
            body.line(accumulator + " = " + accumulator + "." + method + "(" + term.unwrapped() + ")");
        } else if (isSum(reduction)) {
            body.line(accumulator + " += " + term.unwrapped());
        } else {
            body.line(accumulator + " = Math.max(" + accumulator + ", " + term.unwrapped() + ")");
        }
    }

    // --- reductions over the innermost axis

    private void lanesDeclarations() {
        int most = 0;
        for (int stage = 0; stage < stages.count(); stage++) {
            most = Math.max(most, (int) stageNodes(stage).stream()
                    .filter(node -> node.is(ReduceOp.class))
                    .count());
        }
        for (int i = 0; i < most; i++) {
            code.session().useLanes(i + 1);
            body.line("float[] lanes" + i + " = this." + code.scratch("lanes" + i));
        }
    }

    private void lanesStage(List<Node> nodes, List<Node> reductions) {
        for (int i = 0; i < reductions.size(); i++) {
            body.line("Arrays.fill(lanes" + i + ", " + identity(reductions.get(i), false) + ")");
        }
        List<Loop> inner = axes.around(true);
        if (code.simd() && !gathers()) {
            vectorLanes(nodes, reductions, inner);
        } else {
            scalarLanes(nodes, reductions, inner);
        }
        for (int i = 0; i < reductions.size(); i++) {
            String method = isSum(reductions.get(i)) ? "sum" : "max";
            String name = code.local(reductionName(reductions.get(i)));
            body.line("float " + name + " = Lanes." + method + "(lanes" + i + ")");
            reduced.put(reductions.get(i), Operand.scalar(name));
        }
    }

    /**
     * The portable form. Where images or rows follow each other in a sum, what is left over of each is added after the
     * whole blocks of all, which is the order that vectors dictate.
     */
    private void scalarLanes(List<Node> nodes, List<Node> reductions, List<Loop> inner) {
        Loop innermost = axes.innermost();
        if (inner.isEmpty()) {
            lanesLoop(nodes, reductions, inner, "0", innermost.size());
            return;
        }
        lanesLoop(nodes, reductions, inner, "0", wholeBlocks());
        lanesLoop(nodes, reductions, inner, wholeBlocks(), innermost.size());
    }

    private void lanesLoop(List<Node> nodes, List<Node> reductions, List<Loop> inner, String from, String to) {
        inner.forEach(loop -> body.begin(loop.header()));
        hoist(nodes, true);
        body.begin(axes.innermost().header(from, to));
        point(nodes, false, laneNames(reductions));
        body.end();
        body.end(inner.size());
        hoisted.clear();
    }

    /** The innermost loop's size without what is left over of whole blocks of 16. */
    private String wholeBlocks() {
        String size = axes.innermost().size();
        return size.contains(" ") ? "((" + size + ") & ~15)" : "(" + size + " & ~15)";
    }

    private Map<Node, String> laneNames(List<Node> reductions) {
        Map<Node, String> names = new LinkedHashMap<>();
        for (int i = 0; i < reductions.size(); i++) {
            names.put(reductions.get(i), "lanes" + i + "[" + axes.innermost().variable() + " & 15]");
        }
        return names;
    }

    /** Whole blocks of 16 elements as vectors, each lane summing its own; what is left over, element by element. */
    private void vectorLanes(List<Node> nodes, List<Node> reductions, List<Loop> inner) {
        String j = axes.innermost().variable();
        String size = axes.innermost().size();
        if (reductions.isEmpty()) {
            inner.forEach(loop -> body.begin(loop.header()));
            hoist(nodes, true);
            body.line("int " + j + " = 0");
            body.begin("for (; " + j + " <= " + size + " - LANES; " + j + " += LANES)");
            point(nodes, true, Map.of());
            body.end();
            body.begin("for (; " + j + " < " + size + "; " + j + "++)");
            point(nodes, false, Map.of());
            body.end();
            body.end(inner.size());
            hoisted.clear();
            return;
        }
        body.begin("for (int lane = 0; lane < 16; lane += LANES)");
        Map<Node, String> sums = accumulators(reductions, true);
        inner.forEach(loop -> body.begin(loop.header()));
        hoist(nodes, true);
        body.begin("for (int " + j + " = lane; " + j + " < " + wholeBlocks() + "; " + j + " += 16)");
        point(nodes, true, sums);
        body.end();
        body.end(inner.size());
        hoisted.clear();
        for (int i = 0; i < reductions.size(); i++) {
            body.line(sums.get(reductions.get(i)) + ".intoArray(lanes" + i + ", lane)");
        }
        body.end();
        lanesLoop(nodes, reductions, inner, wholeBlocks(), size);
    }

    // --- memory

    /** Reads single values that the innermost loop doesn't change before it begins. */
    private void hoist(List<Node> nodes, boolean allowed) {
        if (!allowed) {
            return;
        }
        Expressions scout = new Expressions(code, new Body(), false, access -> {
            if (access.kind() != Access.Kind.MEMORY) {
                return Operand.scalar("0f");
            }
            String element = element(access);
            boolean fixed = !axes.runsWithInnermost(access.axes());
            if (fixed && !hoisted.containsKey(element)) {
                String name = code.local(code.field(access.source()) + "Value");
                body.line("float " + name + " = " + element);
                hoisted.put(element, name);
            }
            return Operand.scalar("0f");
        });
        reduced.forEach(scout::define);
        if (!nodes.isEmpty()) {
            loadEarlierFor(scout, nodes);
        }
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                scout.input(node, node.input(0));
            } else {
                scout.value(node);
            }
        }
    }

    private void loadEarlierFor(Expressions scout, List<Node> nodes) {
        int stage = stages.of(nodes.get(0));
        kernel.members().stream()
                .filter(node -> isFull(node) && kernel.stores().contains(node) && stages.of(node) < stage)
                .forEach(node -> scout.define(node, Operand.scalar("0f")));
        kernel.members().stream()
                .filter(node -> !isFull(node))
                .forEach(node -> scout.define(node, Operand.scalar("0f")));
    }

    private String element(Access access) {
        return code.field(access.source()) + "[" + axes.address(access.axes()) + "]";
    }

    private Operand read(Access access, boolean vector) {
        if (access.kind() == Access.Kind.ONE_HOT) {
            return oneHot(access, vector);
        }
        if (access.kind() == Access.Kind.GATHER) {
            return gather(access.source());
        }
        if (vector && axes.runsWithInnermost(access.axes())) {
            return Operand.vector("FloatVector.fromArray(SPECIES, " + code.field(access.source()) + ", "
                    + axes.address(access.axes()) + ")");
        }
        String element = element(access);
        return Operand.scalar(hoisted.getOrDefault(element, element));
    }

    /** The element that a row's label names. */
    private Operand gather(Node pick) {
        String row = axes.all().get(0).variable();
        String width = code.dimensions().size(pick.input(0), 1);
        return Operand.scalar(code.field(pick.input(0)) + "[" + row + " * " + width + " + " + code.field(pick.input(1))
                + "[" + row + "]]");
    }

    private Operand oneHot(Access access, boolean vector) {
        String label = code.field(access.source()) + "[" + axes.all().get(0).variable() + "]";
        String column = axes.innermost().variable();
        if (vector) {
            code.session().use("oneHot");
            return Operand.vector("oneHot(" + label + " - " + column + ")");
        }
        return Operand.scalar("(" + label + " == " + column + " ? 1f : 0f)");
    }

    private void store(Node node, Operand value, String address, boolean vector) {
        if (vector) {
            body.line(value.asVector() + ".intoArray(" + code.field(node) + ", " + address + ")");
        } else {
            body.line(code.field(node) + "[" + address + "] = " + value.unwrapped());
        }
    }
}
