package dev.lamina.examples.reproducible;

import static dev.lamina.annotation.Activation.GELU;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Attention;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.LayerNorm;

/** A block of a transformer. */
@Input(name = "x")
@Layer(name = "norm1", layerNorm = @LayerNorm)
@Layer(name = "attention", attention = @Attention(heads = 2, causal = true, rotary = true), dropout = 0.1f)
@Layer(
        name = "attended",
        from = {"x", "attention"},
        add = @Add)
@Layer(name = "norm2", layerNorm = @LayerNorm)
@Layer(name = "up", dense = @Dense(76), activation = GELU)
@Layer(name = "down", dense = @Dense(20))
@Layer(
        name = "sum",
        from = {"attended", "down"},
        add = @Add)
interface SequencePart {}
