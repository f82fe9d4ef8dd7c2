package dev.lamina.benchmarks.models;

import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** 784-512-256-10: nearly all of its work is three products of large matrices. */
@Model(batch = 64)
@Input(shape = 784)
@Layer(name = "hidden1", dense = @Dense(512), activation = RELU)
@Layer(name = "hidden2", dense = @Dense(256), activation = RELU)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface Wide {}
