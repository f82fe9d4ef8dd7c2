package dev.lamina.processor.emit;

/**
 * From which size on kernels are written in another way. Whatever the numbers, a network computes the same bits.
 *
 * @param splitFlops a kernel of less work than this, in floating-point operations of a full batch, isn't worth waking other
 *     threads for
 * @param smallProduct a matrix product of at most so many multiplications (elements on the left times columns, of a full
 *     batch) is three plain loops: as fast as anything, and easier to read
 */
public record KernelLimits(long splitFlops, int smallProduct) {
    /** What users' networks are written with. */
    public static final KernelLimits DEFAULT = new KernelLimits(500_000, 4096);
}
