package dev.lamina.examples.resnet;

import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.FileOptions;
import dev.lamina.examples.digits.DigitData;
import dev.lamina.examples.digits.DigitReport;
import dev.lamina.examples.digits.Evaluation;
import dev.lamina.examples.digits.Recogniser;
import dev.lamina.optim.AdamW;
import dev.lamina.schedule.WarmupCosine;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a residual network to read digits. */
@Command(
        name = "resnet",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Trains a residual network with batch norm to read digits, and shows how well it does.",
        footer = "%nThe real data are the four MNIST files train-images-idx3-ubyte and so on, gzipped or not.")
public final class Resnet implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(4);

    @Mixin
    private final FileOptions files = new FileOptions();

    @Option(
            names = "--drawn",
            paramLabel = "N",
            defaultValue = "3000",
            description = "How many digits to draw for training. Default: ${DEFAULT-VALUE}")
    private int drawn;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.003",
            description =
                    "How far the first steps move the weights; the last ones hardly do. Default: ${DEFAULT-VALUE}")
    private float learningRate;

    @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
    private boolean ascii;

    private Resnet(PrintStream out) {
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
        return CommandLines.of(new Resnet(out));
    }

    @Override
    public Integer call() {
        common.check();
        files.check(common);
        common.require(drawn >= 1, "--drawn must be at least 1, not " + drawn);
        common.require(
                learningRate > 0 && learningRate <= 1,
                "--learning-rate must be greater than 0 and at most 1, not " + learningRate);
        DigitData data = DigitData.of(common, drawn, out);
        CompiledDigitResNet net = CompiledDigitResNet.create(common.seed());
        files.load(net, out);
        out.println(net.summary());
        int steps = common.epochs() * ((data.training().size() + net.batch() - 1) / net.batch());
        Trainer trainer = Trainer.of(net)
                .optimizer(AdamW.learningRate(learningRate).weightDecay(0.02f))
                .schedulePerStep(WarmupCosine.over(steps).warmup(steps / 20))
                .augment(new Shifts())
                .epochs(common.epochs())
                .seed(common.seed())
                .threads(common.threads());
        files.resume(trainer).fit(data.training());
        DigitReport.of(Evaluation.of(new Recogniser(net, net::predict), data.test()), ascii)
                .print(out);
        files.save(net, out);
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }
}
