package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scaled dot-product attention without parameters (Vaswani et al., 2017): {@code y = softmax(q kᵀ / √width + mask) v}.
 * {@code from} names queries {@code [.., steps, width]}, keys {@code [.., others, width]} and values {@code [.., others,
 * size]}, and may name a mask of keys last, {@code [others]} for each row, 1 where a key is padding that nobody attends
 * to, else 0. The result is {@code [.., steps, size]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface DotProductAttention {
    /** True if step i attends to steps 0 to i only. */
    boolean causal() default false;

    /** Probability of dropping a weight, which {@code softmax} yields, while training; 0 to below 1. */
    float dropout() default 0f;
}
