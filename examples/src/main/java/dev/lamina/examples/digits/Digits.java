package dev.lamina.examples.digits;

import dev.lamina.data.DataFileException;
import dev.lamina.data.Dataset;
import dev.lamina.data.Mnist;
import dev.lamina.examples.ShortErrors;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Network;
import dev.lamina.optim.Adam;
import dev.lamina.train.Trainer;
import dev.lamina.train.TrainingDivergedException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a network to read handwritten digits, and shows how well it does on digits that it has never seen. */
@Command(
        name = "digits",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Trains a network to read handwritten digits, and shows how well it does.")
public final class Digits implements Callable<Integer> {
    private static final int DRAWN_FOR_TEST = 2000;
    private static final int PICTURES_SHOWN = 4;

    private final PrintStream out;

    @Mixin
    private Arguments arguments;

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
        return new CommandLine(new Digits(out))
                .setParameterExceptionHandler(new ShortErrors())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (!isExplainedByItsMessage(exception)) {
                        throw exception;
                    }
                    command.getErr().println(exception.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    /** Where a file or an option is at fault and not the program, a stack trace would only hide the message. */
    private static boolean isExplainedByItsMessage(Exception exception) {
        return exception instanceof DataFileException
                || exception instanceof WeightFileException
                || exception instanceof TrainingDivergedException;
    }

    @Override
    public Integer call() {
        arguments.check();
        Dataset training;
        Dataset test;
        if (arguments.data() == null) {
            out.printf(
                    "Drawing %d digits to learn from and %d others to test with.%n", arguments.drawn(), DRAWN_FOR_TEST);
            training = DrawnDigits.paint(arguments.drawn(), arguments.seed());
            test = DrawnDigits.paint(DRAWN_FOR_TEST, ~arguments.seed()); // another seed: other digits
        } else {
            out.printf("Reading the digits in %s%n", arguments.data());
            training = Mnist.train(arguments.data());
            test = Mnist.test(arguments.data());
        }

        Recogniser recogniser = arguments.model().create(arguments.seed());
        Network net = recogniser.network();
        out.println(net.summary());

        // Forward, loss, backward, update, repeat: the trainer does what the example "xor" does by hand.
        Trainer.of(net)
                .optimizer(Adam.learningRate(arguments.learningRate()))
                .epochs(arguments.epochs())
                .seed(arguments.seed())
                .threads(arguments.threads())
                .fit(training, test);

        report(Evaluation.of(recogniser, test));
        if (arguments.save() != null) {
            net.save(arguments.save());
            out.printf("Wrote the parameters to %s%n", arguments.save());
        }
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }

    private void report(Evaluation evaluation) {
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %.2f %% (%d of %d digits)%n%n",
                100 * matrix.accuracy(),
                matrix.correct(),
                matrix.total());
        out.println(matrix);
        TerminalPicture pencil = arguments.ascii() ? new TerminalPicture(false) : TerminalPicture.forStandardOutput();
        show("Recognised:", evaluation, evaluation.first(PICTURES_SHOWN, true), pencil);
        show("Mistaken for another:", evaluation, evaluation.first(PICTURES_SHOWN, false), pencil);
    }

    private void show(String title, Evaluation evaluation, List<Integer> which, TerminalPicture pencil) {
        if (!which.isEmpty()) {
            out.println(title);
            out.println(evaluation.draw(which, pencil));
        }
    }
}
