package dev.lamina.benchmarks.models;

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

/** Two convolutions with few channels, pooling, two dense layers. */
@Model(batch = 64)
@Input(shape = {1, 28, 28})
@Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 5, padding = SAME), activation = RELU)
@Layer(name = "pool1", maxPool2d = @MaxPool2d(2))
@Layer(name = "conv2", conv2d = @Conv2d(filters = 16, kernel = 5, padding = SAME), activation = RELU)
@Layer(name = "pool2", maxPool2d = @MaxPool2d(2))
@Layer(name = "flat", flatten = @Flatten)
@Layer(name = "hidden", dense = @Dense(128), activation = RELU)
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface LeNet5 {}
