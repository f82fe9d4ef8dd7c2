package dev.lamina.examples.digits;

import dev.lamina.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a trained network does on pictures that it has never seen.
 *
 * @param digits the pictures and what they are
 * @param predictions what the network says they are
 */
public record Evaluation(Dataset digits, int[] predictions) {
    public static Evaluation of(Recogniser recogniser, Dataset digits) {
        float[][] pictures = new float[digits.size()][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = digits.row(i);
        }
        return new Evaluation(digits, recogniser.predict(pictures));
    }

    ConfusionMatrix confusionMatrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(10);
        for (int i = 0; i < predictions.length; i++) {
            matrix.add(digits.label(i), predictions[i]);
        }
        return matrix;
    }

    /** The first pictures, at most {@code count}, that the network got right, or those that it got wrong. */
    List<Integer> first(int count, boolean right) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < predictions.length && found.size() < count; i++) {
            if ((predictions[i] == digits.label(i)) == right) {
                found.add(i);
            }
        }
        return found;
    }

    /** Draws some of the pictures side by side, each with its prediction and, if that is wrong, its label. */
    String draw(List<Integer> which, TerminalPicture pencil) {
        List<float[]> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int i : which) {
            int label = digits.label(i);
            pictures.add(digits.row(i));
            captions.add(predictions[i] == label ? "" + label : predictions[i] + " (is " + label + ")");
        }
        return pencil.sideBySide(pictures, captions);
    }
}
