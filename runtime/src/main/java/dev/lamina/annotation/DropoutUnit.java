package dev.lamina.annotation;

/** What {@link Layer#dropout} drops as one. */
public enum DropoutUnit {
    /** Single elements (Srivastava et al., 2014). */
    ELEMENT,
    /**
     * Whole channels, the first axis of a row, which has at least two (Tompson et al., 2015): neighbours in a feature
     * map are so alike that dropping one of them changes little.
     */
    CHANNEL,
    /**
     * All of a row. On the last layer of a residual branch this is stochastic depth (Huang et al., 2016): some rows skip
     * the branch.
     */
    ROW
}
