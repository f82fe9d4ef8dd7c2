package dev.lamina.train;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values the parameters of a network hold: those that training goes on with, or those that the network is meant to be
 * used with, which may be the optimizer's averages, and on top of these others that a callback presents. Each change takes the
 * same bits back.
 */
final class WeightsInUse {
    private final List<Parameter> parameters;
    private final Optimizer.State optimizer;
    private boolean averaged;
    /** What the parameters were exchanged with, null if they weren't. */
    private float[][] presented;

    WeightsInUse(Network network, Optimizer.State optimizer) {
        this.parameters = network.parameters();
        this.optimizer = optimizer;
    }

    /** From now on the parameters hold what training goes on with. */
    void train() {
        if (presented != null) {
            exchange(presented);
            presented = null;
        }
        if (averaged) {
            optimizer.afterEvaluation();
            averaged = false;
        }
    }

    /** From now on they hold what the network is meant to be used with. */
    void use() {
        if (!averaged) {
            optimizer.beforeEvaluation();
            averaged = true;
        }
    }

    void present(float[][] values) {
        if (presented != null) {
            throw new IllegalStateException(
                    "the network has weights already that a callback presented: leave one of the callbacks out");
        }
        check(values);
        use();
        exchange(values);
        presented = values;
    }

    /** Does something with the parameters that training goes on with; afterwards they hold what they held before. */
    void whileTraining(Runnable action) {
        boolean wasAveraged = averaged;
        float[][] wasPresented = presented;
        train();
        try {
            action.run();
        } finally {
            if (wasAveraged) {
                use();
            }
            if (wasPresented != null) {
                present(wasPresented);
            }
        }
    }

    /**
     * Copies of the optimizer's averages by parameter; none if it keeps none. While the parameters hold what training goes on
     * with.
     */
    Map<Parameter, float[]> averages() {
        Map<Parameter, float[]> copies = new LinkedHashMap<>();
        if (optimizer.averages()) {
            optimizer.beforeEvaluation();
            parameters.forEach(parameter -> copies.put(parameter, parameter.toArray()));
            optimizer.afterEvaluation();
        }
        return copies;
    }

    private void check(float[][] values) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "needs an array for each of " + parameters.size() + " parameters, but was given " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            if (values[i].length < parameter.size()) {
                throw new IllegalArgumentException(
                        parameter + " has " + parameter.size() + " values, but was given " + values[i].length);
            }
        }
    }

    private void exchange(float[][] values) {
        for (int i = 0; i < values.length; i++) {
            float[] mine = parameters.get(i).values();
            for (int k = 0; k < parameters.get(i).size(); k++) {
                float before = mine[k];
                mine[k] = values[i][k];
                values[i][k] = before;
            }
        }
    }
}
