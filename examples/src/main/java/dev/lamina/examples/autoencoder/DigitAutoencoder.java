package dev.lamina.examples.autoencoder;

import static dev.lamina.annotation.Activation.LOG_SIGMOID;
import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.Activation.SIGMOID;
import static dev.lamina.annotation.LossFunction.BINARY_CROSS_ENTROPY;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.GaussianNoise;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;
import dev.lamina.annotation.Mul;
import dev.lamina.annotation.Sub;

/**
 * A variational autoencoder (Kingma and Welling, "Auto-encoding variational Bayes", 2014). It learns to copy its input
 * through a narrow place: {@value #CODE} numbers in the middle must say all about a picture of {@value #PIXELS} pixels
 * that the second half needs to draw it again. Nobody tells it what the numbers should mean.
 *
 * <p>While it learns, the code isn't a point: it is drawn from a normal distribution around {@code mean} whose {@code
 * deviation} the first half chooses as well. So the second half must make sense of all codes near one that it knows.
 * {@code noisy - mean} is pure noise while training, and 0 when the network is used.
 *
 * <p>Two things are made small together. One is the loss: {@code against = "input"} makes the picture itself the target,
 * and a pixel is read as the probability of ink. The other is how far the distributions of codes are from the standard
 * normal one, {@code Σ (mean² + deviation² - 1) / 2 - ln deviation} (the Kullback-Leibler divergence), which three
 * activity penalties add up but for its constant; {@value #PIXELS} is in their factors because the loss is a mean over
 * pixels. In the end all codes together look like standard normal numbers, and the other way round such numbers are codes
 * of pictures that nobody has drawn.
 */
@Model(
        batch = 64,
        outputs = {"mean", "logDeviation"})
@Input(shape = DigitAutoencoder.PIXELS)
@Layer(name = "look", dense = @Dense(256), activation = RELU)
@Layer(name = "spread", dense = @Dense(DigitAutoencoder.CODE))
@Layer(name = "deviation", activation = SIGMOID, activityL2 = 1f / DigitAutoencoder.PIXELS)
@Layer(
        name = "logDeviation", // below 0, as deviations are below 1: minus the logarithm is its absolute value
        from = "spread",
        activation = LOG_SIGMOID,
        activityL1 = 1f / DigitAutoencoder.PIXELS)
@Layer(name = "mean", from = "look", dense = @Dense(DigitAutoencoder.CODE), activityL2 = 1f / DigitAutoencoder.PIXELS)
@Layer(name = "noisy", gaussianNoise = @GaussianNoise(1))
@Layer(
        name = "noise",
        from = {"noisy", "mean"},
        sub = @Sub)
@Layer(
        name = "scattered",
        from = {"noise", "deviation"},
        mul = @Mul)
@Layer(
        name = "code",
        from = {"mean", "scattered"},
        add = @Add)
@Layer(name = "plan", dense = @Dense(256), activation = RELU)
@Layer(name = "picture", dense = @Dense(DigitAutoencoder.PIXELS))
@Loss(value = BINARY_CROSS_ENTROPY, against = "input")
public interface DigitAutoencoder {
    /** Pixels of a picture. */
    int PIXELS = 784;

    /** How many numbers a picture is squeezed into. */
    int CODE = 16;
}
