package dev.lamina.processor.emit;

import dev.lamina.processor.op.Operand;

/** The plain form of a small or narrow matrix product: three loops, as in a textbook. */
final class MatMulLoops {
    private final KernelCode code;
    private final MatMulEmitter product;

    MatMulLoops(KernelCode code, MatMulEmitter product) {
        this.code = code;
        this.product = product;
    }

    void emit() {
        Body body = new Body();
        int blocks = 0;
        if (code.isSplit() || product.isBatched()) {
            blocks = product.rowRange(body);
            body.begin("for (int i = begin; i < end; i++)");
        } else {
            body.begin("for (int i = 0; i < " + product.height() + "; i++)");
        }
        String width = product.width();
        body.begin("for (int j = 0; j < " + width + "; j++)");
        body.line("float total = 0f");
        body.begin("for (int k = 0; k < " + product.depth() + "; k++)");
        body.line("total = Math.fma(" + product.left() + "[" + product.leftIndex("i", "k") + "], " + product.right()
                + "[" + product.rightIndex("k") + " + j], total)");
        body.end();
        Epilogue.write(
                code,
                body,
                false,
                Operand.scalar("total"),
                access -> product.read(access, "i", "j", false),
                (node, value) -> body.line(code.field(node) + "[i * " + width + " + j] = " + value.unwrapped()));
        body.end(2 + blocks);
        code.add(code.method(), body);
    }
}
