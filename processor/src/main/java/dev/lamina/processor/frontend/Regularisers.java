package dev.lamina.processor.frontend;

/**
 * What keeps a layer from fitting its training data too closely, beside the probability of dropout and the L2 penalty.
 *
 * @param dropoutUnit what dropout drops as one: the name of the enum constant
 * @param l1 λ of the L1 penalty on its weight, 0 for none
 * @param activityL1 λ of the penalty on the size of its results, 0 for none
 * @param activityL2 λ of the penalty on the squares of its results, 0 for none
 */
public record Regularisers(String dropoutUnit, float l1, float activityL1, float activityL2) {
    /** Single elements are dropped; no penalties. */
    public static final Regularisers NONE = new Regularisers("ELEMENT", 0, 0, 0);

    /** The same with another L1 penalty. */
    Regularisers withL1(float lambda) {
        return new Regularisers(dropoutUnit, lambda, activityL1, activityL2);
    }
}
