package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.internal.Log;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Slot;
import dev.lamina.optim.ParameterSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a run says before its first step of data and settings that work but are hardly meant. Property {@code lamina.log} limits
 * it. Nothing here changes the run.
 */
final class RunLints {
    /** Inputs whose mean or spread is further from 0 than this are called unscaled. */
    private static final double LARGE = 10;

    private static final double SMALL = 1e-3;
    private static final int LISTED = 8;

    private final RunSettings settings;
    private final Network network;
    private final Dataset train;

    RunLints(RunSettings settings, Dataset train) {
        this.settings = settings;
        this.network = settings.network;
        this.train = train;
    }

    void say() {
        for (int i = 0; i < network.inputs().size(); i++) {
            if (network.inputs().get(i).kind() == Slot.Kind.FEATURES) {
                scale(network.inputs().get(i), column(i));
            }
        }
        for (LossTerm term : network.losses()) {
            if (term.hasTarget() && network.targets().get(term.target()).classes() > 0) {
                missingLabels(network.targets().get(term.target()));
            }
        }
        if (settings.validation != null && settings.validation != train) {
            sharedRows(settings.validation);
        }
        decayOnNorms();
    }

    private int column(int input) {
        return network.inputs().size() == 1
                ? 0
                : train.inputIndex(network.inputs().get(input).name());
    }

    private void warn(String text) {
        Log.WARNING.say(network.name() + ": " + text);
    }

    /** The mean and the standard deviation of the first rows, as many as a pass has. */
    private void scale(Slot input, int column) {
        int rows = Math.min(settings.batchSize, train.size());
        float[] row = new float[input.size()];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            train.copyInput(column, i, row, 0);
            for (float value : row) {
                sum += value;
                squares += (double) value * value;
            }
        }
        double count = (double) rows * row.length;
        double mean = sum / count;
        double spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
        if (Math.abs(mean) > LARGE || spread > LARGE || spread > 0 && spread < SMALL) {
            warn(String.format(
                    Locale.ROOT,
                    "input %s has mean %.4g and spread %.4g in the first %d rows of the training data. Networks learn best"
                            + " from inputs of mean 0 and spread 1: scale them, predictions' inputs likewise",
                    input.name(),
                    mean,
                    spread,
                    rows));
        }
    }

    private void missingLabels(Slot target) {
        boolean only = network.targets().size() == 1 && train.targetNames().size() == 1;
        int column = only ? 0 : train.targetIndex(target.name());
        boolean[] seen = new boolean[target.classes()];
        target.blank().ifPresent(blank -> seen[blank] = true);
        int[] row = new int[target.size()];
        for (int i = 0; i < train.size(); i++) {
            train.copyLabels(column, i, row, 0);
            for (int label : row) {
                if (label >= 0 && label < seen.length) {
                    seen[label] = true;
                }
            }
        }
        List<Integer> missing = IntStream.range(0, seen.length)
                .filter(label -> !seen[label])
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            warn("the training data have no row with " + (missing.size() == 1 ? "label " : "labels ") + some(missing)
                    + " of " + target + ", so the network can't learn "
                    + (missing.size() == 1 ? "it" : "them"));
        }
    }

    private static String some(List<Integer> numbers) {
        String listed = numbers.subList(0, Math.min(LISTED, numbers.size())).stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return numbers.size() <= LISTED ? listed : listed + " and " + (numbers.size() - LISTED) + " more";
    }

    private void sharedRows(Dataset validation) {
        RowHash ofValidation = new RowHash(network, validation);
        Map<Long, List<Integer>> rows = new HashMap<>();
        for (int i = 0; i < validation.size(); i++) {
            rows.computeIfAbsent(ofValidation.of(i), none -> new ArrayList<>()).add(i);
        }
        RowHash ofTraining = new RowHash(network, train);
        String example = null;
        int shared = 0;
        for (int i = 0; i < train.size(); i++) {
            List<Integer> same = rows.remove(ofTraining.of(i));
            if (same != null) {
                shared += same.size();
                example = example == null ? "row " + same.get(0) + " is row " + i + " there" : example;
            }
        }
        if (shared > 0) {
            warn(shared + " of " + validation.size()
                    + " rows of the validation data have the same inputs as a row of the"
                    + " training data (" + example
                    + "), so they measure what was learnt by heart. Remove them from one of"
                    + " the two");
        }
    }

    private void decayOnNorms() {
        String decay = settings.optimizer.settings().texts().get("weightDecay");
        if (decay == null || Double.parseDouble(decay) == 0) {
            return;
        }
        List<String> norms = network.trainableParameters().stream()
                .filter(ParameterSelector.norms()::takes)
                .map(Parameter::name)
                .toList();
        if (!norms.isEmpty()) {
            Log.INFO.say(network.name() + ": weight decay " + decay + " also pulls scales of norms towards 0, such as "
                    + norms.get(0) + ". ParameterGroups.of(optimizer).noDecayOnBiasesAndNorms() leaves them alone");
        }
    }
}
