package dev.lamina.train;

import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;

/**
 * Finds out why a step has left the finite numbers: first in the data, then in the parameters, in the outputs, and in the
 * gradients, in the order in which they are computed.
 */
final class Divergence {
    private final Network network;
    private final Session session;
    private final StateBackup states;
    private final FiniteCheck check;
    private final int[] order;

    /** @param order the rows of the data set in the order of the epoch, which may change from epoch to epoch */
    Divergence(Network network, Session session, StateBackup states, FiniteCheck check, int[] order) {
        this.network = network;
        this.session = session;
        this.states = states;
        this.check = check;
        this.order = order;
    }

    /** Takes the statistics of a step back that can't be made, and says why it can't. */
    TrainingDivergedException ofStep(int epoch, long step, int from, int rows, float loss, float rate) {
        String statistic = states.firstNotFinite(check);
        states.restore();
        String parameter = null;
        String where = badData(from, rows);
        String advice = "Remove or replace such values before training.";
        if (where == null) {
            advice = advice(rate);
            parameter = badParameter();
            where = parameter == null ? null : "parameter " + parameter + " holds a value that is not finite";
        }
        if (where == null && Float.isFinite(loss) && statistic != null) {
            parameter = statistic;
            where = statistic + ", a running statistic, would not be finite; the largest input is "
                    + largestInput(from, rows);
            advice = "Remove such values before training, or scale inputs to about -1 to 1.";
        }
        if (where == null) {
            where = badOutput(from, rows);
        }
        if (where == null) {
            parameter = badGradient(rows, loss);
            where = parameter == null
                    ? "parameters and gradients are finite, the largest value is " + largestParameter()
                    : "the gradient of " + parameter + " is not finite";
        }
        return exception(
                epoch,
                step,
                "loss is " + loss + "; " + where + ". " + advice + " Parameters are as they were before this step.",
                parameter);
    }

    /** Checks what the last update of an epoch left. */
    void checkParameters(int epoch, long step, float rate) {
        String parameter = badParameter();
        if (parameter != null) {
            throw exception(
                    epoch,
                    step,
                    "after its update parameter " + parameter + " holds a value that is not finite. " + advice(rate)
                            + " The network holds that value: load weights that were saved before, or train anew.",
                    parameter);
        }
    }

    private TrainingDivergedException exception(int epoch, long step, String what, String parameter) {
        return new TrainingDivergedException(
                network.name() + ": training diverged in epoch " + epoch + ", step " + step + ": " + what,
                epoch,
                step,
                parameter);
    }

    private static String advice(float rate) {
        return "Lower the learning rate (now " + rate
                + "), check that inputs are scaled to about -1 to 1, and that targets are in range.";
    }

    private String badData(int from, int rows) {
        for (int i = 0; i < network.inputs().size(); i++) {
            Slot input = network.inputs().get(i);
            String row = input.vocabulary() > 0 ? null : badRow(session.input(i), input.size(), from, rows);
            if (row != null) {
                return "input " + input.name() + " of " + row;
            }
        }
        for (int i = 0; i < network.targets().size(); i++) {
            Slot target = network.targets().get(i);
            String row = target.classes() > 0 ? null : badRow(session.target(i), target.size(), from, rows);
            if (row != null) {
                return (network.targets().size() == 1 ? "the target of " : "target " + target.name() + " of ") + row;
            }
        }
        return null;
    }

    private String badOutput(int from, int rows) {
        for (int i = 0; i < network.outputs().size(); i++) {
            Slot output = network.outputs().get(i);
            float[] values = session.output(i);
            for (int k = 0; k < rows * output.size(); k++) {
                if (!Float.isFinite(values[k])) {
                    return "parameters are finite, but output " + output.name() + " of row "
                            + order[from + k / output.size()] + " of the data set is " + values[k];
                }
            }
        }
        return null;
    }

    private String badRow(float[] values, int size, int from, int rows) {
        for (int i = 0; i < rows * size; i++) {
            if (!Float.isFinite(values[i])) {
                return "row " + order[from + i / size] + " of the data set holds " + values[i];
            }
        }
        return null;
    }

    private String largestInput(int from, int rows) {
        float largest = 0f;
        String found = "0";
        for (int slot = 0; slot < network.inputs().size(); slot++) {
            Slot input = network.inputs().get(slot);
            for (int i = 0; input.vocabulary() == 0 && i < rows * input.size(); i++) {
                float value = session.input(slot)[i];
                if (Math.abs(value) > largest) {
                    largest = Math.abs(value);
                    found = value + " in " + input.name() + " of row " + order[from + i / input.size()]
                            + " of the data set";
                }
            }
        }
        return found;
    }

    private String badParameter() {
        for (int i = 0; i < network.parameters().size(); i++) { // no iterator: this runs in each epoch
            Parameter parameter = network.parameters().get(i);
            if (!check.isFinite(parameter.values(), parameter.size())) {
                return parameter.name();
            }
        }
        return null;
    }

    private String largestParameter() {
        float largest = 0f;
        String name = "all parameters";
        for (Parameter parameter : network.trainableParameters()) {
            float[] values = parameter.values();
            for (int i = 0; i < parameter.size(); i++) {
                if (Math.abs(values[i]) > largest) {
                    largest = Math.abs(values[i]);
                    name = parameter.name();
                }
            }
        }
        return largest + " in " + name;
    }

    private String badGradient(int rows, float loss) {
        if (!Float.isFinite(loss)) {
            session.backward(rows); // not yet done for this step; changes no parameter
        }
        Gradients gradients = session.gradients();
        for (int i = gradients.size() - 1; i >= 0; i--) { // backward goes from the last layer to the first
            if (!check.isFinite(gradients, i)) {
                return gradients.parameter(i).name();
            }
        }
        return null;
    }
}
