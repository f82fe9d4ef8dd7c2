package dev.lamina.benchmarks.models;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** 784-128-10: small enough that what isn't arithmetic counts. */
@Model(batch = 32)
@Input(shape = 784)
@Layer(name = "hidden", dense = @Dense(128), activation = RELU)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface Small {}
