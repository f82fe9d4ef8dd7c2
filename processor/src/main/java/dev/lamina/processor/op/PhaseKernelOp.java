package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Takes the kernels of a convolution over a zero-inserted image apart. Outputs at position {@code a} modulo the insertion
 * s only ever meet every s-th kernel element, so each filter becomes s · s small ones, one for each position:
 * {@code v[(f, a, b), c, i, j] = w[f, c, i·s + startV - a, j·s + startH - b]}, or 0 where w ends.
 *
 * @param insertV vertical distance of the image's pixels
 * @param insertH horizontal distance of the image's pixels
 * @param startV zeros above the image modulo insertV
 * @param startH zeros left of the image modulo insertH
 */
public record PhaseKernelOp(int insertV, int insertH, int startV, int startH) implements Op {
    @Override
    public String mnemonic() {
        return "phase-kernel";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape w = inputs.get(0);
        int rows = size(w.dim(2), insertV, startV);
        int columns = size(w.dim(3), insertH, startH);
        return Shape.of(w.dim(0) * insertV * insertH, w.dim(1), rows, columns);
    }

    /** Elements of a phase's kernel along one axis: enough for the one that has most. */
    static int size(int kernel, int insert, int start) {
        return (kernel + 2 * insert - 2 - start) / insert;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        Shape w = evaluation.shape(0);
        Shape v = evaluation.node().shape();
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < result.length; i++) {
            int across = i % v.dim(3) * insertH;
            int down = i / v.dim(3) % v.dim(2) * insertV;
            int channel = i / v.dim(3) / v.dim(2) % v.dim(1);
            int filter = i / v.dim(3) / v.dim(2) / v.dim(1);
            int x = across + startH - filter % insertH;
            int y = down + startV - filter / insertH % insertV;
            int plane = filter / insertH / insertV * w.dim(1) + channel;
            if (y >= 0 && x >= 0 && y < w.dim(2) && x < w.dim(3)) {
                result[i] = input[(plane * w.dim(2) + y) * w.dim(3) + x];
            }
        }
        return result;
    }
}
