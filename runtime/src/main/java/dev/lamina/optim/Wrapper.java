package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.List;

/** The memory of an optimizer that does something after, or before, each step of another one. */
abstract class Wrapper extends Optimizer.State {
    private final Optimizer.State inner;

    Wrapper(List<Parameter> parameters, Optimizer optimizer, Optimizer inner) {
        super(parameters, optimizer);
        this.inner = inner.start(parameters);
        adopt("inner.", this.inner);
    }

    final Optimizer.State inner() {
        return inner;
    }

    @Override
    protected final void apply(Gradients gradients) {
        beforeStep();
        inner.setLearningRate(exactRate());
        inner.update(gradients);
        afterStep();
    }

    /** What happens before the parameters move. */
    void beforeStep() {}

    /** What happens when they have moved. */
    abstract void afterStep();
}
