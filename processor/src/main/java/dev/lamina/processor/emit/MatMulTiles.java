package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The SIMD form of a matrix product: panels of columns, and one method for each kind of tile, which the JIT compiles well.
 *
 * <p>A tile has 8 rows where vectors have 16 lanes: 16 sums keep two units busy that take 4 cycles for a sum, and each row
 * of the right factor is read half as often. Machines with shorter vectors have 16 registers, of which 16 sums leave none,
 * so there it has 4. Its sums are stored as they are if more than arithmetic follows, see {@link TiledProduct#finishesByArithmetic}.
 */
final class MatMulTiles {
    /** Rows of a tall tile, for vectors of {@link #TALL_LANES}; others have 4. */
    static final int TALL = 8;

    static final int TALL_LANES = 16;

    private final KernelCode code;
    private final TiledProduct product;
    private final Panels panels;

    MatMulTiles(KernelCode code, TiledProduct product) {
        this.code = code;
        this.product = product;
        this.panels = new Panels(product.columns());
    }

    /** True if some machine's vectors are wider than a row, so that only their first lanes are stored. */
    boolean narrow() {
        return panels.narrow();
    }

    /** Writes the calls that compute rows {@code begin} to {@code end - 1}; {@code arguments} are for the parameters. */
    void call(Body body, String arguments) {
        String more = arguments.isEmpty() ? "" : ", " + arguments;
        panels.write(
                body,
                product.width(),
                (vectors, column) -> body.line(panelName(vectors) + "(begin, end, " + column + more + ")"));
    }

    /** Writes the methods of panels and tiles. */
    void methods() {
        for (int vectors = 2; vectors >= 1; vectors--) {
            if (vectors == 2 ? panels.two() : panels.one()) {
                panel(vectors);
                if (hasTall(vectors)) {
                    tile(TALL, vectors);
                }
                tile(4, vectors);
                tile(1, vectors);
            }
        }
    }

    /** True if tall tiles of so many vectors have something to do. */
    private boolean hasTall(int vectors) {
        return product.rows() >= TALL && panels.has(vectors, TALL_LANES);
    }

    /** True if the sums of such a tile are stored, and finished by a method of its own. */
    private boolean finishesApart(int rows, int vectors) {
        return rows == TALL && vectors == 2 && !product.finishesByArithmetic();
    }

    private String panelName(int vectors) {
        return product.name() + "Panel" + vectors;
    }

    private String finishName() {
        return product.name() + "Finish";
    }

    private String tileName(int rows, int vectors) {
        return product.name() + "Tile" + rows + "x" + vectors;
    }

    /** All rows of one panel: tiles, the last one moved up; single rows if there are fewer than 4. */
    private void panel(int vectors) {
        Body body = new Body();
        body.begin("if (end - begin < 4)");
        body.begin("for (int i = begin; i < end; i++)");
        body.line(tileName(1, vectors) + "(i, j" + handedOn() + ")");
        body.end();
        body.line("return");
        body.end();
        if (hasTall(vectors)) {
            body.line("int i = begin");
            body.begin("if (TILE_ROWS == " + TALL + ")");
            body.begin("for (; i + " + TALL + " <= end; i += " + TALL + ")");
            body.line(tileName(TALL, vectors) + "(i, j" + handedOn() + ")");
            body.end(2);
            body.begin("for (; i < end; i += 4)");
        } else {
            body.begin("for (int i = begin; i < end; i += 4)");
        }
        body.line(tileName(4, vectors) + "(Math.min(i, end - 4), j" + handedOn() + ")");
        body.end();
        MethodSpec.Builder method = MethodSpec.methodBuilder(panelName(vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "begin")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "j");
        product.parameters().forEach(method::addParameter);
        code.add(method, body);
    }

    /** Sums in registers: {@code rows} rows of {@code vectors} vectors. */
    private void tile(int rows, int vectors) {
        Body body = new Body();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                body.line("FloatVector c" + r + v + " = FloatVector.zero(SPECIES)");
            }
        }
        body.begin("for (int k = 0; k < " + product.depth() + "; k++)");
        for (int v = 0; v < vectors; v++) {
            body.line("FloatVector b" + v + " = FloatVector.fromArray(SPECIES, " + product.right() + ", "
                    + product.rightIndex("k") + " + j" + offset(v) + ")");
        }
        for (int r = 0; r < rows; r++) {
            String index = product.leftIndex(row(r), "k");
            body.line("FloatVector a" + r + " = FloatVector.broadcast(SPECIES, " + product.left() + "[" + index + "])");
            for (int v = 0; v < vectors; v++) {
                body.line("c" + r + v + " = a" + r + ".fma(b" + v + ", c" + r + v + ")");
            }
        }
        body.end();
        if (finishesApart(rows, vectors)) {
            storeSums(body, rows, vectors);
            finish(rows, vectors);
        } else {
            for (int r = 0; r < rows; r++) {
                for (int v = 0; v < vectors; v++) {
                    product.finish(
                            body, Operand.vector("c" + r + v), row(r), column(v), panels.narrow() && vectors == 1);
                }
            }
        }
        method(tileName(rows, vectors), body);
    }

    /** Leaves the sums of a tile where its results belong, and calls what makes results of them. */
    private void storeSums(Body body, int rows, int vectors) {
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                body.line("c" + r + v + ".intoArray(" + product.sums() + ", " + product.sumIndex(row(r), column(v))
                        + ")");
            }
        }
        body.line(finishName() + "(i, j" + handedOn() + ")");
    }

    /** What follows the sums of a tile, while they are in the first-level cache. */
    private void finish(int rows, int vectors) {
        Body body = new Body();
        body.begin("for (int r = i; r < i + " + rows + "; r++)");
        for (int v = 0; v < vectors; v++) {
            String sum = code.local("sum" + v);
            body.line("FloatVector " + sum + " = FloatVector.fromArray(SPECIES, " + product.sums() + ", "
                    + product.sumIndex("r", column(v)) + ")");
            product.finish(body, Operand.vector(sum), "r", column(v), false);
        }
        body.end();
        method(finishName(), body);
    }

    private void method(String name, Body body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "j");
        product.parameters().forEach(method::addParameter);
        code.add(method, body);
    }

    /** The product's own parameters as further arguments of a call. */
    private String handedOn() {
        return product.parameters().stream()
                .map(parameter -> ", " + parameter.name())
                .collect(Collectors.joining());
    }

    private static String column(int vector) {
        return "j" + offset(vector);
    }

    private static String row(int r) {
        return r == 0 ? "i" : "(i + " + r + ")";
    }

    private static String offset(int vector) {
        return vector == 0 ? "" : " + LANES";
    }

    /** Stores a vector, or only its first lanes. */
    static void store(
            KernelCode code, Body body, String field, Operand value, String index, String width, boolean firstLanes) {
        if (firstLanes) {
            code.storeFirst(body, value, field, index, width);
        } else {
            body.line(value.asVector() + ".intoArray(" + field + ", " + index + ")");
        }
    }
}
