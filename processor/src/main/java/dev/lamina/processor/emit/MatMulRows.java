package dev.lamina.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * The portable form of a matrix product of some size. It adds multiples of rows of the right factor to rows of the result,
 * eight at a time, and copies all of them to scratch rows that share one index: such a loop the JIT vectorises.
 */
final class MatMulRows {
    /** How many rows are added at a time. */
    private static final int BLOCK = 8;
    /** Shorter rows aren't worth their copying. */
    private static final int FEWEST_COLUMNS = 16;

    private final KernelCode code;
    private final TiledProduct product;
    private final String worker;

    /**
     * The rows of a product.
     *
     * @param worker the number of the thread, as an expression
     */
    MatMulRows(KernelCode code, TiledProduct product, String worker) {
        this.code = code;
        this.product = product;
        this.worker = worker;
    }

    /** True if a product of so many products, and so many columns, is faster by rows than with three plain loops. */
    static boolean pays(KernelCode code, long products, int columns) {
        return products > code.session().limits().smallProduct() && columns >= FEWEST_COLUMNS;
    }

    /** Writes the sums of rows {@code begin} to {@code end - 1}, as they are before anything follows. */
    void write(Body body) {
        code.session().use("accumulate");
        code.session().use("accumulate8");
        String width = product.width();
        scratch(body, "sum");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            scratch(body, "row" + i);
            rows.add("row" + i);
        }
        body.begin("for (int i = begin; i < end; i++)");
        body.line("Arrays.fill(" + product.sums() + ", " + product.sumStart("i") + ", " + product.sumStart("i") + " + "
                + width + ", 0f)");
        body.end();
        body.line("int k = 0");
        body.begin("for (; k + " + BLOCK + " <= " + product.depth() + "; k += " + BLOCK + ")");
        add(body, "accumulate8", rows);
        body.end();
        body.begin("for (; k < " + product.depth() + "; k++)");
        add(body, "accumulate", rows.subList(0, 1));
        body.end();
    }

    private void scratch(Body body, String name) {
        code.session().useScratch(name, product.columns());
        body.line("float[] " + name + " = this." + name + "[" + worker + "]");
    }

    /** Adds as many rows of the right factor as there are scratch rows, from row {@code k} on, to all sums. */
    private void add(Body body, String method, List<String> rows) {
        String width = product.width();
        List<String> factors = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String k = i == 0 ? "k" : "(k + " + i + ")";
            body.line("System.arraycopy(" + product.right() + ", " + product.rightIndex(k) + ", " + rows.get(i)
                    + ", 0, " + width + ")");
            factors.add(product.left() + "[" + product.leftIndex("i", k) + "]");
        }
        String sums = product.sums() + ", " + product.sumStart("i");
        body.begin("for (int i = begin; i < end; i++)");
        body.line("System.arraycopy(" + sums + ", sum, 0, " + width + ")");
        body.line(method + "(sum, " + width + ", " + String.join(", ", rows) + ", " + String.join(", ", factors) + ")");
        body.line("System.arraycopy(sum, 0, " + sums + ", " + width + ")");
        body.end();
    }
}
