package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import java.util.List;

/** The product of the state before, or of the projection's gradient, and the weight. */
final class RecurrentProduct implements TiledProduct {
    private final RecurrentLoop loop;
    private final String name;
    private final String left;
    private final String right;
    private final int depth;
    private final int columns;
    private final String result;
    private final String bias;
    private boolean kept;

    RecurrentProduct(
            RecurrentLoop loop,
            String name,
            String left,
            String right,
            int depth,
            int columns,
            String result,
            String bias) {
        this.loop = loop;
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
        if (loop.code().simd()) {
            MatMulTiles tiles = new MatMulTiles(loop.code(), this);
            tiles.call(body, isForward() ? "before, stride, offset, t, " + loop.worker() : "t, " + loop.worker());
            tiles.methods();
            return;
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.begin("for (int j = 0; j < " + columns + "; j++)");
        body.line("float total = 0f");
        body.begin("for (int k = 0; k < " + depth + "; k++)");
        String array = left.replace("[worker]", "[" + loop.worker() + "]");
        body.line("total = Math.fma(" + array + "[" + leftIndex("i", "k") + "], " + right + "[k * " + columns
                + " + j], total)");
        body.end();
        if (isForward()) {
            body.line(result.replace("[worker]", "[" + loop.worker() + "]") + "[" + resultIndex("i", "j")
                    + "] = total + " + bias + "[j]");
        } else {
            body.line("carry[i * " + loop.stateWidth() + " + j] = this.direct[" + loop.worker() + "][i * "
                    + loop.units() + " + j] + total");
        }
        body.end(2);
    }

    private boolean isForward() {
        return !bias.isEmpty();
    }

    private String resultIndex(String row, String column) {
        return kept
                ? "(" + row + " * " + loop.steps() + " + t) * " + loop.gateWidth() + " + " + column
                : row + " * " + loop.gateWidth() + " + " + column;
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
                ? "(" + row + " * " + loop.steps() + " + t) * " + loop.gateWidth() + " + " + k
                : row + " * " + loop.gateWidth() + " + " + k;
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
    public int rows() {
        return loop.code().session().batch();
    }

    @Override
    public String sums() {
        return isForward() ? result : "this.carry[worker]";
    }

    @Override
    public String sumIndex(String row, String column) {
        return isForward() ? resultIndex(row, column) : row + " * " + loop.stateWidth() + " + " + column;
    }

    @Override
    public boolean finishesByArithmetic() {
        return true;
    }

    @Override
    public void finish(Body body, Operand sum, String row, String column, boolean firstLanes) {
        String addend = isForward()
                ? "FloatVector.fromArray(SPECIES, " + bias + ", " + column + ")"
                : "FloatVector.fromArray(SPECIES, this.direct[worker], " + row + " * " + loop.units() + " + " + column
                        + ")";
        Operand value = Operand.vector(sum.java() + ".add(" + addend + ")");
        MatMulTiles.store(loop.code(), body, sums(), value, sumIndex(row, column), width(), firstLanes);
    }
}
