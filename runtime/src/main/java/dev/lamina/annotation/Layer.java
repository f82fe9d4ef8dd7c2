package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One layer of the network. Layers stand in order of execution. A layer has at most one operation
 * ({@code dense = @Dense(128)}); one without any only applies its activation and dropout.
 *
 * <p>The order within a layer is: operation, activation, dropout.
 */
@Documented
@Repeatable(Layers.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Layer {
    /** Unique name: a Java identifier. Names generated variables and, in weight files, {@code name.weight}. */
    String name();

    /** Names of the inputs or layers that feed this one. Default: the layer before, or the only input. */
    String[] from() default {};

    /** Fully connected layer. */
    Dense[] dense() default {};

    /** 2-D convolution. */
    Conv2d[] conv2d() default {};

    /** 2-D maximum pooling. */
    MaxPool2d[] maxPool2d() default {};

    /** 2-D average pooling. */
    AvgPool2d[] avgPool2d() default {};

    /** Mean over height and width. */
    GlobalAvgPool2d[] globalAvgPool2d() default {};

    /** All axes of a row become one. */
    Flatten[] flatten() default {};

    /** Batch normalisation. */
    BatchNorm[] batchNorm() default {};

    /** Layer normalisation. */
    LayerNorm[] layerNorm() default {};

    /** Group normalisation. */
    GroupNorm[] groupNorm() default {};

    /** Instance normalisation. */
    InstanceNorm[] instanceNorm() default {};

    /** Root mean square normalisation. */
    RmsNorm[] rmsNorm() default {};

    /** Vectors of length 1 along an axis. */
    L2Normalize[] l2Normalize() default {};

    /** ReLU with a learned slope. */
    Prelu[] prelu() default {};

    /** Softmax over an axis of choice. */
    Softmax[] softmax() default {};

    /** Element-wise sum of two or more layers of equal shape. */
    Add[] add() default {};

    /** The function applied to the operation's result. */
    Activation activation() default Activation.NONE;

    /**
     * Probability of setting an element of the result to zero while training, 0 (default: no dropout) to below 1; kept
     * elements are divided by {@code 1 - dropout} (inverted dropout), so inference needs no correction.
     */
    float dropout() default 0f;

    /** λ of the L2 penalty on the layer's weight (not on biases): adds {@code λ w} to its gradient. */
    float l2() default 0f;

    /** True keeps the layer's parameters as they are: no gradient is computed for them. */
    boolean frozen() default false;
}
