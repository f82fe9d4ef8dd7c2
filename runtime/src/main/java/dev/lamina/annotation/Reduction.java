package dev.lamina.annotation;

/** How the losses of single elements become one number. */
public enum Reduction {
    /**
     * Their mean: over all elements, or for losses on classes over all labels. With class weights or an ignored label
     * the sum is divided by the sum of the weights of the labels that count.
     */
    MEAN,
    /** Their sum. It grows with the rows of a step, so the learning rate has to fit the batch. */
    SUM,
    /** Their sum divided by the number of rows. */
    BATCH_MEAN
}
