package dev.lamina.examples.digits;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.Padding.SAME;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Flatten;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;
import dev.lamina.annotation.Model;

/**
 * A convolutional network for pictures of digits, after LeCun et al., "Gradient-based learning applied to document
 * recognition" (1998). javac turns this declaration into the class {@code CompiledLeNet}.
 *
 * <p>Reading it from the top: eight small filters slide over the picture and find strokes, whatever their place;
 * pooling keeps the strongest answer of each 2x2 square and halves the picture; sixteen filters find combinations of
 * strokes; the dense layers weigh all that they see and give one number for each digit. The activation between the
 * layers bends what would otherwise be one straight line: without it, all layers together could do no more than a
 * single one.
 *
 * <p>{@code dropout = 0.25f} is the regularisation: while training, each value of the hidden layer is left out with a
 * probability of one quarter, so the network can't rely on any single one and learn its examples by heart.
 */
@Model(batch = 64)
@Input(shape = {1, 28, 28})
@Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 5, padding = SAME), activation = RELU)
@Layer(name = "pool1", maxPool2d = @MaxPool2d(2))
@Layer(name = "conv2", conv2d = @Conv2d(filters = 16, kernel = 5, padding = SAME), activation = RELU)
@Layer(name = "pool2", maxPool2d = @MaxPool2d(2))
@Layer(name = "flat", flatten = @Flatten)
@Layer(name = "hidden", dense = @Dense(128), activation = RELU, dropout = 0.25f)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface LeNet {}
