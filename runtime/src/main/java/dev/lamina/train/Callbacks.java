package dev.lamina.train;

import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.state.Scalars;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several callbacks as one. */
final class Callbacks implements Callback {
    private final Callback[] all;
    /** What tells the memory of one from that of others: their classes, numbered where there are several of one. */
    private final String[] names;

    Callbacks(List<Callback> all) {
        this.all = all.toArray(new Callback[0]);
        this.names = new String[this.all.length];
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = this.all[i].getClass().getSimpleName();
            int count = counts.merge(name, 1, Integer::sum);
            names[i] = count == 1 ? name : name + "#" + count;
        }
    }

    @Override
    public void onStart(TrainingRun run) {
        for (Callback callback : all) {
            callback.onStart(run);
        }
    }

    @Override
    public void onRunBegin(TrainingRun run) {
        for (Callback callback : all) {
            callback.onRunBegin(run);
        }
    }

    @Override
    public void onEpochBegin(TrainingRun run) {
        for (Callback callback : all) {
            callback.onEpochBegin(run);
        }
    }

    @Override
    public void onTrainingPass(Session session, int rows) {
        for (Callback callback : all) {
            callback.onTrainingPass(session, rows);
        }
    }

    @Override
    public void onStepEnd(TrainingRun run) {
        for (Callback callback : all) {
            callback.onStepEnd(run);
        }
    }

    @Override
    public void onValidationBegin(TrainingRun run) {
        for (Callback callback : all) {
            callback.onValidationBegin(run);
        }
    }

    @Override
    public void onValidationPass(Session session, int rows) {
        for (Callback callback : all) {
            callback.onValidationPass(session, rows);
        }
    }

    @Override
    public void onValidation(TrainingRun run, Metrics metrics) {
        for (Callback callback : all) {
            callback.onValidation(run, metrics);
        }
    }

    @Override
    public void onMeasure(TrainingRun run) {
        for (Callback callback : all) {
            callback.onMeasure(run);
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, EpochResult result) {
        for (Callback callback : all) {
            callback.onEpochEnd(run, result);
        }
    }

    @Override
    public void onSafePoint(TrainingRun run) {
        for (Callback callback : all) {
            callback.onSafePoint(run);
        }
    }

    @Override
    public void onRunEnd(TrainingRun run) {
        for (Callback callback : all) {
            callback.onRunEnd(run);
        }
    }

    @Override
    public void onFailure(TrainingRun run, Throwable failure) {
        for (Callback callback : all) {
            callback.onFailure(run, failure);
        }
    }

    @Override
    public Scalars scalars() {
        Scalars scalars = new Scalars();
        for (int i = 0; i < all.length; i++) {
            scalars.addAll(names[i] + ".", all[i].scalars());
        }
        return scalars;
    }

    /** The arrays of all callbacks, by names that tell them apart. */
    Map<String, Parameter> arrays() {
        Map<String, Parameter> arrays = new LinkedHashMap<>();
        for (int i = 0; i < all.length; i++) {
            for (Parameter slot : all[i].slots()) {
                arrays.put(names[i] + "." + slot.name(), slot);
            }
        }
        return arrays;
    }
}
