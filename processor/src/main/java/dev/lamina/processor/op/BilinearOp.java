package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Enlarges an image by bilinear interpolation. Pixels are squares whose centres lie at whole numbers plus a half, so
 * output i stands at {@code (i + 0.5) / factor - 0.5} of the input; beyond the outermost centres the edge goes on.
 */
public record BilinearOp(int factorV, int factorH) implements Op {
    @Override
    public String mnemonic() {
        return "bilinear";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        return Shape.rows(x.dim(1), x.dim(2) * factorV, x.dim(3) * factorH);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            context.contribute(0, context.builder().add(new BilinearGradientOp(this), context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        forEach(evaluation.shape(0), evaluation.rows(), (in, out, weight) -> result[out] += weight * x[in]);
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return result.longSize() * 8;
    }

    /** One summand of an output. */
    interface Summand {
        void visit(int in, int out, double weight);
    }

    /** Visits what every output consists of, for the reference interpreter. */
    void forEach(Shape image, int rows, Summand summand) {
        int height = image.dim(2);
        int width = image.dim(3);
        int outWidth = width * factorH;
        for (int out = 0; out < image.elements(rows) * factorV * factorH; out++) {
            int row = out / outWidth % (height * factorV);
            int plane = out / outWidth / (height * factorV) * height;
            double y = source(row, factorV);
            double x = source(out % outWidth, factorH);
            for (int i = 0; i < 4; i++) {
                int top = Math.min((int) y + i / 2, height - 1);
                int left = Math.min((int) x + i % 2, width - 1);
                double weight = (i / 2 == 0 ? 1 - y % 1 : y % 1) * (i % 2 == 0 ? 1 - x % 1 : x % 1);
                summand.visit((plane + top) * width + left, out, weight);
            }
        }
    }

    private static double source(int out, int factor) {
        return Math.max((out + 0.5) / factor - 0.5, 0);
    }
}
