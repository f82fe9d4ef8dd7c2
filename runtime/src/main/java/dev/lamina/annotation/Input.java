package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one input of the network: floats, or integers of a vocabulary, of a fixed shape for each row. */
@Documented
@Repeatable(Inputs.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Input {
    /**
     * Shape of one row, without the batch: {@code 784}, {@code {1, 28, 28}} (channels, height, width). 1 to 4 sizes. Only
     * the inputs of a {@link Block} have none.
     */
    int[] shape() default {};

    /**
     * How many different integers the input holds: 0 to {@code vocabulary - 1}, such as the characters of a text, which an
     * embedding turns into vectors. 0 (the default) for an input of floats.
     */
    int vocabulary() default 0;

    /** The name that {@code from} uses and that generated variables carry. Default {@code "input"}. */
    String name() default "input";
}
