package dev.lamina.examples.charlstm;

import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.text.Texts;
import dev.lamina.examples.text.WritingExample;
import dev.lamina.examples.text.WritingOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to write from a text, letter by letter, with an LSTM. */
@Command(
        name = "char-lstm",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Learns to write from a text, letter by letter, with a recurrent network.",
        footer = "%nThe real data are " + Texts.FILE + ", any text in English, such as tiny Shakespeare.")
public final class CharLstm implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(6);

    @Mixin
    private final WritingOptions options = new WritingOptions(0.004f);

    private CharLstm(PrintStream out) {
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
        return CommandLines.of(new CharLstm(out));
    }

    @Override
    public Integer call() {
        common.check();
        options.check(common);
        CompiledLetterModel net = CompiledLetterModel.create(common.seed());
        WritingExample.run(net, () -> new LetterReader(net), common, options, out);
        return 0;
    }
}
