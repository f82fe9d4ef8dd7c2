package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import java.util.List;
import javax.lang.model.element.Modifier;

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
        String arguments = isForward() ? "before, stride, offset, t, " + loop.worker() : "t, " + loop.worker();
        if (loop.code().simd()) {
            MatMulTiles tiles = new MatMulTiles(loop.code(), this);
            tiles.call(body, arguments);
            tiles.methods();
        } else {
            body.line(name + "(begin, end, " + arguments + ")");
            portable();
        }
    }

    private void portable() {
        Body body = new Body();
        boolean byRows = MatMulRows.pays(loop.code(), (long) rows() * depth * columns, columns);
        if (byRows) {
            new MatMulRows(loop.code(), this, "worker").write(body);
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.begin("for (int j = 0; j < " + columns + "; j++)");
        String sum = sums() + "[" + sumIndex("i", "j") + "]";
        if (byRows) {
            body.line(sum + " += " + addend("i", "j"));
        } else {
            body.line("float total = 0f");
            body.begin("for (int k = 0; k < " + depth + "; k++)");
            body.line("total = Math.fma(" + left + "[" + leftIndex("i", "k") + "], " + right + "[" + rightIndex("k")
                    + " + j], total)");
            body.end();
            body.line(sum + " = total + " + addend("i", "j"));
        }
        body.end(2);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "begin")
                .addParameter(TypeName.INT, "end");
        parameters().forEach(method::addParameter);
        loop.code().add(method, body);
    }

    /** What is added to the sum of a row and column: the bias, or the part of the gradient that passes the product by. */
    private String addend(String row, String column) {
        return isForward() ? bias + "[" + column + "]" : "this.direct[worker][" + directIndex(row, column) + "]";
    }

    private String directIndex(String row, String column) {
        return row + " * " + loop.units() + " + " + column;
    }

    private boolean isForward() {
        return !bias.isEmpty();
    }

    /** Where the gates of a row at step {@code t} begin. */
    private String gates(String row) {
        return (kept ? "(" + row + " * " + loop.steps() + " + t)" : row) + " * " + loop.gateWidth();
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
        return (isForward() ? row + " * stride + offset" : gates(row)) + " + " + k;
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
    public String sumStart(String row) {
        return isForward() ? gates(row) : row + " * " + loop.stateWidth();
    }

    @Override
    public boolean finishesByArithmetic() {
        return true;
    }

    @Override
    public void finish(Body body, Operand sum, String row, String column, boolean firstLanes) {
        String addend = "FloatVector.fromArray(SPECIES, "
                + (isForward() ? bias + ", " + column : "this.direct[worker], " + directIndex(row, column)) + ")";
        Operand value = Operand.vector(sum.java() + ".add(" + addend + ")");
        MatMulTiles.store(loop.code(), body, sums(), value, sumIndex(row, column), width(), firstLanes);
    }
}
