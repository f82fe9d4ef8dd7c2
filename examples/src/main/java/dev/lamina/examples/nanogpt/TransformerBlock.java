package dev.lamina.examples.nanogpt;

import static dev.lamina.annotation.Activation.GELU;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Attention;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.LayerNorm;

/**
 * A block of a transformer with the norms in front (Radford et al., "Language models are unsupervised multitask learners",
 * 2019). Attention lets each letter look at those before it and take over what it finds; then two dense layers work on
 * each letter by itself. Both add to what was there.
 */
@Input(name = "x")
@Layer(name = "norm1", layerNorm = @LayerNorm)
@Layer(name = "attention", attention = @Attention(heads = GptModel.HEADS, causal = true))
@Layer(
        name = "seen",
        from = {"x", "attention"},
        add = @Add)
@Layer(name = "norm2", layerNorm = @LayerNorm)
@Layer(name = "up", dense = @Dense(4 * GptModel.WIDTH), activation = GELU)
@Layer(name = "down", dense = @Dense(GptModel.WIDTH))
@Layer(
        name = "thought",
        from = {"seen", "down"},
        add = @Add)
interface TransformerBlock {}
