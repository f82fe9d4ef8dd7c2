package dev.lamina.examples.autoencoder;

import dev.lamina.data.Dataset;
import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.digits.DigitData;
import dev.lamina.examples.digits.TerminalPicture;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.optim.Adam;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Squeezes pictures of digits into a few numbers, draws them again from these, and invents new ones. */
@Command(
        name = "autoencoder",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Squeezes pictures of digits into " + DigitAutoencoder.CODE
                + " numbers, draws them again from these, and draws new ones.",
        footer = "%nThe real data are the four MNIST files train-images-idx3-ubyte and so on, gzipped or not.")
public final class Autoencoder implements Callable<Integer> {
    private static final int SHOWN = 4;

    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(15);

    @Option(
            names = "--drawn",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many digits to draw for training. Default: ${DEFAULT-VALUE}")
    private int drawn;

    @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
    private boolean ascii;

    private Autoencoder(PrintStream out) {
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
        return CommandLines.of(new Autoencoder(out));
    }

    @Override
    public Integer call() {
        common.check();
        common.require(drawn >= 1, "--drawn must be at least 1, not " + drawn);
        DigitData data = DigitData.of(common, drawn, out);
        CompiledDigitAutoencoder net = CompiledDigitAutoencoder.create(common.seed());
        out.println(net.summary());
        Trainer trainer = Trainer.of(net)
                .optimizer(Adam.learningRate(1e-3f))
                .epochs(common.epochs())
                .seed(common.seed())
                .threads(common.threads());
        trainer.fit(data.training(), data.test()); // the labels are there, but no loss reads them

        float[][] originals = rows(data.test());
        float[][] copies = Arrays.stream(originals).map(net::predictPicture).toArray(float[][]::new);
        float[] mean = PixelErrors.mean(rows(data.training()));
        PixelErrors network = PixelErrors.of(originals, copies);
        PixelErrors baseline = PixelErrors.of(originals, mean);
        out.printf("%nOn the test part, per pixel:%n%n");
        out.printf("                           cross-entropy   mean squared error%n");
        line("always the mean picture", baseline);
        line("through " + DigitAutoencoder.CODE + " numbers", network);

        TerminalPicture pencil = ascii ? new TerminalPicture(false) : TerminalPicture.forStandardOutput();
        out.printf("%nDigits of the test part, and what came out at the other end:%n%n");
        List<String> noCaptions = Collections.nCopies(SHOWN, "");
        out.println(pencil.sideBySide(Arrays.asList(originals).subList(0, SHOWN), noCaptions));
        out.println(pencil.sideBySide(Arrays.asList(copies).subList(0, SHOWN), noCaptions));
        out.printf("From one digit to another, in the space of codes:%n%n");
        CompiledDigitDecoder decoder = CompiledDigitDecoder.create(0);
        copyParameters(net, decoder);
        List<float[]> way = between(decoder, net.predictMean(originals[0]), net.predictMean(originals[1]));
        out.println(pencil.sideBySide(way, noCaptions));
        out.printf("Digits that nobody has drawn, from codes made of random numbers:%n%n");
        for (int line = 0; line < 2; line++) {
            out.println(pencil.sideBySide(invented(decoder, line), noCaptions));
        }
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }

    /** Draws what lies between two codes: neighbouring codes mean similar pictures, so the way is a smooth one. */
    private static List<float[]> between(CompiledDigitDecoder decoder, float[] from, float[] to) {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            float part = i / (SHOWN - 1f);
            float[] code = new float[DigitAutoencoder.CODE];
            for (int k = 0; k < code.length; k++) {
                code[k] = (1 - part) * from[k] + part * to[k];
            }
            pictures.add(decoder.predict(code));
        }
        return pictures;
    }

    /** Draws what standard normal numbers mean as codes. */
    private List<float[]> invented(CompiledDigitDecoder decoder, int line) {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            float[] code = new float[DigitAutoencoder.CODE];
            for (int k = 0; k < code.length; k++) {
                code[k] = CounterRandom.normal(CounterRandom.key(common.seed(), 4, line), (long) i * code.length + k);
            }
            pictures.add(decoder.predict(code));
        }
        return pictures;
    }

    /** Gives a network the parameters of another one that has layers of the same names. */
    private static void copyParameters(Network from, Network to) {
        for (Parameter parameter : to.parameters()) {
            parameter.set(from.parameter(parameter.name()).toArray());
        }
    }

    private static float[][] rows(Dataset data) {
        float[][] rows = new float[data.size()][];
        Arrays.setAll(rows, data::row);
        return rows;
    }

    private void line(String who, PixelErrors errors) {
        out.printf(Locale.ROOT, "  %-24s %12.4f  %17.4f%n", who, errors.crossEntropy(), errors.meanSquare());
    }
}
