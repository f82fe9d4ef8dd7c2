package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** First values of a layer's parameters: {@code init = @Init(KAIMING_NORMAL)}. Each attribute is for the kinds it names. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Init {
    /** The distribution. */
    Distribution value();

    /** KAIMING: true takes fan_out as the fan, which keeps the size of gradients instead of that of results. */
    boolean fanOut() default false;

    /** KAIMING: slope of the leaky ReLU that follows, 0 for ReLU; finite. */
    float slope() default 0f;

    /** XAVIER and ORTHOGONAL: the factor, above 0. PyTorch recommends 5/3 before tanh, √2 before ReLU. */
    float gain() default 1f;

    /** NORMAL and TRUNCATED_NORMAL: the standard deviation, above 0. */
    float std() default 1f;

    /** TRUNCATED_NORMAL: values below so many standard deviations are drawn again. */
    float low() default -2f;

    /** TRUNCATED_NORMAL: values above so many standard deviations are drawn again; at least 0.1 above {@link #low}. */
    float high() default 2f;

    /** UNIFORM: the bound, above 0. */
    float bound() default 1f;

    /** CONSTANT: the value, finite. */
    float constant() default 0f;
}
