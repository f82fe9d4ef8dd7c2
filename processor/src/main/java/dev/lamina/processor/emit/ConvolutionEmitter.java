package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Convolution;
import dev.lamina.processor.op.PadImageOp;
import dev.lamina.processor.op.ShiftedConv2dOp;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes convolutions of padded images. For each image and each block of filters, the outputs of whole planes, laid out
 * with the padded image's width, are sums of shifted planes; then the columns that are outputs are stored.
 */
final class ConvolutionEmitter {
    private final KernelCode code;
    private final ShiftedConv2dOp op;
    private final String image;
    private final String weight;
    private final String taps;
    private final int filters;
    private final int groupFilters;
    private final int pitch;

    ConvolutionEmitter(KernelCode code) {
        this.code = code;
        Node anchor = code.anchor();
        this.op = anchor.op(ShiftedConv2dOp.class);
        this.image = code.field(anchor.input(0));
        this.weight = code.field(anchor.input(1));
        this.taps = taps(code, op);
        this.filters = anchor.shape().dim(1);
        this.groupFilters = filters / op.geometry().groups();
        this.pitch = op.positions() + 16;
    }

    /** The table of where each kernel element meets the image; forward and weight gradient share it. */
    static String taps(KernelCode code, ShiftedConv2dOp op) {
        Convolution g = op.geometry();
        PadImageOp image = op.image();
        String initializer = "taps(" + op.groupChannels() + ", " + g.kernelV() + ", " + g.kernelH() + ", "
                + g.dilationV() + ", " + g.dilationH() + ", " + g.strideV() + ", " + g.strideH() + ", "
                + image.outHeight() + ", " + image.outWidth() + ")";
        for (var entry : code.session().tables().entrySet()) {
            if (entry.getValue().equals(initializer)) {
                return entry.getKey();
            }
        }
        String name = code.dimensions().unique(Dimensions.constantName(code.name()) + "_TAPS");
        code.session().use("taps");
        code.session().table(name, initializer);
        return name;
    }

    void emit() {
        code.units("rows");
        new ConvolutionStore(code, op).emit(code.simd() ? pitch : op.positions());
        if (code.simd()) {
            simd();
        } else {
            portable();
        }
    }

    private String worker() {
        return code.isSplit() ? "worker" : "0";
    }

    private String start() {
        String start = "n * " + op.image().size();
        return op.geometry().groups() == 1 ? start : start + " + group * " + op.groupStep();
    }

    private String filter(String inGroup) {
        return op.geometry().groups() == 1 ? inGroup : "group * " + groupFilters + " + " + inGroup;
    }

    private Body open() {
        Body body = new Body();
        body.begin("for (int n = " + code.from() + "; n < " + code.to() + "; n++)");
        if (op.geometry().groups() > 1) {
            body.begin("for (int group = 0; group < " + op.geometry().groups() + "; group++)");
        }
        return body;
    }

    private void close(Body body) {
        if (op.geometry().groups() > 1) {
            body.end();
        }
        body.end();
        code.add(code.method(), body);
    }

    // --- SIMD

    private void simd() {
        boolean tall = groupFilters >= MatMulTiles.TALL;
        int most = tall ? MatMulTiles.TALL : groupFilters >= 4 ? 4 : 1;
        String block = tall ? "TILE_ROWS" : Integer.toString(most);
        code.session().useScratch("plane", most * pitch);
        Panels panels = new Panels(op.positions());
        Body body = open();
        body.begin("for (int f = 0; f < " + groupFilters + "; f += " + block + ")");
        body.line("int filter = "
                + filter(groupFilters % most == 0 ? "f" : "Math.min(f, " + groupFilters + " - " + block + ")"));
        panels.write(body, Integer.toString(op.positions()), (vectors, column) -> {
            boolean chooses = tall && panels.has(vectors, MatMulTiles.TALL_LANES);
            if (chooses) {
                body.begin("if (TILE_ROWS == " + most + ")");
                callTile(body, most, vectors, column);
                body.otherwise("else");
            }
            callTile(body, Math.min(most, 4), vectors, column);
            body.end(chooses ? 1 : 0);
        });
        body.begin("for (int r = 0; r < " + block + "; r++)");
        body.line(code.name() + "Store(n, filter + r, " + code.scratch("plane") + ", r * " + pitch + ", " + worker()
                + ")");
        body.end(2);
        close(body);
        for (int vectors = 2; vectors >= 1; vectors--) {
            if (tall && panels.has(vectors, MatMulTiles.TALL_LANES)) {
                tile(most, vectors);
            }
            if (vectors == 2 ? panels.two() : panels.one()) {
                tile(Math.min(most, 4), vectors);
            }
        }
    }

