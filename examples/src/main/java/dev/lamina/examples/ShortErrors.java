package dev.lamina.examples;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a wrong option with what is wrong and where to read more, instead of the whole help text. */
public final class ShortErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println(exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println("Try " + command.getCommandName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
