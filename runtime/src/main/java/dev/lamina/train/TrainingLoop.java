package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;

/** The steps of one training run. Everything is made in the constructor; a step allocates nothing. */
final class TrainingLoop {
    /** The domain of the shuffling keys; initialisation has -1, dropout the steps from 0. */
    private static final long SHUFFLE = -2;

    private final Network network;
    private final Binding binding;
    private final Dataset data;
    private final Session session;
    private final Optimizer.State optimizer;
    private final StateBackup states;
    private final FiniteCheck check = new FiniteCheck();
    private final int batchSize;
    private final LossSums sums;
    private final long seed;
    private final boolean shuffle;
    private final int[] order;

    private GradientClip clip;
    private Schedule.Run rates;
    private boolean ratePerStep;
    private long step;

    TrainingLoop(
            Network network,
            Binding binding,
            Optimizer optimizer,
            int batchSize,
            long seed,
            int threads,
            boolean shuffle) {
        this.network = network;
        this.binding = binding;
        this.data = binding.data();
        this.session = network.newTrainingSession(threads);
        this.optimizer = optimizer.start(network.trainableParameters());
        this.states = new StateBackup(network.parameters());
        this.batchSize = batchSize;
        this.sums = LossSums.ofSteps(network);
        this.seed = seed;
        this.shuffle = shuffle;
        this.order = new int[data.size()];
    }

    /** Sets the limit of gradients, or null for none. */
    void clip(GradientClip clip) {
        this.clip = clip;
    }

    /** Sets where learning rates come from, and whether each step has its own; else the caller goes on to the next. */
    Schedule.Run schedule(Schedule schedule, boolean perStep) {
        rates = schedule.start(optimizer.exactRate());
        ratePerStep = perStep;
        return rates;
    }

    /** Runs one epoch, numbered from 1; the last step may have fewer rows. */
    void epoch(int epoch, Progress progress) {
        sums.reset();
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            // From the row numbers each time, so that an epoch's order depends on nothing but seed and epoch.
            CounterRandom.shuffle(order, CounterRandom.key(seed, SHUFFLE, epoch));
        }
        for (int from = 0; from < order.length; from += batchSize) {
            int rows = Math.min(batchSize, order.length - from);
            step(epoch, from, rows);
            progress.step(from + rows, order.length, sums.total(), sums.right());
        }
    }

    boolean hasAccuracy() {
        return sums.hasAccuracy();
    }

    /** Means over the steps of the epoch. */
    Metrics metrics() {
        return sums.metrics();
    }

    private void step(int epoch, int from, int rows) {
        binding.fillInputs(session, order, from, rows);
        binding.fillTargets(session, order, from, rows);
        session.randomState(seed, step);
        step++;
        states.save();
        session.forward(rows);
        float loss = session.loss();
        if (!Float.isFinite(loss)) {
            throw diverged(epoch, from, rows, loss);
        }
        session.backward(rows);
        Gradients gradients = session.gradients();
        for (int i = 0; i < gradients.size(); i++) {
            if (!check.isFinite(gradients, i)) {
                throw diverged(epoch, from, rows, loss);
            }
        }
        if (clip != null) {
            clip.apply(gradients);
        }
        if (rates != null) {
            optimizer.setLearningRate(rates.rate());
        }
        optimizer.update(gradients);
        if (ratePerStep) {
            rates.next(loss, Double.NaN);
        }
        sums.add(session, rows);
    }

    /** Looks for the cause: first in the data, then in the parameters, then in the gradients. */
    private TrainingDivergedException diverged(int epoch, int from, int rows, float loss) {
        states.restore();
        String parameter = null;
        String where = badData(from, rows);
        String advice = "Remove or replace such values before training.";
        if (where == null) {
            advice = "Lower the learning rate (now " + optimizer.learningRate()
                    + "), check that inputs are scaled to about -1 to 1, and that targets are in range.";
            parameter = badValues();
            where = parameter == null ? null : "parameter " + parameter + " holds a value that is not finite";
        }
        if (where == null) {
            parameter = badGradients(rows, loss);
            where = parameter == null
                    ? "parameters and gradients are finite, the largest value is " + largestValue()
                    : "the gradient of " + parameter + " is not finite";
        }
        return new TrainingDivergedException(
                network.name() + ": training diverged in epoch " + epoch + ", step " + step + ": loss is " + loss + "; "
                        + where + ". " + advice + " Parameters are as they were before this step.",
                epoch,
                step,
                parameter);
    }

    private String badData(int from, int rows) {
        for (int i = 0; i < network.inputs().size(); i++) {
            Slot input = network.inputs().get(i);
            String row = input.vocabulary() > 0 ? null : badRow(session.input(i), input.size(), from, rows);
            if (row != null) {
                return "input " + network.inputs().get(i).name() + " of " + row;
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

    private String badRow(float[] values, int size, int from, int rows) {
        for (int i = 0; i < rows * size; i++) {
            if (!Float.isFinite(values[i])) {
                return "row " + order[from + i / size] + " of the data set holds " + values[i];
            }
        }
        return null;
    }

    private String badValues() {
        for (Parameter parameter : network.parameters()) {
            if (!check.isFinite(parameter.values(), parameter.size())) {
                return parameter.name();
            }
        }
        return null;
    }

    private String largestValue() {
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

    private String badGradients(int rows, float loss) {
        if (!Float.isFinite(loss)) {
            session.backward(rows); // not yet done for this step; changes no parameter
        }
        Gradients gradients = session.gradients();
        for (int i = 0; i < gradients.size(); i++) {
            if (!check.isFinite(gradients, i)) {
                return gradients.parameter(i).name();
            }
        }
        return null;
    }
}
