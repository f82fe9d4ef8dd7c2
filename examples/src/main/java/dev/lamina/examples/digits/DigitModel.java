package dev.lamina.examples.digits;

/** The networks to choose from. */
enum DigitModel {
    /** {@link LeNet}. */
    LENET {
        @Override
        Recogniser create(long seed) {
            CompiledLeNet net = CompiledLeNet.create(seed);
            return new Recogniser(net, net::predict);
        }
    },
    /** {@link Mlp}. */
    MLP {
        @Override
        Recogniser create(long seed) {
            CompiledMlp net = CompiledMlp.create(seed);
            return new Recogniser(net, net::predict);
        }
    };

    /** A network with random parameters. */
    abstract Recogniser create(long seed);
}
