package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ScatterRowsOp;
import java.util.ArrayList;
import java.util.List;

/** Writes the kernels that look rows of a table up, and that add rows to the rows of a table. */
final class TableEmitters {
    /** Places from which one method adds rows to a table at most; each takes some 100 bytes of it. */
    private static final int MOST_PLACES = 50;

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

    /**
     * Threads share the columns, so that each element sums in the order of the rows. A gradient that users see stays zero
     * in the rows that no step touched; other memory may hold anything, so all of it is zeroed.
     */
    static void scatter(KernelCode code) {
        String width = code.dimensions().size(code.anchor(), 1);
        code.units("(" + width + " + 15) / 16");
        Body body = new Body();
        if (code.isSplit()) {
            body.line("int begin = from * 16");
            body.line("int end = Math.min(to * 16, " + width + ")");
        }
        if (code.isGradient()) {
            trackRows(code);
        } else {
            clearTable(code, body, width);
        }
        List<Body> pieces = new ArrayList<>();
        for (int pair = 0; pair < code.anchor().inputs().size(); pair += 2) {
            if (pair / 2 % MOST_PLACES == 0) {
                pieces.add(new Body());
            }
            addRows(code, pieces.get(pieces.size() - 1), pair, width);
        }
        ExtractedMethod.addPieces(code, body, pieces);
    }

    private static void trackRows(KernelCode code) {
        String rows = code.session().touchedRows(code.field(code.anchor()));
        code.before(rows + ".clear();");
        for (int pair = 0; pair < code.anchor().inputs().size(); pair += 2) {
            Node indices = code.anchor().input(pair + 1);
            code.before(rows + ".add(" + code.field(indices) + ", " + count(code, indices) + ");");
        }
    }

    private static void clearTable(KernelCode code, Body body, String width) {
        String table = code.field(code.anchor());
        int vocabulary = code.anchor().op(ScatterRowsOp.class).vocabulary();
        if (code.isSplit()) {
            body.begin("for (int row = 0; row < " + vocabulary + "; row++)");
            body.line("Arrays.fill(" + table + ", row * " + width + " + begin, row * " + width + " + end, 0f)");
            body.end();
        } else {
            body.line("Arrays.fill(" + table + ", 0, " + vocabulary + " * " + width + ", 0f)");
        }
    }

    private static void addRows(KernelCode code, Body body, int pair, String width) {
        Node indices = code.anchor().input(pair + 1);
        int padding = code.anchor().op(ScatterRowsOp.class).padding();
        body.begin("for (int i = 0; i < " + count(code, indices) + "; i++)");
        if (padding >= 0) {
            body.begin("if (" + code.field(indices) + "[i] == " + padding + ")");
            body.line("continue");
            body.end();
        }
        body.line("int source = i * " + width);
        body.line("int destination = " + code.field(indices) + "[i] * " + width);
        addRow(code, body, code.anchor().input(pair), width);
        body.end();
    }

    private static void addRow(KernelCode code, Body body, Node rows, String width) {
        String table = code.field(code.anchor());
        String values = code.field(rows);
        String begin = code.isSplit() ? "begin" : "0";
        String end = code.isSplit() ? "end" : width;
        body.line("int j = " + begin);
        if (code.simd() && code.anchor().shape().dim(1) >= 4) {
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
