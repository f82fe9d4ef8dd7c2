package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layers that another type declares, put in the place of one layer. That type has {@code @Layer}s and, for each of its
 * inputs, an {@code @Input} without shape, but neither {@code @Loss} nor {@code @Model}; its result is its last layer.
 *
 * <pre>{@code
 * @Input(name = "x")
 * @Layer(name = "conv1", conv2d = @Conv2d(filters = 16, kernel = 3, padding = SAME), activation = RELU)
 * @Layer(name = "conv2", conv2d = @Conv2d(filters = 16, kernel = 3, padding = SAME))
 * @Layer(name = "sum", from = {"x", "conv2"}, add = @Add, activation = RELU)
 * interface ResidualBlock {}
 *
 * @Layer(name = "body", block = @Block(value = ResidualBlock.class, times = 4))
 * }</pre>
 *
 * <p>The inputs of the block are, in its order, what the layer reads from; their shapes are those of what feeds them.
 * Blocks may contain blocks. {@code activation}, {@code dropout} and penalties on results of the layer apply to the
 * result, {@code frozen} to all of its layers, {@code l1}, {@code l2}, {@code init} and {@code biasInit} to those that have
 * none of their own. With {@code weightsOf = "other"} it uses the parameters of another layer that has the same block.
 *
 * <p>In weight files the parameters are called {@code body.conv1.weight}, and {@code body.0.conv1.weight} where
 * {@code times} is given; in Java and in messages the layer is {@code bodyConv1} or {@code body0Conv1}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Block {
    /** The type that declares the block's layers. */
    Class<?> value();

    /**
     * How many times the block stands in a row, at least 1 (default). Each time its first input is the result of the time
     * before; further inputs are the same each time.
     */
    int times() default 1;

    /** True lets all times use the parameters of the first; default false: each has its own. */
    boolean shareWeights() default false;
}
