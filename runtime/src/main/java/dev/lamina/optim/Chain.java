package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.List;

/** Several changes of gradients, one after the other. */
final class Chain extends GradientTransform {
    private final List<GradientTransform> parts;

    Chain(List<GradientTransform> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a chain of gradient transforms needs at least one");
        }
        this.parts = parts;
    }

    @Override
    public Run start(List<Parameter> trainable) {
        return new Links(parts.stream().map(part -> part.start(trainable)).toArray(Run[]::new));
    }

    @Override
    public String toString() {
        return parts.toString();
    }

    private static final class Links extends Run {
        private final Run[] runs;

        Links(Run[] runs) {
            this.runs = runs;
            for (int i = 0; i < runs.length; i++) {
                adopt(i + ".", runs[i]);
            }
        }

        @Override
        public void apply(Gradients gradients) {
            for (Run run : runs) {
                run.apply(gradients);
            }
        }
    }
}
