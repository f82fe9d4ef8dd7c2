package dev.lamina.examples.reproducible;

import static dev.lamina.annotation.Activation.GELU;
import static dev.lamina.annotation.Activation.LEAKY_RELU;
import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.Activation.SILU;
import static dev.lamina.annotation.Activation.TANH;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.Padding.SAME;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.AvgPool2d;
import dev.lamina.annotation.BatchNorm;
import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.LayerNorm;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;
import dev.lamina.annotation.Model;

/** A network with a bit of everything, with sizes that are no multiples of any vector's width. */
@Model(batch = 24)
@Input(shape = {2, 13, 11})
@Layer(name = "conv1", conv2d = @Conv2d(filters = 9, kernel = 3, padding = SAME, bias = false))
@Layer(name = "norm1", batchNorm = @BatchNorm, activation = RELU)
@Layer(name = "conv2", conv2d = @Conv2d(filters = 9, kernel = 3, padding = SAME), activation = SILU)
@Layer(
        name = "residual",
        from = {"norm1", "conv2"},
        add = @Add,
        activation = LEAKY_RELU)
@Layer(name = "pool1", maxPool2d = @MaxPool2d(value = 3, stride = 2, pad = 1))
@Layer(
        name = "conv3",
        conv2d =
                @Conv2d(
                        filters = 12,
                        kernel = {3, 2},
                        stride = 2,
                        groups = 3),
        activation = GELU)
@Layer(name = "pool2", avgPool2d = @AvgPool2d(2))
@Layer(name = "hidden1", dense = @Dense(130), activation = TANH, dropout = 0.2f, l2 = 1e-4f)
@Layer(name = "norm2", layerNorm = @LayerNorm)
@Layer(name = "hidden2", dense = @Dense(65), activation = RELU)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
interface EveryLayer {}
