package dev.lamina.processor.emit;

import dev.lamina.processor.op.PadImageOp;

/** Writes the copy of images into padded images. The borders were zeroed when the memory was allocated. */
final class PadImageEmitter {
    private final KernelCode code;
    private final PadImageOp op;

    PadImageEmitter(KernelCode code) {
        this.code = code;
        this.op = code.anchor().op(PadImageOp.class);
    }

    void emit() {
        code.units("rows");
        String from = code.field(code.anchor().input(0));
        String to = code.field(code.anchor());
        Body body = new Body();
        body.begin("for (int plane = " + times(code.from()) + "; plane < " + times(code.to()) + "; plane++)");
        body.begin("for (int y = 0; y < " + op.height() + "; y++)");
        body.line("int row = " + scaled("y", op.insertV(), op.top()));
        if (cropsRows()) {
            body.begin("if (row < 0 || row >= " + op.outHeight() * op.phasesV() + ")");
            body.line("continue");
            body.end();
        }
        int planes = op.phasesV() * op.phasesH();
        String phase = op.phasesV() == 1 ? "" : " + row % " + op.phasesV() + " * " + op.phasesH();
        String line = op.phasesV() == 1 ? "row" : "row / " + op.phasesV();
        String plane = planes == 1 ? "plane" : "(plane * " + planes + phase + ")";
        body.line("int source = (plane * " + op.height() + " + y) * " + op.width());
        body.line("int destination = (" + plane + " * " + op.outHeight() + " + " + line + ") * " + op.outWidth());
        columns(body, from, to);
        body.end(2);
        code.add(code.method(), body);
    }

    private String times(String units) {
        return units.equals("0") || op.channels() == 1 ? units : units + " * " + op.channels();
    }

    private static String scaled(String index, int step, int shift) {
        String scaled = step == 1 ? index : index + " * " + step;
        return shift == 0 ? scaled : shift > 0 ? scaled + " + " + shift : scaled + " - " + -shift;
    }

    private boolean cropsRows() {
        return op.top() < 0 || (op.height() - 1) * op.insertV() + op.top() >= op.outHeight() * op.phasesV();
    }

    private void columns(Body body, String from, String to) {
        if (op.phasesH() == 1 && op.insertH() == 1) {
            int skipped = Math.max(-op.left(), 0);
            int first = Math.max(op.left(), 0);
            int count = Math.min(op.width() - skipped, op.outWidth() - first);
            if (count > 0) {
                body.line("System.arraycopy(" + from + ", source" + plus(skipped) + ", " + to + ", destination"
                        + plus(first) + ", " + count + ")");
            }
            return;
        }
        body.begin("for (int x = 0; x < " + op.width() + "; x++)");
        body.line("int column = " + scaled("x", op.insertH(), op.left()));
        body.begin("if (column >= 0 && column < " + op.outWidth() * op.phasesH() + ")");
        String position = op.phasesH() == 1
                ? "column"
                : "column % " + op.phasesH() + " * " + op.outHeight() * op.outWidth() + " + column / " + op.phasesH();
        body.line(to + "[destination + " + position + "] = " + from + "[source + x]");
        body.end(2);
    }

    private static String plus(int offset) {
        return offset == 0 ? "" : " + " + offset;
    }
}
