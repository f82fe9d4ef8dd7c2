package dev.lamina.processor.emit;

import dev.lamina.processor.emit.LoopAxes.Loop;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Stages;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes kernels of element-wise operations and reductions. If reductions run over the innermost axis they sum in 16
 * lanes; if they run over others, neighbouring columns are computed side by side and each sums in order.
 */
final class LoopEmitter {
    private final KernelCode code;
    private final Kernel kernel;
    private final LoopAxes axes;
    private final LoopMemory memory;
    private final LoopPoint point;
    private final Stages stages;
    private final Body body = new Body();

    LoopEmitter(KernelCode code) {
        this.code = code;
        this.kernel = code.kernel();
        this.axes = new LoopAxes(code);
        this.memory = new LoopMemory(code, axes);
        this.point = new LoopPoint(code, axes, memory);
        this.stages = point.stages();
    }

    void emit() {
        List<Loop> outer = axes.around(false);
        boolean columns = !axes.innermost().inner();
        boolean vectors = code.simd() && !gathers();
        code.units(units(outer, columns));
        for (int i = 0; i < outer.size(); i++) {
            Loop loop = outer.get(i);
            body.begin(i == 0 ? loop.header(code.from(), code.to()) : loop.header());
        }
        if (kernel.domain().rank() == 0) {
            run(false, stage -> column(stage, false));
        } else if (!columns) {
            LaneStages lanes = new LaneStages(code, axes, memory, point, body, vectors);
            lanes.declareLanes();
            run(false, stage -> lanes.write(point.nodes(stage)));
        } else {
            columns(outer.isEmpty() && code.isSplit(), vectors);
        }
        body.end(outer.size());
        code.add(code.method(), body);
    }

    private String units(List<Loop> outer, boolean columns) {
        if (!outer.isEmpty()) {
            return outer.get(0).size();
        }
        return columns ? "(" + axes.innermost().size() + " + 15) / 16" : "";
    }

    /** True if some value is read at positions that depend on data, other than along the innermost axis. */
    private boolean gathers() {
        return kernel.members().stream()
                .filter(node -> point.isFull(node) || node.is(ReduceOp.class))
                .anyMatch(node -> node.inputs().stream()
                        .map(input -> Access.of(kernel, node, input))
                        .anyMatch(this::gathers));
    }

    private boolean gathers(Access access) {
        return access.kind() == Access.Kind.GATHER
                || (access.kind() == Access.Kind.ONE_HOT
                        && access.classAxis() != kernel.domain().rank() - 1);
    }

    // --- columns: the innermost axis isn't reduced

    private void columns(boolean split, boolean vectors) {
        Loop loop = axes.innermost();
        String j = loop.variable();
        String from = split ? "from * 16" : "0";
        String end = split ? "end" : loop.size();
        if (split) {
            body.line("int end = Math.min(to * 16, " + loop.size() + ")");
        }
        if (axes.around(true).isEmpty()) {
            point.hoist(body, point.nodes(0));
        }
        if (vectors) {
            body.line("int " + j + " = " + from);
            body.begin("for (; " + j + " <= " + end + " - LANES; " + j + " += LANES)");
            run(true, stage -> column(stage, true));
            body.end();
            body.begin("for (; " + j + " < " + end + "; " + j + "++)");
        } else {
            body.begin(loop.header(from, end));
        }
        run(false, stage -> column(stage, false));
        body.end();
        memory.endOfBlock();
    }

    /** One run over the inner axes for a column, or for a vector of columns. */
    private void column(int stage, boolean vector) {
        List<Node> nodes = point.nodes(stage);
        Map<Node, String> sums = point.accumulators(body, LoopPoint.reductions(nodes), vector);
        List<Loop> inner = axes.around(true);
        inner.forEach(loop -> body.begin(loop.header()));
        point.write(body, nodes, vector, sums);
        body.end(inner.size());
        sums.forEach((node, name) -> point.outer().put(node, new Operand(name, vector)));
    }

    // --- stages

    private void run(boolean vector, IntConsumer stageCode) {
        point.outer().clear();
        for (int stage = 0; stage < stages.count(); stage++) {
            outerValues(stage, vector);
            if (!point.nodes(stage).isEmpty()) {
                stageCode.accept(stage);
            }
        }
    }

    /** Values that there is one of for each run over the inner axes. */
    private void outerValues(int stage, boolean vector) {
        int current = stage;
        List<Node> nodes = kernel.members().stream()
                .filter(node -> stages.of(node) == current && !point.isFull(node) && !node.is(ReduceOp.class))
                .toList();
        Expressions expressions = new Expressions(code, body, vector, access -> memory.read(access, vector));
        point.outer().forEach(expressions::define);
        nodes.forEach(expressions::announce);
        for (Node node : nodes) {
            Operand value = expressions.value(node);
            Operand local = isRead(node) && !isName(value) ? expressions.local(node, value) : value;
            expressions.define(node, local);
            point.outer().put(node, local);
            storeOuter(node, local, vector);
        }
        kernel.members().stream()
                .filter(node -> node.is(ReduceOp.class) && stages.of(node) == current - 1)
                .forEach(node -> storeOuter(node, point.outer().get(node), vector));
    }

    private void storeOuter(Node node, Operand value, boolean vector) {
        if (kernel.stores().contains(node)) {
            String address = axes.address(kernel.domain().otherAxes(kernel.innerAxes()));
            memory.store(body, node, value, address, vector);
        }
    }

    /** True if another member reads the value. */
    private boolean isRead(Node node) {
        return kernel.members().stream()
                .anyMatch(reader -> reader.inputs().stream()
                        .anyMatch(input -> Access.of(kernel, reader, input).source() == node));
    }

    private static boolean isName(Operand operand) {
        return operand.java().chars().allMatch(Character::isJavaIdentifierPart);
    }
}
