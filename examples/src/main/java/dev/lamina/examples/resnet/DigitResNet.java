package dev.lamina.examples.resnet;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.Padding.SAME;

import dev.lamina.annotation.BatchNorm;
import dev.lamina.annotation.Block;
import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.GlobalAvgPool2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/**
 * A small residual network for pictures of digits. Its first convolution halves the picture; two blocks look at 14x14
 * pixels, a third halves them again; the mean over what is left, 7x7, says for each of 64 channels how much of its
 * pattern there is, wherever it lies, and one dense layer weighs that.
 */
@Model(batch = 64)
@Input(shape = {1, 28, 28})
@Layer(name = "stem", conv2d = @Conv2d(filters = 32, kernel = 5, stride = 2, padding = SAME, bias = false))
@Layer(name = "bn", batchNorm = @BatchNorm, activation = RELU)
@Layer(name = "body", block = @Block(value = ResidualBlock.class, times = 2))
@Layer(name = "narrow", block = @Block(NarrowingBlock.class))
@Layer(name = "pool", globalAvgPool2d = @GlobalAvgPool2d)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface DigitResNet {}
