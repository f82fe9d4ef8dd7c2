package dev.lamina.examples.resnet;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.Padding.SAME;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.BatchNorm;
import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;

/**
 * A {@link ResidualBlock} that halves the picture and doubles the channels: both convolutions along its way take every
 * second pixel, the second one, with its kernel of one pixel, only to fit the input to the sum.
 */
@Input(name = "x")
@Layer(name = "conv1", conv2d = @Conv2d(filters = 64, kernel = 3, stride = 2, padding = SAME, bias = false))
@Layer(name = "bn1", batchNorm = @BatchNorm, activation = RELU)
@Layer(name = "conv2", conv2d = @Conv2d(filters = 64, kernel = 3, padding = SAME, bias = false))
@Layer(name = "bn2", batchNorm = @BatchNorm)
@Layer(
        name = "shortcut",
        from = "x",
        conv2d = @Conv2d(filters = 64, kernel = 1, stride = 2, padding = SAME, bias = false))
@Layer(name = "bn3", batchNorm = @BatchNorm)
@Layer(
        name = "sum",
        from = {"bn2", "bn3"},
        add = @Add,
        activation = RELU)
interface NarrowingBlock {}
