package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The SIMD form of a matrix product: panels of columns, and one method for each kind of tile, which the JIT compiles well.
 */
final class MatMulTiles {
    private static final int TILE_ROWS = 4;

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
                tile(TILE_ROWS, vectors);
                tile(1, vectors);
            }
        }
    }

    private String panelName(int vectors) {
        return product.name() + "Panel" + vectors;
    }

    private String tileName(int rows, int vectors) {
        return product.name() + "Tile" + rows + "x" + vectors;
    }

    /** All rows of one panel: tiles of 4 rows, the last one moved up; single rows if there are fewer than 4. */
    private void panel(int vectors) {
        String more = product.parameters().stream()
                .map(parameter -> ", " + parameter.name())
                .collect(Collectors.joining());
        Body body = new Body();
        body.begin("if (end - begin < 4)");
        body.begin("for (int i = begin; i < end; i++)");
        body.line(tileName(1, vectors) + "(i, j" + more + ")");
        body.end();
        body.line("return");
        body.end();
        body.begin("for (int i = begin; i < end; i += 4)");
        body.line(tileName(4, vectors) + "(Math.min(i, end - 4), j" + more + ")");
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
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                product.finish(
                        body, Operand.vector("c" + r + v), row(r), "j" + offset(v), panels.narrow() && vectors == 1);
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(tileName(rows, vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "j");
        for (ParameterSpec parameter : product.parameters()) {
            method.addParameter(parameter);
        }
        code.add(method, body);
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
