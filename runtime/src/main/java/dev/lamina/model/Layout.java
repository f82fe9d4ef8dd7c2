package dev.lamina.model;

/**
 * How a parameter's values are ordered in memory, compared with the order in which PyTorch users know them and in
 * which weight files store them (row-major).
 */
public enum Layout {
    /** The same order. */
    AS_IS,
    /**
     * A matrix whose external shape is {@code [rows, columns]} is stored as {@code [columns][rows]}. Weights of dense
     * layers are: external {@code [out, in]}, in memory {@code [in][out]}, so that the forward product reads rows that
     * are contiguous in the output.
     */
    TRANSPOSED
}
