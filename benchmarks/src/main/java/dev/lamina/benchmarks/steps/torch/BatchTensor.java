package dev.lamina.benchmarks.steps.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor that holds one batch of a data set at a time.
 *
 * <p>Its storage is direct memory that a batch is copied into, so a copy is all a new batch costs: no call into the
 * native library, no new tensor. All rows stand ready as the bytes that the tensor wants.
 */
final class BatchTensor {
    private static final int ALIGNMENT = 64;

    private final ByteBuffer all;
    private final ByteBuffer batch;
    private final PtNDArray tensor;

    private BatchTensor(PtNDManager manager, ByteBuffer all, DataType type, Shape shape) {
        this.all = all;
        batch = memory(Math.toIntExact(shape.size() * type.getNumOfBytes()));
        tensor = manager.create(batch, shape, type);
    }

    /** Batches of floats: float32 of a shape that begins with the batch's size. */
    static BatchTensor ofFloats(PtNDManager manager, float[] values, Shape shape) {
        ByteBuffer all = memory(values.length * Float.BYTES);
        all.asFloatBuffer().put(values);
        return new BatchTensor(manager, all, DataType.FLOAT32, shape);
    }

    /** Batches of integers: int64 of a shape that begins with the batch's size. */
    static BatchTensor ofIntegers(PtNDManager manager, int[] values, Shape shape) {
        ByteBuffer all = memory(values.length * Long.BYTES);
        for (int i = 0; i < values.length; i++) {
            all.putLong(i * Long.BYTES, values[i]);
        }
        return new BatchTensor(manager, all, DataType.INT64, shape);
    }

    /** Direct memory at an address that suits the widest vectors. */
    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, bytes)
                .order(ByteOrder.nativeOrder());
    }

    /** The same tensor for all batches. */
    PtNDArray tensor() {
        return tensor;
    }

    /** Copies a batch into the tensor. */
    void load(int number) {
        batch.put(0, all, number * batch.capacity(), batch.capacity());
    }
}
