package dev.lamina.processor.emit;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes matrix products. Each element of the result sums its products in order of k, by fma. The SIMD form computes
 * tiles of some rows and 2 vectors in registers, each kind of tile being a method of its own, which the JIT compiles well.
 * The portable form keeps the rows that it combines in scratch rows that share one index, which the JIT vectorises.
 */
final class MatMulEmitter implements TiledProduct {
    private final KernelCode code;
    private final Node left;
    private final Node right;
    private final boolean transposed;
    private final String batches;
    private final String height;
    private final String depth;
    private final String width;
    private final int columns;

    MatMulEmitter(KernelCode code) {
        this.code = code;
        Node product = code.anchor();
        this.left = product.input(0);
        this.right = product.input(1);
        boolean batched = product.is(BatchMatMulOp.class);
        this.transposed = batched ? product.op(BatchMatMulOp.class).transposeA() : product.is(MatMulTransposedOp.class);
        int last = product.shape().rank() - 1;
        Dimensions dimensions = code.dimensions();
        this.width = dimensions.size(product, last);
        this.columns = product.shape().dim(last);
        int leftLast = left.shape().rank() - 1;
        String leading = batched
                ? dimensions.size(left, leftLast - 1)
                : dimensions.product(left, left.shape().otherAxes(List.of(leftLast)));
        this.batches = batched
                ? unwrapped(dimensions.product(product, product.shape().otherAxes(List.of(last - 1, last))))
                : "";
        this.height = transposed ? dimensions.size(left, leftLast) : unwrapped(leading);
        this.depth = transposed ? unwrapped(leading) : dimensions.size(left, leftLast);
    }

    private static String unwrapped(String text) {
        return Operand.scalar(text).unwrapped();
    }

    void emit() {
        code.units(isBatched() ? batches : "(" + height + " + 3) / 4");
        long products = products();
        if (code.simd()
                ? products <= code.session().limits().smallProduct()
                : !MatMulRows.pays(code, products, columns)) {
            new MatMulLoops(code, this).emit();
        } else if (code.simd()) {
            tiles();
        } else {
            portable();
        }
    }

    /** How many products of two numbers there are at a full batch. */
    private long products() {
        return left.shape().longSize() * (left.shape().perRow() ? code.session().batch() : 1) * columns;
    }

    private void tiles() {
        MatMulTiles tiles = new MatMulTiles(code, this);
        Body body = new Body();
        int blocks = rowRange(body);
        String worker = code.isSplit() ? "worker" : "0";
        tiles.call(
                body,
                parameters().stream()
                        .map(parameter -> parameter.name().equals("worker") ? worker : parameter.name())
                        .collect(Collectors.joining(", ")));
        body.end(blocks);
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
        starts().forEach(start ->
                parameters.add(ParameterSpec.builder(TypeName.INT, start).build()));
        if (new Panels(columns).narrow()) {
            parameters.add(ParameterSpec.builder(TypeName.INT, "worker").build());
        }
        return parameters;
    }

    @Override
    public int rows() {
        Shape shape = code.anchor().shape();
        if (isBatched()) {
            return shape.dim(shape.rank() - 2);
        }
        long elements = shape.longSize() * (shape.perRow() ? code.session().batch() : 1);
        return (int) (elements / columns);
    }

    @Override
    public String sums() {
        return code.field(code.kernel().stores().iterator().next());
    }

    @Override
    public String sumStart(String row) {
        return row + " * " + width;
    }

    @Override
    public boolean finishesByArithmetic() {
        return Epilogue.isArithmetic(code.kernel());
    }

    @Override
    public void finish(Body body, Operand sum, String row, String column, boolean firstLanes) {
        String index = sumIndex(row, column);
        Epilogue.write(
                code,
                body,
                true,
                sum,
                access -> read(access, row, column, true),
                (node, value) -> MatMulTiles.store(code, body, code.field(node), value, index, width, firstLanes));
    }

    /** True if there are many products of their own, one after the other. */
    boolean isBatched() {
        return !batches.isEmpty();
    }

    /** Index of the left side's element for a row of the result and a k. */
    @Override
    public String leftIndex(String row, String k) {
        if (!transposed) {
            return wrapped(row) + " * " + wrapped(depth) + " + " + k;
        }
        String column = row.startsWith("(") ? row.substring(1, row.length() - 1) : row;
        return (isBatched() ? "leftStart + " : "") + k + " * " + wrapped(height) + " + " + column;
    }

    /** Index of the right side's first element for a k. */
    @Override
    public String rightIndex(String k) {
        return (isBatched() ? "rightStart + " : "") + k + " * " + width;
    }

    /** The names of the variables of one product that its methods need. */
    List<String> starts() {
        return !isBatched() ? List.of() : transposed ? List.of("rightStart", "leftStart") : List.of("rightStart");
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

    /**
     * Declares the range of rows that this call computes. For many products that is the range of each, in a loop over
     * them; rows count through all products.
     *
     * @return the number of blocks that were opened
     */
    int rowRange(Body body) {
        if (isBatched()) {
            body.begin("for (int batch = " + code.from() + "; batch < " + code.to() + "; batch++)");
            body.line("int begin = batch * " + height);
            body.line("int end = begin + " + height);
            body.line("int rightStart = batch * " + depth + " * " + width);
            if (transposed) {
                body.line("int leftStart = begin * (" + depth + " - 1)");
            }
            return 1;
        }
        if (code.isSplit()) {
            body.line("int begin = from * 4");
            body.line("int end = Math.min(to * 4, " + height + ")");
        } else {
            body.line("int begin = 0");
            body.line("int end = " + height);
        }
        return 0;
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
        int blocks = rowRange(body);
        new MatMulRows(code, this, code.isSplit() ? "worker" : "0").write(body);
        portableEpilogue(body);
        body.end(blocks);
        code.add(code.method(), body);
    }

    private void portableEpilogue(Body body) {
        if (code.kernel().members().size() == 1) {
            return;
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.begin("for (int j = 0; j < " + width + "; j++)");
        Operand sum = Operand.scalar(sums() + "[" + sumIndex("i", "j") + "]");
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
