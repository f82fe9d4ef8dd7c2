package dev.lamina.examples.digits;

import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.FileOptions;
import dev.lamina.model.Network;
import dev.lamina.optim.Adam;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a network to read handwritten digits, and shows how well it does on digits that it has never seen. */
@Command(
        name = "digits",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Trains a network to read handwritten digits, and shows how well it does.",
        footer = "%nThe real data are the four MNIST files train-images-idx3-ubyte and so on, gzipped or not.")
public final class Digits implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(5);

    @Mixin
    private Arguments arguments;

    @Mixin
    private final FileOptions files = new FileOptions();

    private Digits(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine(System.out).execute(args));
    }

    static CommandLine commandLine(PrintStream out) {
        return CommandLines.of(new Digits(out));
    }

    @Override
    public Integer call() {
        common.check();
        arguments.check(common);
        files.check(common);
        DigitData data = DigitData.of(common, arguments.drawn(), out);

        Recogniser recogniser = arguments.model().create(common.seed());
        Network net = recogniser.network();
        files.load(net, out);
        out.println(net.summary());

        // Forward, loss, backward, update, repeat: the trainer does what the example "xor" does by hand.
        Trainer trainer = Trainer.of(net)
                .optimizer(Adam.learningRate(arguments.learningRate()))
                .epochs(common.epochs())
                .seed(common.seed())
                .threads(common.threads());
        files.resume(trainer).fit(data.training(), data.test());

        DigitReport.of(Evaluation.of(recogniser, data.test()), arguments.ascii())
                .print(out);
        files.save(net, out);
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }
}
