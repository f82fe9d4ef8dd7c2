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

    LaneStages(KernelCode code, LoopAxes axes, LoopMemory memory, LoopPoint point, Body body, boolean vectors) {
        this.code = code;
        this.axes = axes;
        this.memory = memory;
        this.point = point;
        this.body = body;
        this.vectors = vectors;
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
        if (!vectors) {
            scalar(nodes, reductions);
        } else if (reductions.isEmpty()) {
            elementwise(nodes);
        } else {
            vector(nodes, reductions);
        }
        for (int i = 0; i < reductions.size(); i++) {
            Node node = reductions.get(i);
            String name = code.local(LoopPoint.reductionName(node));
            body.line("float " + name + " = Lanes." + (LoopPoint.isSum(node) ? "sum" : "max") + "(lanes" + i + ")");
            point.outer().put(node, Operand.scalar(name));
        }
    }

    private List<Loop> inner() {
        return axes.around(true);
    }

    /**
     * The portable form. Where images or rows follow each other in a sum, what is left over of each is added after the
     * whole blocks of all, which is the order that vectors dictate.
     */
    private void scalar(List<Node> nodes, List<Node> reductions) {
        String size = axes.innermost().size();
        if (inner().isEmpty() || reductions.isEmpty()) {
            scalarLoop(nodes, reductions, "0", size);
            return;
        }
        scalarLoop(nodes, reductions, "0", wholeBlocks());
        scalarLoop(nodes, reductions, wholeBlocks(), size);
    }

    private void scalarLoop(List<Node> nodes, List<Node> reductions, String from, String to) {
        Map<Node, String> lanes = new LinkedHashMap<>();
        for (int i = 0; i < reductions.size(); i++) {
            lanes.put(reductions.get(i), "lanes" + i + "[" + axes.innermost().variable() + " & 15]");
        }
        inner().forEach(loop -> body.begin(loop.header()));
        point.hoist(body, nodes);
        body.begin(axes.innermost().header(from, to));
        point.write(body, nodes, false, lanes);
        body.end(1 + inner().size());
        memory.endOfBlock();
    }

    /** A stage that reduces nothing. */
    private void elementwise(List<Node> nodes) {
        String j = axes.innermost().variable();
        String size = axes.innermost().size();
        inner().forEach(loop -> body.begin(loop.header()));
        point.hoist(body, nodes);
        body.line("int " + j + " = 0");
        body.begin("for (; " + j + " <= " + size + " - LANES; " + j + " += LANES)");
        point.write(body, nodes, true, Map.of());
        body.end();
        body.begin("for (; " + j + " < " + size + "; " + j + "++)");
        point.write(body, nodes, false, Map.of());
        body.end(1 + inner().size());
        memory.endOfBlock();
    }

    /**
     * Whole blocks of 16 elements as vectors, each lane summing its own; what is left over, element by element. Between
     * two runs of the innermost loop the sums wait in memory: vectors that live through several loops become objects on
     * JDK 17.
     */
    private void vector(List<Node> nodes, List<Node> reductions) {
        String j = axes.innermost().variable();
        body.begin("for (int lane = 0; lane < 16; lane += LANES)");
        inner().forEach(loop -> body.begin(loop.header()));
        point.hoist(body, nodes);
        Map<Node, String> sums = new LinkedHashMap<>();
        for (int i = 0; i < reductions.size(); i++) {
            String name = code.local(LoopPoint.reductionName(reductions.get(i)));
            sums.put(reductions.get(i), name);
            body.line("FloatVector " + name + " = FloatVector.fromArray(SPECIES, lanes" + i + ", lane)");
        }
        body.begin("for (int " + j + " = lane; " + j + " < " + wholeBlocks() + "; " + j + " += 16)");
        point.write(body, nodes, true, sums);
        body.end();
        for (int i = 0; i < reductions.size(); i++) {
            body.line(sums.get(reductions.get(i)) + ".intoArray(lanes" + i + ", lane)");
        }
        body.end(inner().size());
        memory.endOfBlock();
        body.end();
        scalarLoop(nodes, reductions, wholeBlocks(), axes.innermost().size());
    }

    /** The innermost loop's size without what is left over of whole blocks of 16. */
    private String wholeBlocks() {
        String size = axes.innermost().size();
        return size.contains(" ") ? "((" + size + ") & ~15)" : "(" + size + " & ~15)";
    }
}
