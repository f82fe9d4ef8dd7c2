package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multi-head attention (Vaswani et al., 2017): queries, keys and values are linear functions of sequences; each head
 * takes its share of their width, computes {@code softmax(q kᵀ / √(width / heads) + mask) v}, and a last linear function
 * joins the heads.
 *
 * <p>{@code from} names what it reads, in this order: {@code {x}}, all three from one sequence (self-attention);
 * {@code {x, memory}}, queries from x, keys and values from the other (cross-attention); or {@code {x, keys, values}}.
 * Sequences are {@code [steps, width]}, the result has the shape of x. A last name may be that of a mask of keys, {@code
 * [steps]} for each row, 1 where a key is padding that nobody attends to, else 0.
 *
 * <p>Parameters as PyTorch's {@code nn.MultiheadAttention}: {@code in_proj_weight} [3 · width, width], queries, keys and
 * values in this order, from U(-a, a) with a = √(6 / (4 · width)); {@code in_proj_bias} [3 · width], 0; {@code
 * out_proj.weight} [width, width] from U(-1/√width, 1/√width); {@code out_proj.bias} [width], 0. If keys or values have
 * another width than queries, {@code q_proj_weight}, {@code k_proj_weight} and {@code v_proj_weight} stand for the first.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Attention {
    /** Number of heads; a divisor of the width. */
    int heads();

    /** True if step i attends to steps 0 to i only. */
    boolean causal() default false;

    /** False leaves both biases out. */
    boolean bias() default true;

    /** Probability of dropping a weight, which {@code softmax} yields, while training; 0 to below 1. */
    float dropout() default 0f;

    /**
     * True turns each pair of elements (2i, 2i + 1) of the queries and keys of each head at step p by the angle {@code
     * p / 10000^(2i / width of a head)}, so that scores depend on how far steps are apart (Su et al., 2021). The width of
     * a head must be even. The sines and cosines are a state, {@code rotary} [steps, width of a head].
     */
    boolean rotary() default false;
}
