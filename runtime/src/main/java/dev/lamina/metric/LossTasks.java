package dev.lamina.metric;

import dev.lamina.model.Domain;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Slot;
import java.util.List;

/** What the outputs that a loss reads can be measured as. */
final class LossTasks {
    private LossTasks() {}

    static boolean hasLabels(Network network, LossTerm term) {
        return network.targets().get(term.target()).kind() == Slot.Kind.CLASS_INDEX;
    }

    /**
     * The tasks of a loss, the likeliest first; none if its target doesn't belong to positions of its output.
     *
     * @param given what the user says that it is, or null
     */
    static List<Task> of(Network network, LossTerm term, Task given) {
        if (!term.hasTarget()) {
            return List.of();
        }
        Slot output = network.outputs().get(term.output());
        Slot target = network.targets().get(term.target());
        if (given != null) {
            return List.of(checked(given, network, term, output, target));
        }
        if (target.kind() == Slot.Kind.CLASS_INDEX) {
            return target.classAxis() < 0 ? List.of() : List.of(classes(output, target));
        }
        if (output.size() != target.size()) {
            return List.of();
        }
        Task values = Task.values(target.size());
        if (!target.domains().contains(Domain.PROBABILITY)) {
            return List.of(values);
        }
        Task decisions = target.size() == 1 ? Task.binary() : Task.multiLabel(target.size());
        boolean first = term.output() == 0 && term.equals(network.losses().get(0));
        if (!first) { // only of the first loss is it known how predictions read its output
            return List.of(values);
        }
        return switch (network.objective()) {
            case PROBABILITY -> List.of(decisions, values);
            case VALUES -> List.of(values, decisions.probabilities());
            case CLASS -> List.of();
        };
    }

    private static Task checked(Task given, Network network, LossTerm term, Slot output, Slot target) {
        boolean labels = target.kind() == Slot.Kind.CLASS_INDEX;
        if (given.isDecided()
                || given.outputs() != output.size()
                || given.labels() != target.size()
                || labels != (given.kind() == Task.Kind.CLASSES)) {
            throw new IllegalArgumentException(network.name() + ": the loss " + term.name() + " reads " + output
                    + " and " + target + ", which aren't rows of " + given);
        }
        return given;
    }

    private static Task classes(Slot output, Slot target) {
        int[] shape = output.shape();
        int apart = 1;
        for (int axis = target.classAxis() + 1; axis < shape.length; axis++) {
            apart *= shape[axis];
        }
        Task task = Task.classes(target.classes()).positions(target.size(), apart);
        return target.ignored().isPresent() ? task.ignoring(target.ignored().getAsInt()) : task;
    }
}
