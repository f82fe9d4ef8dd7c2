package dev.lamina.examples.xor;

import static dev.lamina.annotation.Activation.TANH;
import static dev.lamina.annotation.LossFunction.BINARY_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/**
 * The smallest network that can learn "either this or that, but not both". javac turns this declaration into the
 * class {@code CompiledXorModel}.
 *
 * <p>Why it needs a hidden layer: draw the four cases as the corners of a square. No straight line has the two
 * corners that are 1 on one side and the two that are 0 on the other, and a straight line is all that a single dense
 * layer can draw. The hidden layer draws eight of them, its activation {@code TANH} bends each, and the output layer
 * puts them together.
 */
@Model(batch = 4)
@Input(shape = 2)
@Layer(name = "hidden", dense = @Dense(8), activation = TANH)
@Layer(name = "output", dense = @Dense(1))
@Loss(BINARY_CROSS_ENTROPY)
public interface XorModel {}
