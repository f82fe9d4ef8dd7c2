package dev.lamina.optim;

import dev.lamina.state.Setting;

/** Settings that several optimizers have. */
final class Hyper {
    static final Setting BETA1 = Setting.belowOne("beta1");
    static final Setting BETA2 = Setting.belowOne("beta2");
    static final Setting EPSILON = Setting.notNegative("epsilon");
    static final Setting WEIGHT_DECAY = Setting.notNegative("weightDecay");
    static final Setting MOMENTUM = Setting.notNegative("momentum");
    static final Setting AMSGRAD = Setting.flag("amsgrad");

    private Hyper() {}
}
