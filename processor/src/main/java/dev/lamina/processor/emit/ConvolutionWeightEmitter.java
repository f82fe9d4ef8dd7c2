package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ShiftedConv2dOp;
import dev.lamina.processor.op.ShiftedConv2dWeightGradientOp;
import javax.lang.model.element.Modifier;

/**
 * Writes the gradient of a convolution by its weight: for each filter and kernel element a sum over images and positions
 * in 16 lanes, which stay in scratch memory from image to image and are added up at the end.
 */
final class ConvolutionWeightEmitter {
    /** Lanes of so many sums fit a core's cache. */
    private static final int SUMS = 4096;

    /** Kernel elements of one tile. */
    private static final int TILE_TAPS = 4;

    private final KernelCode code;
    private final ShiftedConv2dOp op;
    private final String image;
    private final String gradient;
    private final String result;
    private final String taps;
    private final int filters;
    private final int groupFilters;
    private final int plane;
    private final int positions;
    private final int block;

    ConvolutionWeightEmitter(KernelCode code) {
        this.code = code;
        Node anchor = code.anchor();
        this.op = anchor.op(ShiftedConv2dWeightGradientOp.class).convolution();
        this.image = code.field(anchor.input(0));
        this.gradient = code.field(anchor.input(1));
        this.result = code.field(anchor);
        this.taps = ConvolutionEmitter.taps(code, op);
        this.filters = anchor.shape().dim(0);
        this.groupFilters = filters / op.geometry().groups();
        this.plane = anchor.input(1).shape().dim(3) * anchor.input(1).shape().dim(4);
        this.positions = (op.positions() + 15) / 16 * 16;
        int quarter = (op.depth() + 3) / 4;
        this.block = Math.max(TILE_TAPS, Math.min(SUMS / filters, (quarter + TILE_TAPS - 1) / TILE_TAPS * TILE_TAPS));
    }

    void emit() {
        code.units(Integer.toString((op.depth() + block - 1) / block));
        code.session().useScratch("sums", filters * block * 16);
        Body body = new Body();
        body.line("float[] sums = this." + code.scratch("sums"));
        body.begin("for (int block = " + code.from() + "; block < " + code.to() + "; block++)");
        body.line("int first = block * " + block);
        body.line("int count = Math.min(" + block + ", " + op.depth() + " - first)");
        body.line("Arrays.fill(sums, 0f)");
        body.begin("for (int n = 0; n < rows; n++)");
        oneImage(body);
        body.end();
        body.begin("for (int f = 0; f < " + filters + "; f++)");
        body.begin("for (int t = 0; t < count; t++)");
        body.line(result + "[f * " + op.depth() + " + first + t] = Lanes.sum(sums, (f * " + block + " + t) * 16)");
        body.end(3);
        code.add(code.method(), body);
    }

    private void oneImage(Body body) {
        boolean groups = op.geometry().groups() > 1;
        if (groups) {
            body.begin("for (int group = 0; group < " + op.geometry().groups() + "; group++)");
            body.line("int x = n * " + op.image().size() + " + group * " + op.groupStep());
            body.line("int begin = group * " + groupFilters);
        } else {
            body.line("int x = n * " + op.image().size());
        }
        String begin = groups ? "begin" : "0";
        String end = groups ? "begin + " + groupFilters : Integer.toString(filters);
        body.line("int f = " + begin);
        if (code.simd() && groupFilters >= 4) {
            body.begin("for (; f + 4 <= " + end + "; f += 4)");
            pairs(body, 4);
            body.end();
        }
        if (!code.simd() || groupFilters % 4 != 0) {
            body.begin("for (; f < " + end + "; f++)");
            pairs(body, 1);
            body.end();
        }
        if (groups) {
            body.end();
        }
    }

    private void pairs(Body body, int rows) {
        body.line("int g = (n * " + filters + " + f) * " + plane);
        if (!code.simd()) {
            code.session().use("accumulateLanes");
            body.begin("for (int t = 0; t < count; t++)");
            body.line("accumulateLanes(sums, (f * " + block + " + t) * 16, " + gradient + ", g, " + image + ", x + "
                    + taps + "[first + t], " + positions + ")");
            body.end();
            return;
        }
        body.line("int t = 0");
        body.begin("for (; t + " + TILE_TAPS + " <= count; t += " + TILE_TAPS + ")");
        StringBuilder starts = new StringBuilder();
        for (int t = 0; t < TILE_TAPS; t++) {
            starts.append(", x + ").append(taps).append(t == 0 ? "[first + t]" : "[first + t + " + t + "]");
        }
        body.line(tileName(rows, TILE_TAPS) + "(sums, (f * " + block + " + t) * 16, g" + starts + ")");
        body.end();
        body.begin("for (; t < count; t++)");
        body.line(tileName(rows, 1) + "(sums, (f * " + block + " + t) * 16, g, x + " + taps + "[first + t])");
        body.end();
        if (!code.hasMethod(tileName(rows, 1))) {
            tile(rows, TILE_TAPS);
            tile(rows, 1);
        }
    }

    private String tileName(int rows, int taps) {
        return code.name() + "Tile" + rows + "x" + taps;
    }

    private void tile(int rows, int count) {
        Body body = new Body();
        body.begin("for (int lane = 0; lane < 16; lane += LANES)");
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < count; t++) {
                body.line("FloatVector c" + r + t + " = FloatVector.fromArray(SPECIES, sums, " + sum(r, t) + ")");
            }
        }
        body.begin("for (int p = lane; p < " + positions + "; p += 16)");
        for (int t = 0; t < count; t++) {
            body.line("FloatVector b" + t + " = FloatVector.fromArray(SPECIES, " + image + ", x" + t + " + p)");
        }
        for (int r = 0; r < rows; r++) {
            body.line("FloatVector a" + r + " = FloatVector.fromArray(SPECIES, " + gradient + ", g + "
                    + (r == 0 ? "" : r * plane + " + ") + "p)");
            for (int t = 0; t < count; t++) {
                body.line("c" + r + t + " = a" + r + ".fma(b" + t + ", c" + r + t + ")");
            }
        }
        body.end();
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < count; t++) {
                body.line("c" + r + t + ".intoArray(sums, " + sum(r, t) + ")");
            }
        }
        body.end();
        MethodSpec.Builder method = MethodSpec.methodBuilder(tileName(rows, count))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "sums")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "g");
        for (int t = 0; t < count; t++) {
            method.addParameter(TypeName.INT, "x" + t);
        }
        code.add(method, body);
    }

    private String sum(int row, int tap) {
        int offset = (row * block + tap) * 16;
        return offset == 0 ? "at + lane" : "at + " + offset + " + lane";
    }
}
