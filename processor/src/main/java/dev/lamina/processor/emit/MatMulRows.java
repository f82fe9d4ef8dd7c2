package dev.lamina.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * The portable form of a matrix product: eight rows of the right factor at a time are copied to scratch rows that share
 * one index with the row of sums, which is what the JIT vectorises.
 */
final class MatMulRows {
    private static final int BLOCK = 8;

    private final KernelCode code;
    private final TiledProduct product;
    private final String sums;
    private final String start;

    /**
     * @param sums the array that holds the sums
     * @param start where the sums of row {@code i} begin
     */
    MatMulRows(KernelCode code, TiledProduct product, String sums, String start) {
        this.code = code;
        this.product = product;
        this.sums = sums;
        this.start = start;
    }

    /** Writes the code that sums rows {@code begin} to {@code end - 1}. */
    void write(Body body) {
        code.session().useScratch("sum", product.columns());
        code.session().use("accumulate");
        code.session().use("accumulate8");
        body.line("float[] sum = this." + code.scratch("sum"));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            code.session().useScratch("row" + i, product.columns());
            body.line("float[] row" + i + " = this." + code.scratch("row" + i));
            rows.add("row" + i);
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.line("Arrays.fill(" + sums + ", " + start + ", " + start + " + " + product.width() + ", 0f)");
        body.end();
        body.line("int k = 0");
        body.begin("for (; k + 8 <= " + product.depth() + "; k += 8)");
        List<String> factors = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            body.line(copyRow(i == 0 ? "k" : "(k + " + i + ")", "row" + i));
            factors.add(factor(i == 0 ? "k" : "(k + " + i + ")"));
        }
        combine(body, "accumulate8(sum, " + product.width() + ", " + String.join(", ", rows) + ", "
                + String.join(", ", factors) + ")");
        body.end();
        body.begin("for (; k < " + product.depth() + "; k++)");
        body.line(copyRow("k", "row0"));
        combine(body, "accumulate(sum, " + product.width() + ", row0, " + factor("k") + ")");
        body.end();
    }

    private String copyRow(String k, String row) {
        String width = product.width();
        return "System.arraycopy(" + product.right() + ", " + k + " * " + width + ", " + row + ", 0, " + width + ")";
    }

    private String factor(String k) {
        return product.left() + "[" + product.leftIndex("i", k) + "]";
    }

    private void combine(Body body, String accumulate) {
        body.begin("for (int i = begin; i < end; i++)");
        body.line("System.arraycopy(" + sums + ", " + start + ", sum, 0, " + product.width() + ")");
        body.line(accumulate);
        body.line("System.arraycopy(sum, 0, " + sums + ", " + start + ", " + product.width() + ")");
        body.end();
    }
}
