package dev.lamina.examples.text;

import dev.lamina.data.Dataset;
import dev.lamina.examples.CommonOptions;
import dev.lamina.model.Network;
import dev.lamina.optim.AdamW;
import dev.lamina.optim.GradientClip;
import dev.lamina.schedule.WarmupCosine;
import dev.lamina.train.Trainer;
import java.util.Arrays;

/** Teaches a network to foretell, after each character of a window of text, the next one. */
final class TextTraining {
    private TextTraining() {}

    /**
     * Changes the network's parameters.
     *
     * @param network reads a window of characters and yields logits for the one after each
     * @param writing the highest rate, and where checkpoints are
     * @return the loss on the validation part, in nats per character
     */
    static double run(Network network, Texts texts, CommonOptions options, WritingOptions writing) {
        int window = network.inputs().get(0).size();
        Dataset training = windows(texts.training(), window);
        Dataset validation = windows(texts.validation(), window);
        int steps = options.epochs() * ((training.size() + network.batch() - 1) / network.batch());
        Trainer trainer = Trainer.of(network)
                .optimizer(AdamW.learningRate(writing.learningRate()).betas(0.9f, 0.99f))
                // Slow at first, while the optimizer knows little about the gradients, and slow at the end, to polish.
                .schedulePerStep(WarmupCosine.over(steps).warmup(Math.min(100, steps / 10)))
                .clip(GradientClip.norm(1f))
                .epochs(options.epochs())
                .seed(options.seed())
                .threads(options.threads());
        writing.files().resume(trainer).fit(training, validation);
        return trainer.evaluate(validation).loss();
    }

    /**
     * Cuts a text into windows, one behind the other. The labels of a window are the window that lies one character
     * further on: what should be said after each character.
     */
    static Dataset windows(int[] text, int window) {
        int count = (text.length - 1) / window;
        return Dataset.builder()
                .input("text", Arrays.copyOf(text, count * window), window)
                .labels(Arrays.copyOfRange(text, 1, count * window + 1), window)
                .build();
    }
}
