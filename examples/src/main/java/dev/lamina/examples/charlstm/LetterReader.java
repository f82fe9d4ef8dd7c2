package dev.lamina.examples.charlstm;

import dev.lamina.examples.text.Alphabet;
import dev.lamina.examples.text.Foreteller;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.List;

/** Reads letter by letter with {@link LetterStep}, which carries its state from one to the next. */
final class LetterReader implements Foreteller {
    private final Session session;
    private final int next;
    private final int state;
    private final int cells;
    private final float[] logits = new float[Alphabet.SIZE];

    /**
     * A reader that hasn't read anything yet: its state is zero.
     *
     * @param trained whose parameters to take
     */
    LetterReader(CompiledLetterModel trained) {
        Network step = CompiledLetterStep.create(0);
        for (Parameter parameter : step.parameters()) {
            parameter.set(trained.parameter(parameter.name()).toArray());
        }
        session = step.newSession();
        List<String> outputs = step.outputs().stream().map(Slot::name).toList();
        next = outputs.indexOf("next");
        state = outputs.indexOf("stateAfter");
        cells = outputs.indexOf("cellsAfter");
    }

    @Override
    public float[] read(int character) {
        session.indices(0)[0] = character;
        session.infer(1);
        System.arraycopy(session.output(state), 0, session.input(1), 0, LetterModel.CELLS);
        System.arraycopy(session.output(cells), 0, session.input(2), 0, LetterModel.CELLS);
        System.arraycopy(session.output(next), 0, logits, 0, logits.length);
        return logits;
    }
}
