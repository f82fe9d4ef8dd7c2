package dev.lamina.optim;

import java.util.List;

/** Every optimizer there is, with the settings that change what it keeps. */
public final class Optimizers {
    private Optimizers() {}

    public static List<Optimizer> all() {
        return List.of(
                Sgd.learningRate(1e-3f),
                Sgd.learningRate(1e-3f).momentum(0.9f).nesterov(),
                Adam.learningRate(1e-3f),
                AdamW.learningRate(1e-3f).amsgrad(),
                Adadelta.learningRate(1f),
                Adagrad.learningRate(1e-3f),
                Adamax.learningRate(1e-3f),
                Lion.learningRate(1e-3f),
                NAdam.learningRate(1e-3f),
                RAdam.learningRate(1e-3f),
                RmsProp.learningRate(1e-3f),
                RmsProp.learningRate(1e-3f).centered().momentum(0.5f),
                Rprop.learningRate(1e-3f),
                SparseAdam.learningRate(1e-3f),
                Muon.learningRate(1e-3f).weightDecay(0f).others(Adam.learningRate(1e-3f)),
                Adafactor.learningRate(1e-3f),
                Prodigy.automatic(),
                Prodigy.learningRate(0.5f).growth(1.5f).biasCorrection().safeguardWarmup(),
                Lamb.learningRate(1e-3f).weightDecay(0f),
                ScheduleFreeSgd.learningRate(1e-3f),
                ScheduleFreeAdamW.learningRate(1e-3f),
                Lookahead.of(Adam.learningRate(1e-3f)).every(2),
                WeightAverage.of(Adam.learningRate(1e-3f)),
                ParameterGroups.of(Lion.learningRate(1e-3f)).rate(ParameterSelector.of("all", any -> true), 0.01f));
    }
}
