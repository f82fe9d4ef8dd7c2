package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What training makes small. A model may have several: the sum of all, each times its {@link #weight}. Each function uses some of the attributes, which {@link LossFunction} names; to write one
 * that it doesn't use is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Losses.class)
public @interface Loss {
    /** The loss function. */
    LossFunction value();

    /**
     * Names of the layers it is computed from. Default: the last layer; a function that compares several layers needs
     * all their names, in its order.
     */
    String[] from() default {};

    /**
     * What messages, metrics and the session call it. Default: {@code loss} if it is the only one, else the name of the
     * first layer it is computed from.
     */
    String name() default "";

    /** Its factor in the sum that training makes small, above 0. Default 1. */
    float weight() default 1f;

    /**
     * Name of the target in data sets. Default: the loss's name; {@code target} or {@code labels} for the only loss of a
     * network. Losses that name the same target, of the same shape, share it.
     */
    String target() default "";

    /**
     * Name of an input or layer whose values are the target, such as the input of an autoencoder; data sets then hold none.
     * Gradients flow into a layer from here as well. Default: the target comes from the data set.
     */
    String against() default "";

    /** How elements become one number. */
    Reduction reduction() default Reduction.MEAN;

    /**
     * Whether each row has a weight of its own that its terms are multiplied by. Data sets then hold a further target
     * with one value a row, named {@code sampleWeights}, or after the loss's target if that has a name:
     * {@code priceSampleWeights} for {@code price}. A mean divides by what it would without: weights of 2 give twice
     * the loss, as PyTorch's {@code weight} of the binary cross-entropy does.
     */
    boolean sampleWeights() default false;

    /**
     * ε from 0 to 1: a target distribution y over C classes counts as {@code (1 - ε) y + ε / C} (Szegedy et al. 2016,
     * "Rethinking the Inception Architecture for Computer Vision").
     */
    float labelSmoothing() default 0f;

    /** A label whose position adds neither loss nor gradient, such as -100. Default: every label counts. */
    int[] ignoreIndex() default {};

    /** A factor for each class. Default: 1 for all. */
    float[] classWeights() default {};

    /**
     * The axis of the layer's shape that the classes lie on, rows not counted: 0 is the first one, as in PyTorch, -1 the
     * last one. Needed if the layer has several axes, so that there is a label for each position on the others.
     */
    int[] classAxis() default {};

    /** Factors of the terms whose target is 1: one for all or one for each element of the last axis. Default: 1. */
    float[] posWeight() default {};

    /** Where Huber's loss turns from a square into a line; above 0. */
    float delta() default 1f;

    /** Where the smooth L1 loss turns from a square into a line; above 0. */
    float beta() default 1f;

    /** The margin. Default: the function's own, 1 or 0. */
    float margin() default Float.NaN;

    /** The power of a distance or margin, 1 or 2. Default: 1 for margins, 2 for distances. */
    int p() default 0;

    /** A small number against logarithms of and division by 0. Default: the function's own. */
    float eps() default Float.NaN;

    /** Whether terms are added that don't depend on the prediction. */
    boolean full() default false;

    /** Whether the prediction is the logarithm of the rate. */
    boolean logInput() default true;

    /** Whether targets are logarithms of probabilities. */
    boolean logTarget() default false;

    /** Whether the negative is compared with the nearer one of anchor and positive. */
    boolean swap() default false;

    /** The class that stands for no label. */
    int blank() default 0;

    /** The most labels that a row has. Default: as many as there are steps. */
    int maxLabels() default 0;

    /**
     * Whether rows differ in how many of their steps count, from the first one on. Data sets then hold a further target
     * of one number from 0 to the number of steps for each row, named {@code inputLengths}, or after the loss's target
     * if that has a name: {@code textInputLengths} for {@code text}.
     */
    boolean inputLengths() default false;

    /** Whether a row whose labels don't fit into its steps has a loss of 0 instead of infinity. */
    boolean zeroInfinity() default false;
}
