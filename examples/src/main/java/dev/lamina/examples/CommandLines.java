package dev.lamina.examples;

import dev.lamina.data.DataFileException;
import dev.lamina.io.WeightFileException;
import dev.lamina.train.TrainingDivergedException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How the examples read their command lines, and how they say that something is wrong. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * The command line of an example.
     *
     * @param example what to run, annotated with picocli's {@code @Command}
     * @return its command line, which answers mistakes with one or two lines
     */
    public static CommandLine of(Callable<Integer> example) {
        return new CommandLine(example)
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
}
