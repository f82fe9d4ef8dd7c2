package dev.lamina.examples.digits;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/**
 * A multi-layer perceptron: every pixel is connected to every value of one hidden layer. It is faster than {@link
 * LeNet}, but must learn anew for each place in the picture what a stroke looks like.
 */
@Model(batch = 64)
@Input(shape = 784)
@Layer(name = "hidden", dense = @Dense(128), activation = RELU)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface Mlp {}
