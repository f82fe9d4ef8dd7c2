package dev.lamina.processor.op;

import dev.lamina.processor.ir.Shape;

/** Visits every product that a convolution consists of, for the reference interpreter. */
final class ConvolutionWalk {
    /** One product: the input's value and the positions of the weight and of the output. */
    interface Product {
        void visit(double x, int weight, int out);
    }

    private final Convolution geometry;
    private final Shape input;
    private final Shape output;

    ConvolutionWalk(Convolution geometry, Shape input, Shape output) {
        this.geometry = geometry;
        this.input = input;
        this.output = output;
    }

    void forEach(int rows, double[] x, Product product) {
        for (int row = 0; row < rows; row++) {
            for (int filter = 0; filter < output.dim(1); filter++) {
                for (int oy = 0; oy < output.dim(2); oy++) {
                    for (int ox = 0; ox < output.dim(3); ox++) {
                        visitTaps(x, row, filter, oy, ox, product);
                    }
                }
            }
        }
    }

    private void visitTaps(double[] x, int row, int filter, int oy, int ox, Product product) {
        int groupChannels = input.dim(1) / geometry.groups();
        int group = filter / (output.dim(1) / geometry.groups());
        int out = ((row * output.dim(1) + filter) * output.dim(2) + oy) * output.dim(3) + ox;
        for (int c = 0; c < groupChannels; c++) {
            int channel = row * input.dim(1) + group * groupChannels + c;
            for (int ky = 0; ky < geometry.kernelV(); ky++) {
                int y = oy * geometry.strideV() + ky * geometry.dilationV() - geometry.top();
                for (int kx = 0; kx < geometry.kernelH(); kx++) {
                    int z = ox * geometry.strideH() + kx * geometry.dilationH() - geometry.left();
                    if (inside(y, geometry.insertV(), input.dim(2)) && inside(z, geometry.insertH(), input.dim(3))) {
                        int position = (channel * input.dim(2) + y / geometry.insertV()) * input.dim(3)
                                + z / geometry.insertH();
                        int weight = ((filter * groupChannels + c) * geometry.kernelV() + ky) * geometry.kernelH() + kx;
                        product.visit(x[position], weight, out);
                    }
                }
            }
        }
    }

    private static boolean inside(int position, int insert, int size) {
        return position >= 0 && position % insert == 0 && position / insert < size;
    }
}
