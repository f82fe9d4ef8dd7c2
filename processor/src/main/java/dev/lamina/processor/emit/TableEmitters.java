package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ScatterRowsOp;
import java.util.List;

/** Writes the kernels that look rows of a table up, and that add rows to the rows of a table. */
final class TableEmitters {
    private TableEmitters() {}

    static void gather(KernelCode code) {
        Node table = code.anchor().input(0);
        Node indices = code.anchor().input(1);
        String width = code.dimensions().size(table, 1);
        Body body = new Body();
        body.begin("for (int i = 0; i < " + count(code, indices) + "; i++)");
        body.line("System.arraycopy(" + code.field(table) + ", " + code.field(indices) + "[i] * " + width + ", "
                + code.field(code.anchor()) + ", i * " + width + ", " + width + ")");
        body.end();
        code.add(code.method(), body);
    }

    /** Threads share the columns, so that each element sums in the order of the rows. */
    static void scatter(KernelCode code) {
        ScatterRowsOp op = code.anchor().op(ScatterRowsOp.class);
        Node indices = code.anchor().input(1);
        int columns = code.anchor().shape().dim(1);
        String width = code.dimensions().size(code.anchor(), 1);
        String table = code.field(code.anchor());
        code.units("(" + width + " + 15) / 16");
        Body body = new Body();
        String begin = "0";
        String end = width;
        if (code.isSplit()) {
            begin = "begin";
            end = "end";
            body.line("int begin = from * 16");
            body.line("int end = Math.min(to * 16, " + width + ")");
            body.begin("for (int row = 0; row < " + op.vocabulary() + "; row++)");
            body.line("Arrays.fill(" + table + ", row * " + width + " + begin, row * " + width + " + end, 0f)");
            body.end();
        } else {
            body.line("Arrays.fill(" + table + ", 0, " + op.vocabulary() + " * " + width + ", 0f)");
        }
        body.begin("for (int i = 0; i < " + count(code, indices) + "; i++)");
        if (op.padding() >= 0) {
            body.begin("if (" + code.field(indices) + "[i] == " + op.padding() + ")");
            body.line("continue");
            body.end();
        }
        body.line("int source = i * " + width);
        body.line("int destination = " + code.field(indices) + "[i] * " + width);
        addRow(code, body, begin, end, columns);
        body.end();
        code.add(code.method(), body);
    }

    private static void addRow(KernelCode code, Body body, String begin, String end, int columns) {
        String table = code.field(code.anchor());
        String values = code.field(code.anchor().input(0));
        body.line("int j = " + begin);
        if (code.simd() && columns >= 4) {
            body.begin("for (; j <= " + end + " - LANES; j += LANES)");
            body.line("FloatVector sum = FloatVector.fromArray(SPECIES, " + table + ", destination + j)");
            body.line("sum.add(FloatVector.fromArray(SPECIES, " + values + ", source + j)).intoArray(" + table
                    + ", destination + j)");
            body.end();
        }
        body.begin("for (; j < " + end + "; j++)");
        body.line(table + "[destination + j] += " + values + "[source + j]");
        body.end();
    }

    private static String count(KernelCode code, Node indices) {
        String product = code.dimensions().product(indices, indices.shape().otherAxes(List.of()));
        return product.startsWith("(") ? product.substring(1, product.length() - 1) : product;
    }
}
