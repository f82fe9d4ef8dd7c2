package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Options of the whole network. Leave it out to take the defaults. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** How many rows one step holds at most, 1 to 65,536; the working memory grows with it. Default 64. */
    int batch() default 64;

    /** Simple name of the generated class. Default: {@code Compiled} and the annotated type's name. */
    String className() default "";

    /**
     * True generates a network that predicts but can't be trained, without any code or memory for it: no forward pass with
     * dropout, no gradients. It needs no {@code @Loss}; where there is one, it says how predictions read the result, else
     * they are the values of the last layer. Its weights come from the file of a training model that has the same layers.
     * Default false.
     */
    boolean inferenceOnly() default false;

    /**
     * Names of layers whose values are outputs of the network as well, beside those that a {@code @Loss} is computed from:
     * {@code predictCode} predicts those of a layer {@code code}. Default: none.
     */
    String[] outputs() default {};

    /**
     * True generates {@code newStepper()} as well: inference step by step, which carries the states of recurrent layers and
     * the keys and values of attention from one step to the next instead of computing the whole sequence again. Inputs are
     * {@code [steps, features]} or integers {@code [steps]}. Layers must compute each step by itself or be {@code rnn},
     * {@code lstm} or {@code gru} in one direction, or causal {@code attention} to what they read. With attention or
     * positions a sequence has at most as many steps as the input, else any number. Default false.
     */
    boolean stepwise() default false;
}
