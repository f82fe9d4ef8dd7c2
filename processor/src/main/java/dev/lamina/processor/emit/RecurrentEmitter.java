package dev.lamina.processor.emit;

import dev.lamina.processor.emit.RecurrentCellCode.Element;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.Recurrence;
import dev.lamina.processor.op.RecurrentGradientOp;
import dev.lamina.processor.op.RecurrentOp;
import dev.lamina.processor.op.RecurrentProjectionOp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes recurrences: a loop over time, each turn of which multiplies the state before by a matrix and then computes the
 * cell row by row; and the way back. Rows don't depend on each other, so threads share them.
 */
final class RecurrentEmitter {
    private final KernelCode code;
    private final Recurrence recurrence;
    private final RecurrentLoop loop;

    private RecurrentEmitter(KernelCode code, Recurrence recurrence) {
        this.code = code;
        this.recurrence = recurrence;
        this.loop = new RecurrentLoop(code, recurrence);
        code.units("(rows + 3) / 4");
    }

    static void forward(KernelCode code) {
        Op op = code.anchor().op();
        Recurrence recurrence = op instanceof RecurrentOp states
                ? states.recurrence()
                : code.anchor().op(RecurrentProjectionOp.class).recurrence();
        new RecurrentEmitter(code, recurrence).forward();
    }

    static void backward(KernelCode code) {
        new RecurrentEmitter(code, code.anchor().op(RecurrentGradientOp.class).recurrence()).backward();
    }

    // --- forward

    private void forward() {
        String stored = loop.storeOf(node -> node.is(RecurrentProjectionOp.class));
        String states = loop.storeOf(node -> node.is(RecurrentOp.class));
        String result = states.isEmpty() ? scratchStates() : states;
        boolean kept = !stored.isEmpty();
        if (!kept) {
            code.session().useScratch("gates", code.session().batch() * recurrence.gateWidth());
        }
        String projection = kept ? stored : "gates";
        Map<String, Element> leaves = new LinkedHashMap<>(loop.gates("p", loop.field(0), "gates"));
        leaves.putAll(loop.gates("q", kept ? stored : "this.gates[worker]", "projection"));
        leaves.putAll(loop.states("s", "before", "from"));
        leaves.put("m", new Element("counts", ""));
        RecurrentCellCode cell = new RecurrentCellCode(
                code, recurrence.step().forward(), code.name(), loop, leaf -> List.of(leaves.get(leaf)));
        RecurrentProduct product = new RecurrentProduct(
                loop,
                code.name() + "Product",
                "before",
                loop.field(1),
                recurrence.units(),
                recurrence.gateWidth(),
                kept ? stored : "this.gates[worker]",
                loop.field(2));
        Body body = new Body();
        loop.open(body);
        if (!kept) {
            body.line("float[] " + projection + " = this." + code.scratch("gates"));
        }
        body.begin("for (int step = 0; step < " + loop.steps() + "; step++)");
        loop.timeVariables(body, loop.field(3), result);
        product.write(body, kept);
        body.begin("for (int i = begin; i < end; i++)");
        cell.write(loop.states("s", result, "to"), recurrence.units());
        cell.call(body, loop.cellArguments(kept ? loop.gatesOfStep() : "i * " + loop.gateWidth(), 4));
        body.end(2);
        code.add(code.method(), body);
    }

    private String scratchStates() {
        throw new IllegalStateException("the projections of a recurrence without its states");
    }

    // --- backward

    private void backward() {
        String dInput = part(RecurrentGradientOp.Part.INPUT);
        String dProjection = part(RecurrentGradientOp.Part.PROJECTION);
        String dInitial = part(RecurrentGradientOp.Part.INITIAL);
        int batch = code.session().batch();
        code.session().useScratch("carry", batch * recurrence.stateWidth());
        code.session().useScratch("direct", batch * recurrence.units());
        boolean kept = !dProjection.isEmpty();
        if (!kept) {
            code.session().useScratch("gates", batch * recurrence.gateWidth());
        }
        String projection = kept ? dProjection : "this.gates[worker]";
        Map<String, Element> leaves = new LinkedHashMap<>(loop.gates("p", loop.field(0), "gates"));
        leaves.putAll(loop.gates("q", loop.field(4), "gates"));
        leaves.putAll(loop.states("s", "before", "from"));
        Map<String, Element> given = loop.states("g", loop.field(5), "to");
        Map<String, Element> carried = loop.states("g", "this.carry[worker]", "i * " + loop.stateWidth());
        leaves.put("m", new Element("counts", ""));
        RecurrentCellCode cell = new RecurrentCellCode(
                code,
                code.anchor().op(RecurrentGradientOp.class).step().graph(),
                code.name(),
                loop,
                leaf -> given.containsKey(leaf)
                        ? List.of(given.get(leaf), carried.get(leaf))
                        : List.of(leaves.get(leaf)));
        Map<String, Element> stores = new LinkedHashMap<>();
        if (!dInput.isEmpty()) {
            stores.putAll(loop.gates("p", dInput, "gates"));
        }
        stores.putAll(loop.gates("q", projection, kept ? "gates" : "projection"));
        stores.putAll(loop.states("s", "this.carry[worker]", "i * " + loop.stateWidth()));
        stores.put("s0", new Element("this.direct[worker]", "i * " + loop.units() + " + j"));
        RecurrentProduct product = new RecurrentProduct(
                loop,
                code.name() + "Product",
                projection,
                loop.field(1),
                recurrence.gateWidth(),
                recurrence.units(),
                "",
                "");
        Body body = new Body();
        loop.open(body);
        body.line("float[] carry = this." + code.scratch("carry"));
        body.line("Arrays.fill(carry, begin * " + loop.stateWidth() + ", end * " + loop.stateWidth() + ", 0f)");
        body.begin("for (int step = " + loop.steps() + " - 1; step >= 0; step--)");
        loop.timeVariables(body, loop.field(2), loop.field(3));
        body.begin("for (int i = begin; i < end; i++)");
        cell.write(stores, recurrence.units());
        cell.call(body, loop.cellArguments("i * " + loop.gateWidth(), 6));
        body.end();
        product.write(body, kept);
        body.end();
        if (!dInitial.isEmpty()) {
            body.line("System.arraycopy(carry, begin * " + loop.stateWidth() + ", " + dInitial + ", begin * "
                    + loop.stateWidth() + ", (end - begin) * " + loop.stateWidth() + ")");
        }
        code.add(code.method(), body);
    }

    private String part(RecurrentGradientOp.Part part) {
        return loop.storeOf(node -> node.op() instanceof RecurrentGradientOp op && op.part() == part);
    }
}
