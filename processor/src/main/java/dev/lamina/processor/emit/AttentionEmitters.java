package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.CausalMaskOp;
import dev.lamina.processor.op.RotaryOp;

/** Writes the kernels that attention needs beside products and softmax. */
final class AttentionEmitters {
    private AttentionEmitters() {}

    static void causalMask(KernelCode code) {
        CausalMaskOp op = code.anchor().op(CausalMaskOp.class);
        String mask = code.field(code.anchor());
        Body body = new Body();
        body.begin("for (int i = 0; i < " + op.queries() + "; i++)");
        body.line("int begin = i * " + op.keys());
        body.line("int own = begin + Math.min(i + 1, " + op.keys() + ")");
        body.line("Arrays.fill(" + mask + ", begin, own, 0f)");
        body.line("Arrays.fill(" + mask + ", own, begin + " + op.keys() + ", " + CausalMaskOp.NEVER + "f)");
        body.end();
        code.add(code.method(), body);
    }

    static void rotary(KernelCode code) {
        Shape shape = code.anchor().shape();
        int size = code.anchor().input(1).shape().size();
        code.units("rows");
        String x = code.field(code.anchor().input(0));
        String table = code.field(code.anchor().input(1));
        String result = code.field(code.anchor());
        String heads = shape.size() == size ? "" : " * " + shape.size() / size;
        String sign = code.anchor().op(RotaryOp.class).back() ? "-" : "";
        Body body = new Body();
        body.begin("for (int plane = " + (code.from().equals("0") ? "0" : code.from() + heads) + "; plane < "
                + code.to() + heads + "; plane++)");
        body.line("int start = plane * " + size);
        body.begin("for (int i = 0; i < " + size + "; i += 2)");
        body.line("float sine = " + sign + table + "[i]");
        body.line("float cosine = " + table + "[i + 1]");
        body.line("float first = " + x + "[start + i]");
        body.line("float second = " + x + "[start + i + 1]");
        body.line(result + "[start + i] = first * cosine - second * sine");
        body.line(result + "[start + i + 1] = first * sine + second * cosine");
        body.end(2);
        code.add(code.method(), body);
    }
}
