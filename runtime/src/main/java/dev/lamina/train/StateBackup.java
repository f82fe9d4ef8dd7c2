package dev.lamina.train;

import dev.lamina.model.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the running statistics, which the forward pass changes before anyone can know that its loss will not be
 * finite. They are small: some values per channel.
 */
final class StateBackup {
    private final Parameter[] parameters;
    private final float[][] copies;

    StateBackup(List<Parameter> all) {
        List<Parameter> states = new ArrayList<>();
        for (Parameter parameter : all) {
            if (parameter.role() == Parameter.Role.STATE) {
                states.add(parameter);
            }
        }
        parameters = states.toArray(new Parameter[0]);
        copies = new float[parameters.length][];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = new float[parameters[i].size()];
        }
    }

    void save() {
        for (int i = 0; i < copies.length; i++) {
            System.arraycopy(parameters[i].values(), 0, copies[i], 0, copies[i].length);
        }
    }

    /** Whether all statistics are finite now. Allocates nothing. */
    boolean areFinite(FiniteCheck check) {
        return firstNotFinite(check) == null;
    }

    /** The name of the first statistic that isn't finite, null if all are. */
    String firstNotFinite(FiniteCheck check) {
        for (Parameter parameter : parameters) {
            if (!check.isFinite(parameter.values(), parameter.size())) {
                return parameter.name();
            }
        }
        return null;
    }

    void restore() {
        for (int i = 0; i < copies.length; i++) {
            System.arraycopy(copies[i], 0, parameters[i].values(), 0, copies[i].length);
        }
    }
}
