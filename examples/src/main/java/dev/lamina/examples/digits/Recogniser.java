package dev.lamina.examples.digits;

import dev.lamina.model.Network;
import java.util.function.Function;

/**
 * A network that tells digits apart.
 *
 * @param network the network
 * @param predictor its prediction: a digit for each of several pictures
 */
public record Recogniser(Network network, Function<float[][], int[]> predictor) {
    int[] predict(float[][] pictures) {
        return predictor.apply(pictures);
    }
}
