package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import javax.lang.model.element.Modifier;

/** The SIMD form of a matrix product: a driver that walks over panels of columns, and one method for each kind of tile. */
final class MatMulTiles {
    private final KernelCode code;
    private final MatMulEmitter product;
    private final Panels panels;

    MatMulTiles(KernelCode code, MatMulEmitter product) {
        this.code = code;
        this.product = product;
        this.panels = new Panels(product.columns());
    }

    void emit() {
        driver();
        for (int rows : new int[] {MatMulEmitter.TILE_ROWS, 1}) {
            if (panels.two()) {
                tile(rows, 2);
            }
            if (panels.one()) {
                tile(rows, 1);
            }
        }
    }

    private void driver() {
        Body body = new Body();
        product.rowRange(body);
        panels.write(body, product.width(), (vectors, column) -> panel(body, vectors, column));
        code.add(code.method(), body);
    }

    /** All rows of one panel: tiles of 4 rows, the last one moved up; single rows if there are fewer than 4. */
    private void panel(Body body, int vectors, String column) {
        String worker = needsWorker() ? (code.isSplit() ? ", worker" : ", 0") : "";
        body.begin("for (int i = begin; i < end; i += end - begin < 4 ? 1 : 4)");
        body.begin("if (end - begin < 4)");
        body.line(name(1, vectors) + "(rows, i, " + column + worker + ")");
        body.end();
        body.begin("else");
        body.line(name(4, vectors) + "(rows, Math.min(i, end - 4), " + column + worker + ")");
        body.end(2);
    }

    private boolean needsWorker() {
        return panels.narrow();
    }

    private String name(int rows, int vectors) {
        return code.name() + "Tile" + rows + "x" + vectors;
    }

    /** Sums in registers: {@code rows} rows of {@code vectors} vectors. */
    private void tile(int rows, int vectors) {
        Body body = new Body();
        String type = "FloatVector ";
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                body.line(type + "c" + r + v + " = FloatVector.zero(SPECIES)");
            }
        }
        body.begin("for (int k = 0; k < " + product.depth() + "; k++)");
        for (int v = 0; v < vectors; v++) {
            body.line(type + "b" + v + " = FloatVector.fromArray(SPECIES, " + product.right() + ", k * "
                    + product.width() + " + j" + offset(v) + ")");
        }
        for (int r = 0; r < rows; r++) {
            String row = r == 0 ? "i" : "(i + " + r + ")";
            String index = product.transposed() && r > 0
                    ? product.leftIndex("i + " + r, "k")
                    : product.leftIndex(row, "k");
            body.line(type + "a" + r + " = FloatVector.broadcast(SPECIES, " + product.left() + "[" + index + "])");
            for (int v = 0; v < vectors; v++) {
                body.line("c" + r + v + " = a" + r + ".fma(b" + v + ", c" + r + v + ")");
            }
        }
        body.end();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                finish(body, r, v, vectors == 1);
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(rows, vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "j");
        if (needsWorker()) {
            method.addParameter(TypeName.INT, "worker");
        }
        code.add(method, body);
    }

    private static String offset(int vector) {
        return vector == 0 ? "" : " + LANES";
    }

    private void finish(Body body, int r, int v, boolean single) {
        String row = r == 0 ? "i" : "(i + " + r + ")";
        String column = "j" + offset(v);
        Operand sum = Operand.vector("c" + r + v);
        Epilogue.write(
                code,
                body,
                true,
                sum,
                access -> product.read(access, row, column, true),
                (node, value) -> store(body, code.field(node), value, row + " * " + product.width() + " + " + column, single));
    }

    private void store(Body body, String field, Operand value, String index, boolean single) {
        if (panels.narrow() && single) {
            code.session().use("storeFirst");
            code.session().useScratch("tail", "16");
            body.line("storeFirst(" + product.width() + ", " + value.asVector() + ", " + field + ", " + index
                    + ", tail[worker])");
        } else {
            body.line(value.asVector() + ".intoArray(" + field + ", " + index + ")");
        }
    }
}
