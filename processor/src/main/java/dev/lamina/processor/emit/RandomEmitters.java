package dev.lamina.processor.emit;

import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.GaussianNoiseOp;

/** Writes the kernels that draw random numbers. */
final class RandomEmitters {
    private RandomEmitters() {}

    static void dropoutMask(KernelCode code) {
        DropoutMaskOp op = code.anchor().op(DropoutMaskOp.class);
        draw(code, "dropoutMask", op.stream(), op.probability());
    }

    static void gaussianNoise(KernelCode code) {
        GaussianNoiseOp op = code.anchor().op(GaussianNoiseOp.class);
        draw(code, "gaussianNoise", op.stream(), op.deviation());
    }

    private static void draw(KernelCode code, String method, int stream, float parameter) {
        code.units("rows");
        String size = " * " + code.dimensions().rowSize(code.anchor());
        String from = code.from().equals("0") ? "0" : code.from() + size;
        Body body = new Body();
        body.line(method + "(" + code.field(code.anchor()) + ", " + from + ", " + code.to() + size + ", " + stream
                + ", " + parameter + "f)");
        code.add(code.method(), body);
    }
}
