package dev.lamina.benchmarks.models;

import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** One dense layer without activation: its forward is one product of matrices, 64x784 by 784x512, and the bias. */
@Model(batch = 64)
@Input(shape = 784)
@Layer(name = "dense", dense = @Dense(512))
@Loss(MEAN_SQUARED_ERROR)
public interface DenseLayer {}
