package dev.lamina.processor.ir;

/** What the elements of a value are. */
public enum ElementType {
    /** 32-bit floating point. */
    FLOAT,
    /** 32-bit integers that index something: class labels, positions of maxima. */
    INDEX
}
