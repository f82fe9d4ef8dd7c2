package dev.lamina.processor.op;

import dev.lamina.processor.ir.Shape;

/** Visits every element of every window of a pooling, for the reference interpreter. */
final class PoolingWalk {
    /** One element of one window: positions within the image plane and in the whole input and output. */
    interface Visit {
        void element(int planePosition, int in, int out);
    }

    private PoolingWalk() {}

    static void forEach(Pooling pooling, Shape input, Shape output, int rows, Visit visit) {
        int height = input.dim(2);
        int width = input.dim(3);
        int outWidth = output.dim(3);
        for (int out = 0; out < output.elements(rows); out++) {
            int plane = out / outWidth / output.dim(2);
            int row = out / outWidth % output.dim(2);
            int column = out % outWidth;
            Windows vertical = pooling.vertical();
            Windows horizontal = pooling.horizontal();
            for (int y = vertical.first(row, height); y < vertical.end(row, height); y += vertical.step()) {
                for (int x = horizontal.first(column, width);
                        x < horizontal.end(column, width);
                        x += horizontal.step()) {
                    visit.element(y * width + x, (plane * height + y) * width + x, out);
                }
            }
        }
    }
}
