package dev.lamina.benchmarks.compilation;

import static dev.lamina.annotation.Activation.GELU;
import dev.lamina.annotation.*;

@Input
@Layer(name = "norm1", layerNorm = @LayerNorm)
@Layer(name = "attention", attention = @Attention(heads = 6, causal = true))
@Layer(name = "sum1", from = {"input", "attention"}, add = @Add)
@Layer(name = "norm2", layerNorm = @LayerNorm)
@Layer(name = "up", dense = @Dense(4 * 384), activation = GELU)
@Layer(name = "down", dense = @Dense(384))
@Layer(name = "sum2", from = {"sum1", "down"}, add = @Add)
interface TransformerBlock {}
