package dev.lamina.examples.resnet;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.Padding.SAME;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.BatchNorm;
import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;

/**
 * Two convolutions that compute what to add to their input, rather than something new in its place (He et al., "Deep
 * residual learning for image recognition", 2016). The gradient reaches the input through the sum unchanged, so many
 * blocks in a row still learn.
 *
 * <p>Batch norm brings each channel to mean 0 and variance 1 over the pictures of a step. The convolutions before it
 * need no bias: it would be subtracted again.
 */
@Input(name = "x")
@Layer(name = "conv1", conv2d = @Conv2d(filters = 32, kernel = 3, padding = SAME, bias = false))
@Layer(name = "bn1", batchNorm = @BatchNorm, activation = RELU)
@Layer(name = "conv2", conv2d = @Conv2d(filters = 32, kernel = 3, padding = SAME, bias = false))
@Layer(name = "bn2", batchNorm = @BatchNorm)
@Layer(
        name = "sum",
        from = {"x", "bn2"},
        add = @Add,
        activation = RELU)
interface ResidualBlock {}
