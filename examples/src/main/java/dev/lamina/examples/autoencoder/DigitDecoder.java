package dev.lamina.examples.autoencoder;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.Activation.SIGMOID;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Model;

/**
 * The second half of {@link DigitAutoencoder} by itself, to draw from codes that no picture was squeezed into. It never
 * learns: no code for training is generated, and its weights are those of the layers of the same names.
 */
@Model(batch = 16, inferenceOnly = true)
@Input(name = "code", shape = DigitAutoencoder.CODE)
@Layer(name = "plan", dense = @Dense(256), activation = RELU)
@Layer(name = "picture", dense = @Dense(DigitAutoencoder.PIXELS), activation = SIGMOID)
public interface DigitDecoder {}
