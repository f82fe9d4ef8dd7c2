package dev.lamina.examples.nanogpt;

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

/** Learns to write from a text, letter by letter, with a transformer. */
@Command(
        name = "nano-gpt",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Learns to write from a text, letter by letter, with attention, as large language models do.",
        footer = "%nThe real data are " + Texts.FILE + ", any text in English, such as tiny Shakespeare.")
public final class NanoGpt implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(3);

    @Mixin
    private final WritingOptions options = new WritingOptions(0.002f);

    private NanoGpt(PrintStream out) {
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
        return CommandLines.of(new NanoGpt(out));
    }

    @Override
    public Integer call() {
        common.check();
        options.check(common);
        CompiledGptModel net = CompiledGptModel.create(common.seed());
        WritingExample.run(net, () -> new GptReader(net), common, options, out);
        return 0;
    }
}
