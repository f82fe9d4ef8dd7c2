package dev.lamina.examples.text;

import dev.lamina.examples.CommonOptions;
import dev.lamina.model.Network;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** What an example that writes text does, whatever its network. */
public final class WritingExample {
    private WritingExample() {}

    /**
     * Trains the network, reports how well it foretells, and lets it write.
     *
     * @param network reads a window of characters and yields logits for the one after each
     * @param reader makes a reader of the trained network
     */
    public static void run(
            Network network,
            Supplier<Foreteller> reader,
            CommonOptions common,
            WritingOptions options,
            PrintStream out) {
        Texts texts = Texts.of(common, out);
        options.files().load(network, out);
        out.println(network.summary());
        double loss = TextTraining.run(network, texts, common, options);
        out.printf("%nOn the validation part, in nats per character:%n%n");
        line("any character is as likely as another", Math.log(Alphabet.SIZE), out);
        line("from the character before alone", texts.lossOfPairs(), out);
        line("network", loss, out);

        Writer writer = new Writer(reader.get(), options.temperature(), common.seed());
        out.printf(
                "%nWhat it writes:%n%n%s%n%n",
                writer.goOn("\n", options.write()).strip());
        options.files().save(network, out);
        out.printf("SHA-256 of the trained parameters: %s%n", network.sha256());
    }

    private static void line(String who, double loss, PrintStream out) {
        out.printf(Locale.ROOT, "  %-40s %.4f%n", who, loss);
    }
}
