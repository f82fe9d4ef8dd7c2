package dev.lamina.benchmarks.compilation;

import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import dev.lamina.annotation.*;

@Model(batch = 4)
@Input(name = "tokens", shape = 256, vocabulary = 65)
@Layer(name = "embedding", embedding = @Embedding(width = 384))
@Layer(name = "positions", positions = @Positions(PositionKind.LEARNED))
@Layer(name = "blocks", block = @Block(value = TransformerBlock.class, times = 12))
@Layer(name = "norm", layerNorm = @LayerNorm)
@Layer(name = "logits", dense = @Dense(65))
@Loss(value = SOFTMAX_CROSS_ENTROPY, classAxis = -1)
interface Gpt12 {}
