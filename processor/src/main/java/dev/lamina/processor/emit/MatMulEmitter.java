package dev.lamina.processor.emit;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes matrix products. Each element of the result sums its products in order of k, by fma. The SIMD form computes
 * tiles of 4 rows and 2 vectors in registers, each kind of tile being a method of its own, which the JIT compiles well.
 * The portable form keeps the rows that it combines in scratch rows that share one index, which the JIT vectorises.
 */
final class MatMulEmitter implements TiledProduct {
    /** Products in a small matrix product. */
    private static final int SMALL = 4096;

    private final KernelCode code;
    private final Node left;
    private final Node right;
    private final boolean transposed;
    private final String height;
    private final String depth;
    private final String width;
    private final int columns;

    MatMulEmitter(KernelCode code) {
        this.code = code;
        Node product = code.anchor();
        this.left = product.input(0);
        this.right = product.input(1);
        this.transposed = product.is(MatMulTransposedOp.class);
        int last = product.shape().rank() - 1;
        Dimensions dimensions = code.dimensions();
        this.width = dimensions.size(product, last);
        this.columns = product.shape().dim(last);
        int leftLast = left.shape().rank() - 1;
        String leading = dimensions.product(left, left.shape().otherAxes(List.of(leftLast)));
        this.height = transposed ? dimensions.size(left, leftLast) : unwrapped(leading);
        this.depth = transposed ? unwrapped(leading) : dimensions.size(left, leftLast);
    }

    private static String unwrapped(String text) {
        return Operand.scalar(text).unwrapped();
    }

    void emit() {
        code.units("(" + height + " + 3) / 4");
        if (isSmall() || (!code.simd() && columns < 16)) {
            new MatMulLoops(code, this).emit();
        } else if (code.simd()) {
            tiles();
        } else {
            portable();
        }
    }

    /** True if the product is so small that plain loops are as fast as anything and easier to read. */
    private boolean isSmall() {
        long leftSize = left.shape().longSize()
                * (left.shape().perRow() ? code.session().batch() : 1);
        return leftSize * columns <= SMALL;
    }

    private void tiles() {
        MatMulTiles tiles = new MatMulTiles(code, this);
        Body body = new Body();
        rowRange(body);
        String worker = code.isSplit() ? "worker" : "0";
        tiles.call(body, parameters().stream()
                .map(parameter -> parameter.name().equals("worker") ? worker : parameter.name())
                .collect(Collectors.joining(", ")));
        code.add(code.method(), body);
        tiles.methods();
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (depth.contains("rows")) {
            parameters.add(ParameterSpec.builder(TypeName.INT, "rows").build());
        }
        if (new Panels(columns).narrow()) {
            parameters.add(ParameterSpec.builder(TypeName.INT, "worker").build());
        }
        return parameters;
    }

    @Override
    public void finish(Body body, Operand sum, String row, String column, boolean firstLanes) {
        Epilogue.write(code, body, true, sum, access -> read(access, row, column, true), (node, value) -> MatMulTiles.store(
                code, body, code.field(node), value, row + " * " + width + " + " + column, width, firstLanes));
    }

    /** Index of the left side's element for a row of the result and a k. */
    @Override
    public String leftIndex(String row, String k) {
        if (!transposed) {
            return wrapped(row) + " * " + wrapped(depth) + " + " + k;
        }
        String column = row.startsWith("(") ? row.substring(1, row.length() - 1) : row;
        return k + " * " + wrapped(height) + " + " + column;
    }

    private static String wrapped(String text) {
        return text.contains(" ") && !text.startsWith("(") ? "(" + text + ")" : text;
    }

    @Override
    public String left() {
        return code.field(left);
    }

    @Override
    public String right() {
        return code.field(right);
    }

    String height() {
        return height;
    }

    @Override
    public String depth() {
        return depth;
    }

    @Override
    public String width() {
        return width;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** Declares the range of rows that this call computes. */
    void rowRange(Body body) {
        if (code.isSplit()) {
            body.line("int begin = from * 4");
            body.line("int end = Math.min(to * 4, " + height + ")");
        } else {
            body.line("int begin = 0");
            body.line("int end = " + height);
        }
    }

    // --- what happens to a finished sum

    /** Reads a value in memory at row {@code i} and column {@code j} of the result. */
    Operand read(Access access, String i, String j, boolean vector) {
        int rank = code.kernel().domain().rank();
        List<Integer> axes = access.axes();
        boolean column = axes.contains(rank - 1);
        String row = axes.size() == rank || (!column && !axes.isEmpty()) ? i : "";
        String field = code.field(access.source());
        String index =
                !column ? (row.isEmpty() ? "0" : row) : row.isEmpty() ? j : wrapped(row) + " * " + width + " + " + j;
        return vector && column
                ? Operand.vector("FloatVector.fromArray(SPECIES, " + field + ", " + index + ")")
                : Operand.scalar(field + "[" + index + "]");
    }

    // --- portable

    private void portable() {
        Body body = new Body();
        rowRange(body);
        String partial = code.field(code.kernel().stores().iterator().next());
        new MatMulRows(code, this, partial, "i * " + width).write(body);
        portableEpilogue(body, partial);
        code.add(code.method(), body);
    }

    private void portableEpilogue(Body body, String partial) {
        if (code.kernel().members().size() == 1) {
            return;
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.begin("for (int j = 0; j < " + width + "; j++)");
        Operand sum = Operand.scalar(partial + "[i * " + width + " + j]");
        Epilogue.write(
                code,
                body,
                false,
                sum,
                access -> read(access, "i", "j", false),
                (node, value) -> body.line(code.field(node) + "[i * " + width + " + j] = " + value.unwrapped()));
        body.end(2);
    }
}
