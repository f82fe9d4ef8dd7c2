package dev.lamina.processor.emit;

import dev.lamina.processor.emit.LoopAxes.Loop;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes stages whose reductions run over the innermost axis. They sum in 16 lanes, element j in lane j mod 16, whatever
 * the machine's vectors hold, and then add the lanes in a fixed tree: so the bits are the same everywhere.
 */
final class LaneStages {
    private final KernelCode code;
    private final LoopAxes axes;
    private final LoopMemory memory;
    private final LoopPoint point;
    private final Body body;
    private final boolean vectors;
    private final boolean apart;
    private int passes;

    LaneStages(KernelCode code, LoopAxes axes, LoopMemory memory, LoopPoint point, Body body, boolean vectors) {
        this.code = code;
        this.axes = axes;
        this.memory = memory;
        this.point = point;
        this.body = body;
        this.vectors = vectors;
        this.apart = vectors && code.kernel().functions() > 0 && point.stages().count() > 1;
    }

    /** Declares the arrays that hold the lanes of the most reductions that a stage has. */
    void declareLanes() {
        int most = 0;
        for (int stage = 0; stage < point.stages().count(); stage++) {
            most = Math.max(most, LoopPoint.reductions(point.nodes(stage)).size());
        }
        code.session().useLanes(most);
        for (int i = 0; i < most; i++) {
            body.line("float[] lanes" + i + " = this." + code.scratch("lanes" + i));
        }
    }

    void write(List<Node> nodes) {
        List<Node> reductions = LoopPoint.reductions(nodes);
        for (int i = 0; i < reductions.size(); i++) {
            body.line("Arrays.fill(lanes" + i + ", " + LoopPoint.identity(reductions.get(i), false) + ")");
        }
        if (apart) {
            Body pass = new Body();
            pass(pass, nodes, reductions);
            passes++;
            ExtractedMethod.add(code, code.name() + "Pass" + passes, body, pass);
        } else {
            pass(body, nodes, reductions);
        }
        for (int i = 0; i < reductions.size(); i++) {
            Node node = reductions.get(i);
            String name = code.local(LoopPoint.reductionName(node));
            body.line("float " + name + " = Lanes." + (LoopPoint.isSum(node) ? "sum" : "max") + "(lanes" + i + ")");
            point.outer().put(node, Operand.scalar(name));
        }
    }

    /**
     * One run over the inner axes. It is a method of its own where the kernel calls a function: what several runs inline
     * would be more than the JIT takes into one method.
     */
    private void pass(Body into, List<Node> nodes, List<Node> reductions) {
        if (!vectors) {
            scalar(into, nodes, reductions);
        } else if (reductions.isEmpty()) {
            elementwise(into, nodes);
        } else {
            vector(into, nodes, reductions);
        }
    }

    private List<Loop> inner() {
        return axes.around(true);
    }

    /**
     * The portable form. Where images or rows follow each other in a sum, what is left over of each is added after the
     * whole blocks of all, which is the order that vectors dictate.
     */
    private void scalar(Body into, List<Node> nodes, List<Node> reductions) {
        String size = axes.innermost().size();
        if (inner().isEmpty() || reductions.isEmpty()) {
            scalarLoop(into, nodes, reductions, "0", size);
            return;
        }
        scalarLoop(into, nodes, reductions, "0", wholeBlocks());
        scalarLoop(into, nodes, reductions, wholeBlocks(), size);
    }

    private void scalarLoop(Body into, List<Node> nodes, List<Node> reductions, String from, String to) {
        Map<Node, String> lanes = new LinkedHashMap<>();
        for (int i = 0; i < reductions.size(); i++) {
            lanes.put(reductions.get(i), "lanes" + i + "[" + axes.innermost().variable() + " & 15]");
        }
        inner().forEach(loop -> into.begin(loop.header()));
        point.hoist(into, nodes);
        into.begin(axes.innermost().header(from, to));
        point.write(into, nodes, false, lanes);
        into.end(1 + inner().size());
        memory.endOfBlock();
    }

    /** A stage that reduces nothing. */
    private void elementwise(Body into, List<Node> nodes) {
        String j = axes.innermost().variable();
        String size = axes.innermost().size();
        inner().forEach(loop -> into.begin(loop.header()));
        point.hoist(into, nodes);
        into.line("int " + j + " = 0");
        into.begin("for (; " + j + " <= " + size + " - LANES; " + j + " += LANES)");
        point.write(into, nodes, true, Map.of());
        into.end();
        into.begin("for (; " + j + " < " + size + "; " + j + "++)");
        point.write(into, nodes, false, Map.of());
        into.end(1 + inner().size());
        memory.endOfBlock();
    }

    /**
     * Whole blocks of 16 elements as vectors, each lane summing its own; what is left over, element by element. Between
     * two runs of the innermost loop the sums wait in memory: vectors that live through several loops become objects on
     * JDK 17.
     */
    private void vector(Body into, List<Node> nodes, List<Node> reductions) {
        String j = axes.innermost().variable();
        into.begin("for (int lane = 0; lane < 16; lane += LANES)");
        inner().forEach(loop -> into.begin(loop.header()));
        point.hoist(into, nodes);
        Map<Node, String> sums = new LinkedHashMap<>();
        for (int i = 0; i < reductions.size(); i++) {
            String name = code.local(LoopPoint.reductionName(reductions.get(i)));
            sums.put(reductions.get(i), name);
            into.line("FloatVector " + name + " = FloatVector.fromArray(SPECIES, lanes" + i + ", lane)");
        }
        into.begin("for (int " + j + " = lane; " + j + " < " + wholeBlocks() + "; " + j + " += 16)");
        point.write(into, nodes, true, sums);
        into.end();
        for (int i = 0; i < reductions.size(); i++) {
            into.line(sums.get(reductions.get(i)) + ".intoArray(lanes" + i + ", lane)");
        }
        into.end(inner().size());
        memory.endOfBlock();
        into.end();
        scalarLoop(into, nodes, reductions, wholeBlocks(), axes.innermost().size());
    }

    /** The innermost loop's size without what is left over of whole blocks of 16. */
    private String wholeBlocks() {
        String size = axes.innermost().size();
        return size.contains(" ") ? "((" + size + ") & ~15)" : "(" + size + " & ~15)";
    }
}
