package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Interpreter;
import java.util.HashMap;
import java.util.Map;

/** Runs a recurrence forward and back in double precision, for the reference interpreter. */
final class RecurrentWalk {
    /** What the way forward yields. */
    record Forward(double[] states, double[] projections) {}

    /** What the way back yields. */
    record Gradients(double[] input, double[] projection, double[] initial) {}

    private final Recurrence recurrence;
    private final int rows;
    private final int units;
    private final int gateWidth;
    private final int stateWidth;
    private final double[] mask;

    private RecurrentWalk(Recurrence recurrence, int rows, double[] mask) {
        this.mask = mask;
        this.recurrence = recurrence;
        this.rows = rows;
        this.units = recurrence.units();
        this.gateWidth = recurrence.gateWidth();
        this.stateWidth = recurrence.stateWidth();
    }

    /** A walk; the mask is the input of the given number if there is one. */
    static RecurrentWalk of(Recurrence recurrence, Evaluation evaluation, int mask) {
        double[] steps = recurrence.masked() ? evaluation.input(mask) : new double[0];
        return new RecurrentWalk(recurrence, evaluation.rows(), steps);
    }

    Forward forward(double[] p, double[] w, double[] b, double[] initial) {
        double[] states = new double[rows * recurrence.steps() * stateWidth];
        double[] projections = new double[rows * recurrence.steps() * gateWidth];
        RecurrentStep step = recurrence.step();
        double[] before = initial.clone();
        for (int i = 0; i < recurrence.steps(); i++) {
            int t = recurrence.reverse() ? recurrence.steps() - 1 - i : i;
            for (int row = 0; row < rows; row++) {
                for (int j = 0; j < gateWidth; j++) {
                    double sum = b[j];
                    for (int k = 0; k < units; k++) {
                        sum += before[row * stateWidth + k] * w[k * gateWidth + j];
                    }
                    projections[(row * recurrence.steps() + t) * gateWidth + j] = sum;
                }
            }
            before = after(step, inputs(p, projections, before, t));
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        before, row * stateWidth, states, (row * recurrence.steps() + t) * stateWidth, stateWidth);
            }
        }
        return new Forward(states, projections);
    }

    private double[] after(RecurrentStep step, Map<String, double[]> inputs) {
        Interpreter interpreter = new Interpreter(rows, leaf -> inputs.get(leaf.name())).run(step.forward());
        double[] result = new double[rows * stateWidth];
        for (int s = 0; s < step.after().size(); s++) {
            spread(interpreter.value(step.after().get(s)), result, s);
        }
        return result;
    }

    /** The values of a step's leaves. */
    private Map<String, double[]> inputs(double[] p, double[] q, double[] before, int t) {
        Map<String, double[]> inputs = new HashMap<>();
        for (int gate = 0; gate < recurrence.cell().gates(); gate++) {
            inputs.put("p" + gate, part(p, recurrence.steps(), t, gateWidth, gate));
            inputs.put("q" + gate, part(q, recurrence.steps(), t, gateWidth, gate));
        }
        for (int s = 0; s < recurrence.cell().states(); s++) {
            inputs.put("s" + s, part(before, 1, 0, stateWidth, s));
        }
        if (recurrence.masked()) {
            double[] counts = new double[rows * units];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = mask[i / units * recurrence.steps() + t];
            }
            inputs.put("m", counts);
        }
        return inputs;
    }

    private double[] part(double[] values, int steps, int t, int width, int index) {
        double[] result = new double[rows * units];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[(i / units * steps + t) * width + index * units + i % units];
        }
        return result;
    }

    private void spread(double[] values, double[] result, int index) {
        for (int i = 0; i < values.length; i++) {
            result[i / units * stateWidth + index * units + i % units] = values[i];
        }
    }

    Gradients backward(
            RecurrentStepGradient step,
            double[] p,
            double[] wt,
            double[] initial,
            double[] states,
            double[] q,
            double[] gradient) {
        double[] dp = new double[p.length];
        double[] dq = new double[p.length];
        double[] carry = new double[rows * stateWidth];
        for (int i = recurrence.steps() - 1; i >= 0; i--) {
            int t = recurrence.reverse() ? recurrence.steps() - 1 - i : i;
            int previous = recurrence.reverse() ? t + 1 : t - 1;
            double[] before = i == 0 ? initial : whole(states, previous);
            double[] total = whole(gradient, t);
            for (int j = 0; j < total.length; j++) {
                total[j] += carry[j];
            }
            Map<String, double[]> inputs = inputs(p, q, before, t);
            for (int s = 0; s < recurrence.cell().states(); s++) {
                inputs.put("g" + s, part(total, 1, 0, stateWidth, s));
            }
            Interpreter values = new Interpreter(rows, leaf -> inputs.get(leaf.name())).run(step.graph());
            for (int gate = 0; gate < recurrence.cell().gates(); gate++) {
                put(values.value(step.result("p" + gate)), dp, t, gate);
                put(values.value(step.result("q" + gate)), dq, t, gate);
            }
            carry = new double[carry.length];
            for (int s = 0; s < recurrence.cell().states(); s++) {
                spread(values.value(step.result("s" + s)), carry, s);
            }
            addProjection(dq, wt, carry, t);
        }
        return new Gradients(dp, dq, carry);
    }

    private double[] whole(double[] states, int t) {
        double[] result = new double[rows * stateWidth];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(states, (row * recurrence.steps() + t) * stateWidth, result, row * stateWidth, stateWidth);
        }
        return result;
    }

    private void put(double[] values, double[] result, int t, int gate) {
        for (int i = 0; i < values.length; i++) {
            result[(i / units * recurrence.steps() + t) * gateWidth + gate * units + i % units] = values[i];
        }
    }

    private void addProjection(double[] dq, double[] wt, double[] carry, int t) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < units; j++) {
                for (int k = 0; k < gateWidth; k++) {
                    carry[row * stateWidth + j] +=
                            dq[(row * recurrence.steps() + t) * gateWidth + k] * wt[k * units + j];
                }
            }
        }
    }
}
