package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.emit.RecurrentCellCode.Element;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.Operand;
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
    private final Node anchor;
    private final String steps;
    private final String units;
    private final String gateWidth;
    private final String stateWidth;

    private RecurrentEmitter(KernelCode code, Recurrence recurrence) {
        this.code = code;
        this.recurrence = recurrence;
        this.anchor = code.anchor();
        this.steps = Integer.toString(recurrence.steps());
        this.units = Integer.toString(recurrence.units());
        this.gateWidth = Integer.toString(recurrence.gateWidth());
        this.stateWidth = Integer.toString(recurrence.stateWidth());
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

    private String field(int input) {
        return code.field(anchor.input(input));
    }

    private String storeOf(java.util.function.Predicate<Node> which) {
        return code.kernel().stores().stream()
                .filter(which)
                .findFirst()
                .map(code::field)
                .orElse("");
    }

    private String worker() {
        return code.isSplit() ? "worker" : "0";
    }

    private void open(Body body) {
        if (code.isSplit()) {
            body.line("int begin = from * 4");
            body.line("int end = Math.min(to * 4, rows)");
        } else {
            body.line("int begin = 0");
            body.line("int end = rows");
        }
    }

    /** The variables of one turn of the loop over time: which step it is, and where the states before it are. */
    private void timeVariables(Body body, String initial, String states) {
        boolean reverse = recurrence.reverse();
        body.line("int t = " + (reverse ? steps + " - 1 - step" : "step"));
        body.line("float[] before = step == 0 ? " + initial + " : " + states);
        body.line("int stride = step == 0 ? " + stateWidth + " : " + recurrence.steps() * recurrence.stateWidth());
        body.line("int offset = step == 0 ? 0 : (t " + (reverse ? "+" : "-") + " 1) * " + stateWidth);
    }

    private Map<String, Element> gates(String prefix, String field, String start) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (int gate = 0; gate < recurrence.cell().gates(); gate++) {
            elements.put(prefix + gate, new Element(field, start + shift(gate) + " + j"));
        }
        return elements;
    }

    private Map<String, Element> states(String prefix, String field, String start) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (int s = 0; s < recurrence.cell().states(); s++) {
            elements.put(prefix + s, new Element(field, start + shift(s) + " + j"));
        }
        return elements;
    }

    private String shift(int index) {
        return index == 0 ? "" : " + " + index * recurrence.units();
    }

    // --- forward

    private void forward() {
        String stored = storeOf(node -> node.is(RecurrentProjectionOp.class));
        String states = storeOf(node -> node.is(RecurrentOp.class));
        String result = states.isEmpty() ? scratchStates() : states;
        boolean kept = !stored.isEmpty();
        if (!kept) {
            code.session().useScratch("gates", code.session().batch() * recurrence.gateWidth());
        }
        String projection = kept ? stored : "gates";
        Map<String, Element> leaves = new LinkedHashMap<>(gates("p", field(0), "gates"));
        leaves.putAll(gates("q", kept ? stored : "this.gates[worker]", "projection"));
        leaves.putAll(states("s", "before", "from"));
        RecurrentCellCode cell = new RecurrentCellCode(
                code,
                new dev.lamina.processor.op.RecurrentStep(recurrence.cell(), recurrence.units()).forward(),
                code.name(),
                units,
                leaf -> List.of(leaves.get(leaf)));
        Product product = new Product(
                code.name() + "Product",
                "before",
                field(1),
                recurrence.units(),
                recurrence.gateWidth(),
                kept ? stored : "this.gates[worker]",
                field(2));
        Body body = new Body();
        open(body);
        if (!kept) {
            body.line("float[] " + projection + " = this." + code.scratch("gates"));
        }
        body.begin("for (int step = 0; step < " + steps + "; step++)");
        timeVariables(body, field(3), result);
        product.write(body, kept);
        body.begin("for (int i = begin; i < end; i++)");
        String gate = "(i * " + steps + " + t) * " + gateWidth;
        cell.write(states("s", result, "to"), recurrence.units());
        cell.call(
                body,
                "i, " + gate + ", " + (kept ? gate : "i * " + gateWidth) + ", before, i * stride + offset, (i * "
                        + steps + " + t) * " + stateWidth + ", " + worker());
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
        Map<String, Element> leaves = new LinkedHashMap<>(gates("p", field(0), "gates"));
        leaves.putAll(gates("q", field(4), "gates"));
        leaves.putAll(states("s", "before", "from"));
        Map<String, Element> given = states("g", field(5), "to");
        Map<String, Element> carried = states("g", "this.carry[worker]", "i * " + stateWidth);
        RecurrentCellCode cell = new RecurrentCellCode(
                code,
                anchor.op(RecurrentGradientOp.class).step().graph(),
                code.name(),
                units,
                leaf -> given.containsKey(leaf)
                        ? List.of(given.get(leaf), carried.get(leaf))
                        : List.of(leaves.get(leaf)));
        Map<String, Element> stores = new LinkedHashMap<>();
        if (!dInput.isEmpty()) {
            stores.putAll(gates("p", dInput, "gates"));
        }
        stores.putAll(gates("q", projection, kept ? "gates" : "projection"));
        stores.putAll(states("s", "this.carry[worker]", "i * " + stateWidth));
        stores.put("s0", new Element("this.direct[worker]", "i * " + units + " + j"));
        Product product = new Product(
                code.name() + "Product", projection, field(1), recurrence.gateWidth(), recurrence.units(), "", "");
        Body body = new Body();
        open(body);
        body.line("float[] carry = this." + code.scratch("carry"));
        body.line("Arrays.fill(carry, begin * " + stateWidth + ", end * " + stateWidth + ", 0f)");
        body.begin("for (int step = " + steps + " - 1; step >= 0; step--)");
        timeVariables(body, field(2), field(3));
        body.begin("for (int i = begin; i < end; i++)");
        String gate = "(i * " + steps + " + t) * " + gateWidth;
        cell.write(stores, recurrence.units());
        cell.call(
                body,
                "i, " + gate + ", i * " + gateWidth + ", before, i * stride + offset, (i * " + steps + " + t) * "
                        + stateWidth + ", " + worker());
        body.end();
        product.write(body, kept);
        body.end();
        if (!dInitial.isEmpty()) {
            body.line("System.arraycopy(carry, begin * " + stateWidth + ", " + dInitial + ", begin * " + stateWidth
                    + ", (end - begin) * " + stateWidth + ")");
        }
        code.add(code.method(), body);
    }

    private String part(RecurrentGradientOp.Part part) {
        return storeOf(node -> node.op() instanceof RecurrentGradientOp op && op.part() == part);
    }

    /** The product of the state before, or of the projection's gradient, and the weight. */
    private final class Product implements TiledProduct {
        private final String name;
        private final String left;
        private final String right;
        private final int depth;
        private final int columns;
        private final String result;
        private final String bias;
        private boolean kept;

        Product(String name, String left, String right, int depth, int columns, String result, String bias) {
            this.name = name;
            this.left = left;
            this.right = right;
            this.depth = depth;
            this.columns = columns;
            this.result = result;
            this.bias = bias;
        }

        void write(Body body, boolean projectionKept) {
            kept = projectionKept;
            if (code.simd()) {
                MatMulTiles tiles = new MatMulTiles(code, this);
                tiles.call(body, isForward() ? "before, stride, offset, t, " + worker() : "t, " + worker());
                tiles.methods();
                return;
            }
            body.begin("for (int i = begin; i < end; i++)");
            body.begin("for (int j = 0; j < " + columns + "; j++)");
            body.line("float total = 0f");
            body.begin("for (int k = 0; k < " + depth + "; k++)");
            String array = left.replace("[worker]", "[" + worker() + "]");
            body.line("total = Math.fma(" + array + "[" + leftIndex("i", "k") + "], " + right + "[k * " + columns
                    + " + j], total)");
            body.end();
            if (isForward()) {
                body.line(result.replace("[worker]", "[" + worker() + "]") + "[" + resultIndex("i", "j")
                        + "] = total + " + bias + "[j]");
            } else {
                body.line("carry[i * " + stateWidth + " + j] = this.direct[" + worker() + "][i * " + units
                        + " + j] + total");
            }
            body.end(2);
        }

        private boolean isForward() {
            return !bias.isEmpty();
        }

        private String resultIndex(String row, String column) {
            return kept
                    ? "(" + row + " * " + steps + " + t) * " + gateWidth + " + " + column
                    : row + " * " + gateWidth + " + " + column;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String left() {
            return left;
        }

        @Override
        public String leftIndex(String row, String k) {
            if (isForward()) {
                return row + " * stride + offset + " + k;
            }
            return kept
                    ? "(" + row + " * " + steps + " + t) * " + gateWidth + " + " + k
                    : row + " * " + gateWidth + " + " + k;
        }

        @Override
        public String right() {
            return right;
        }

        @Override
        public String rightIndex(String k) {
            return k + " * " + columns;
        }

        @Override
        public String depth() {
            return Integer.toString(depth);
        }

        @Override
        public String width() {
            return Integer.toString(columns);
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public List<ParameterSpec> parameters() {
            ParameterSpec t = ParameterSpec.builder(TypeName.INT, "t").build();
            ParameterSpec worker = ParameterSpec.builder(TypeName.INT, "worker").build();
            if (!isForward()) {
                return List.of(t, worker);
            }
            return List.of(
                    ParameterSpec.builder(ArrayTypeName.of(TypeName.FLOAT), "before")
                            .build(),
                    ParameterSpec.builder(TypeName.INT, "stride").build(),
                    ParameterSpec.builder(TypeName.INT, "offset").build(),
                    t,
                    worker);
        }

        @Override
        public void finish(Body body, Operand sum, String row, String column, boolean firstLanes) {
            String index = isForward() ? resultIndex(row, column) : row + " * " + stateWidth + " + " + column;
            String target = isForward() ? result : "this.carry[worker]";
            String addend = isForward()
                    ? "FloatVector.fromArray(SPECIES, " + bias + ", " + column + ")"
                    : "FloatVector.fromArray(SPECIES, this.direct[worker], " + row + " * " + units + " + " + column
                            + ")";
            Operand value = Operand.vector(sum.java() + ".add(" + addend + ")");
            MatMulTiles.store(code, body, target, value, index, width(), firstLanes);
        }
    }
}
