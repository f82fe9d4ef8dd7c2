package dev.lamina.examples.charlstm;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.FinalState;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Lstm;
import dev.lamina.annotation.Model;
import dev.lamina.examples.text.Alphabet;

/**
 * {@link LetterModel} for one letter: the state that the LSTM starts with is an input, the one that it ends with an output.
 * Fed with what it said the step before, it goes through a text of any length, and each letter costs one step instead of
 * a whole window. It never learns: its weights are those of the layers of the same names.
 */
@Model(
        batch = 1,
        inferenceOnly = true,
        outputs = {"next", "stateAfter", "cellsAfter"})
@Input(name = "text", shape = 1, vocabulary = Alphabet.SIZE)
@Input(name = "stateBefore", shape = LetterModel.CELLS)
@Input(name = "cellsBefore", shape = LetterModel.CELLS)
@Layer(name = "letters", from = "text", embedding = @Embedding(width = LetterModel.WIDTH))
@Layer(
        name = "memory",
        from = {"letters", "stateBefore", "cellsBefore"},
        lstm = @Lstm(LetterModel.CELLS))
@Layer(name = "stateAfter", from = "memory", finalState = @FinalState)
@Layer(name = "cellsAfter", from = "memory", finalState = @FinalState(memory = true))
@Layer(name = "next", from = "memory", dense = @Dense(Alphabet.SIZE))
public interface LetterStep {}