    private void callTile(Body body, int rows, int vectors, String column) {
        body.line(tileName(rows, vectors) + "(" + start() + ", filter, " + column + ", " + code.scratch("plane") + ")");
    }

    private String tileName(int rows, int vectors) {
        return code.name() + "Tile" + rows + "x" + vectors;
    }

    private void tile(int rows, int vectors) {
        Body body = new Body();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                body.line("FloatVector c" + r + v + " = FloatVector.zero(SPECIES)");
            }
        }
        body.begin("for (int k = 0; k < " + op.depth() + "; k++)");
        body.line("int at = image + " + taps + "[k] + j");
        for (int v = 0; v < vectors; v++) {
            body.line("FloatVector b" + v + " = FloatVector.fromArray(SPECIES, " + image + ", at"
                    + (v == 0 ? "" : " + LANES") + ")");
        }
        for (int r = 0; r < rows; r++) {
            String filter = r == 0 ? "filter" : "(filter + " + r + ")";
            body.line("FloatVector a" + r + " = FloatVector.broadcast(SPECIES, " + weight + "[" + filter + " * "
                    + op.depth() + " + k])");
            for (int v = 0; v < vectors; v++) {
                body.line("c" + r + v + " = a" + r + ".fma(b" + v + ", c" + r + v + ")");
            }
        }
        body.end();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                body.line("c" + r + v + ".intoArray(plane, " + (r == 0 ? "" : r * pitch + " + ") + "j"
                        + (v == 0 ? "" : " + LANES") + ")");
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(tileName(rows, vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "image")
                .addParameter(TypeName.INT, "filter")
                .addParameter(TypeName.INT, "j")
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "plane");
        code.add(method, body);
    }

    // --- portable

    private void portable() {
        String positions = Integer.toString(op.positions());
        code.session().use("accumulate");
        code.session().use("accumulate8");
        code.session().useScratch("sum", op.positions());
        code.session().useScratch("plane", groupFilters * op.positions());
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            code.session().useScratch("row" + i, op.positions());
            rows.add("row" + i);
        }
        Body body = open();
        body.line("float[] sum = this." + code.scratch("sum"));
        body.line("float[] plane = this." + code.scratch("plane"));
        rows.forEach(row -> body.line("float[] " + row + " = this." + code.scratch(row)));
        body.line("int image = " + start());
        body.line("Arrays.fill(plane, 0, " + groupFilters * op.positions() + ", 0f)");
        body.line("int k = 0");
        body.begin("for (; k + 8 <= " + op.depth() + "; k += 8)");
        for (int i = 0; i < 8; i++) {
            body.line(copyWindow(i == 0 ? "k" : "k + " + i, "row" + i, positions));
        }
        combine(body, positions, "accumulate8", rows);
        body.end();
        body.begin("for (; k < " + op.depth() + "; k++)");
        body.line(copyWindow("k", "row0", positions));
        combine(body, positions, "accumulate", List.of("row0"));
        body.end();
        body.begin("for (int f = 0; f < " + groupFilters + "; f++)");
        body.line(code.name() + "Store(n, " + filter("f") + ", plane, f * " + positions + ", " + worker() + ")");
        body.end();
        close(body);
    }

    private String copyWindow(String k, String row, String positions) {
        return "System.arraycopy(" + image + ", image + " + taps + "[" + k + "], " + row + ", 0, " + positions + ")";
    }

    private void combine(Body body, String positions, String method, List<String> rows) {
        body.begin("for (int f = 0; f < " + groupFilters + "; f++)");
        body.line("int w = (" + filter("f") + ") * " + op.depth() + " + k");
        body.line("System.arraycopy(plane, f * " + positions + ", sum, 0, " + positions + ")");
        StringBuilder call = new StringBuilder(method + "(sum, " + positions + ", " + String.join(", ", rows));
        for (int i = 0; i < rows.size(); i++) {
            call.append(", ").append(weight).append(i == 0 ? "[w]" : "[w + " + i + "]");
        }
        body.line(call + ")");
        body.line("System.arraycopy(sum, 0, plane, f * " + positions + ", " + positions + ")");
        body.end();
    }
}
