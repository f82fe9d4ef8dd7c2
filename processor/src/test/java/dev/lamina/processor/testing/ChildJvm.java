package dev.lamina.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that run in a JVM of their own, with the class path of the tests and the Vector API. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Runs a program to its end; fails unless it ends well.
     *
     * @param main its main class
     * @param options options of the JVM
     * @param arguments what the program is given
     * @return the lines that it printed
     */
    public static List<String> run(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dlamina.log=off"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process program =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(program.waitFor()).as(output).isZero();
            return output.lines()
                    .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("can't run " + main.getName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
