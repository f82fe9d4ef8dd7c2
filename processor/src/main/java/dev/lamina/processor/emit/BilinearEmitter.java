package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BilinearGradientOp;
import dev.lamina.processor.op.BilinearOp;

/** Writes bilinear interpolation and its gradient: plane by plane, four pixels for each output. */
final class BilinearEmitter {
    private final KernelCode code;
    private final BilinearOp op;
    private final Shape image;
    private final Body body = new Body();

    private BilinearEmitter(KernelCode code, BilinearOp op, Shape image) {
        this.code = code;
        this.op = op;
        this.image = image;
    }

    static void forward(KernelCode code) {
        Node anchor = code.anchor();
        BilinearEmitter emitter = new BilinearEmitter(
                code, anchor.op(BilinearOp.class), anchor.input(0).shape());
        emitter.forward(code.field(anchor.input(0)), code.field(anchor));
    }

    static void gradient(KernelCode code) {
        Node anchor = code.anchor();
        BilinearOp op = anchor.op(BilinearGradientOp.class).forward();
        new BilinearEmitter(code, op, anchor.shape()).gradient(code.field(anchor.input(0)), code.field(anchor));
    }

    private void forward(String from, String to) {
        open();
        openPixels();
        body.line("float upper = (1f - partH) * " + from + "[above + left] + partH * " + from + "[above + right]");
        body.line("float lower = (1f - partH) * " + from + "[below + left] + partH * " + from + "[below + right]");
        body.line(to + "[out++] = (1f - partV) * upper + partV * lower");
        close();
    }

    private void gradient(String from, String to) {
        int plane = image.dim(2) * image.dim(3);
        open();
        body.line("Arrays.fill(" + to + ", in, in + " + plane + ", 0f)");
        openPixels();
        body.line("float lower = " + from + "[out] * partV");
        body.line("float upper = " + from + "[out++] * (1f - partV)");
        body.line(to + "[above + left] += upper * (1f - partH)");
        body.line(to + "[above + right] += upper * partH");
        body.line(to + "[below + left] += lower * (1f - partH)");
        body.line(to + "[below + right] += lower * partH");
        close();
    }

    private void open() {
        code.units("rows");
        String channels = " * " + image.dim(1);
        String from = code.from().equals("0") ? "0" : code.from() + channels;
        int plane = image.dim(2) * image.dim(3);
        body.begin("for (int plane = " + from + "; plane < " + code.to() + channels + "; plane++)");
        body.line("int in = plane * " + plane);
        body.line("int out = plane * " + plane * op.factorV() * op.factorH());
    }

    private void openPixels() {
        body.begin("for (int y = 0; y < " + image.dim(2) * op.factorV() + "; y++)");
        position("V", "y", op.factorV());
        body.line("int above = in + Math.max(atV, 0) * " + image.dim(3));
        body.line("int below = in + Math.min(atV + 1, " + (image.dim(2) - 1) + ") * " + image.dim(3));
        body.begin("for (int x = 0; x < " + image.dim(3) * op.factorH() + "; x++)");
        position("H", "x", op.factorH());
        body.line("int left = Math.max(atH, 0)");
        body.line("int right = Math.min(atH + 1, " + (image.dim(3) - 1) + ")");
    }

    /** The pixel before an output, -1 at the border, and how far beyond its centre the output stands, 0 to below 1. */
    private void position(String axis, String index, int factor) {
        String shifted = "(" + index + " % " + factor + " * 2 + " + (factor + 1) + ")";
        body.line("int at" + axis + " = " + index + " / " + factor + " + " + shifted + " / " + 2 * factor + " - 1");
        body.line("float part" + axis + " = " + shifted + " % " + 2 * factor + " / " + 2 * factor + "f");
    }

    private void close() {
        body.end(3);
        code.add(code.method(), body);
    }
}
