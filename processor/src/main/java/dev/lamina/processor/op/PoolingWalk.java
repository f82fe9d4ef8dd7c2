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
            int top = out / outWidth % output.dim(2) * pooling.strideV() - pooling.padV();
            int left = out % outWidth * pooling.strideH() - pooling.padH();
            for (int y = Math.max(top, 0); y < Math.min(top + pooling.kernelV(), height); y++) {
                for (int x = Math.max(left, 0); x < Math.min(left + pooling.kernelH(), width); x++) {
                    visit.element(y * width + x, (plane * height + y) * width + x, out);
                }
            }
        }
    }
}
