package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers in an activation's formula: {@code activation = LEAKY_RELU, activationParameters = @ActivationParameters(slope
 * = 0.2f)}. Each attribute is for the activations it names; with any other one it is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface ActivationParameters {
    /** LEAKY_RELU: the slope of the negative side, finite. */
    float slope() default 0.01f;

    /** ELU and CELU: α, above 0. */
    float alpha() default 1f;

    /** HARD_TANH: the lower bound, finite. */
    float min() default -1f;

    /** HARD_TANH: the upper bound, finite and above the lower one. */
    float max() default 1f;

    /** HARD_SHRINK and SOFT_SHRINK: λ, finite and not negative. */
    float lambda() default 0.5f;

    /** SOFTPLUS: β, above 0. */
    float beta() default 1f;
}
