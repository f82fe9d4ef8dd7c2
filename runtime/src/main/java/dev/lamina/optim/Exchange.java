package dev.lamina.optim;

/** Exchanges the weights that training goes on with and those that the network is evaluated with. */
final class Exchange {
    private Exchange() {}

    static void values(float[] a, float[] b, int size) {
        for (int i = 0; i < size; i++) {
            float kept = a[i];
            a[i] = b[i];
            b[i] = kept;
        }
    }
}
