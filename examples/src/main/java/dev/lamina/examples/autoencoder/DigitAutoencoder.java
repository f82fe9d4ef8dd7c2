package dev.lamina.examples.autoencoder;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.BINARY_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/**
 * Learns to copy its input through a narrow place: {@value #CODE} numbers in the middle must say all about a picture of
 * 784 pixels that the second half needs to draw it again. Nobody tells it what the numbers should mean.
 *
 * <p>{@code against = "input"} makes the picture itself the target, so the data need none. A pixel is read as the
 * probability of ink, hence the loss.
 */
@Model(batch = 64, outputs = "code")
@Input(shape = 784)
@Layer(name = "look", dense = @Dense(256), activation = RELU)
@Layer(name = "code", dense = @Dense(DigitAutoencoder.CODE))
@Layer(name = "plan", dense = @Dense(256), activation = RELU)
@Layer(name = "picture", dense = @Dense(784))
@Loss(value = BINARY_CROSS_ENTROPY, against = "input")
public interface DigitAutoencoder {
    /** How many numbers a picture is squeezed into. */
    int CODE = 16;
}
