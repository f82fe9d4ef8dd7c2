package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.op.Operand;
import java.util.stream.Collectors;
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
        for (int vectors = 2; vectors >= 1; vectors--) {
            if (vectors == 2 ? panels.two() : panels.one()) {
                panel(vectors);
                tile(MatMulEmitter.TILE_ROWS, vectors);
                tile(1, vectors);
            }
        }
    }

    private void driver() {
        Body body = new Body();
        int blocks = product.rowRange(body);
        String starts = product.starts().stream().map(start -> ", " + start).collect(Collectors.joining());
        String worker = starts + (needsWorker() ? (code.isSplit() ? ", worker" : ", 0") : "");
        panels.write(
                body,
                product.width(),
                (vectors, column) -> body.line(panelName(vectors) + "(rows, begin, end, " + column + worker + ")"));
        body.end(blocks);
        code.add(code.method(), body);
    }

    private String panelName(int vectors) {
        return code.name() + "Panel" + vectors;
    }

    /** All rows of one panel: tiles of 4 rows, the last one moved up; single rows if there are fewer than 4. */
    private void panel(int vectors) {
        String starts = product.starts().stream().map(start -> ", " + start).collect(Collectors.joining());
        String worker = starts + (needsWorker() ? ", worker" : "");
        Body body = new Body();
        body.begin("if (end - begin < 4)");
        body.begin("for (int i = begin; i < end; i++)");
        body.line(name(1, vectors) + "(rows, i, j" + worker + ")");
        body.end();
        body.line("return");
        body.end();
        body.begin("for (int i = begin; i < end; i += 4)");
        body.line(name(4, vectors) + "(rows, Math.min(i, end - 4), j" + worker + ")");
        body.end();
        MethodSpec.Builder method = MethodSpec.methodBuilder(panelName(vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "begin")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "j");
        product.starts().forEach(start -> method.addParameter(TypeName.INT, start));
        if (needsWorker()) {
            method.addParameter(TypeName.INT, "worker");
        }
        code.add(method, body);
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
            body.line(type + "b" + v + " = FloatVector.fromArray(SPECIES, " + product.right() + ", "
                    + product.rightIndex("k") + " + j" + offset(v) + ")");
        }
        for (int r = 0; r < rows; r++) {
            String row = r == 0 ? "i" : "(i + " + r + ")";
            String index =
                    product.transposed() && r > 0 ? product.leftIndex("i + " + r, "k") : product.leftIndex(row, "k");
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
        product.starts().forEach(start -> method.addParameter(TypeName.INT, start));
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
                (node, value) ->
                        store(body, code.field(node), value, row + " * " + product.width() + " + " + column, single));
    }

    private void store(Body body, String field, Operand value, String index, boolean single) {
        if (panels.narrow() && single) {
            code.storeFirst(body, value, field, index, product.width());
        } else {
            body.line(value.asVector() + ".intoArray(" + field + ", " + index + ")");
        }
    }
}
