package dev.lamina.benchmarks.steps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender in a JVM of its own, started with the flags its kernels need. Between commands it waits and costs
 * nothing.
 */
final class WorkerProcess implements StepContender, AutoCloseable {
    private static final String EARLIER = "earlier";

    private final String name;
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private double cpuShare;

    /**
     * What contenders are started with.
     *
     * @param earlier the jar of an earlier build, for the contenders that are called after it
     * @param flags more flags for the JVMs of Lamina's contenders
     */
    record Setting(String earlier, List<String> flags) {}

    /**
     * Starts the contender.
     *
     * @param name its name
     * @param setting where its classes are and what else its JVM is told
     */
    WorkerProcess(String name, Workload workload, Setting setting) {
        this.name = name;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(name));
        if (isLamina(name)) {
            command.addAll(setting.flags());
        }
        boolean isEarlier = name.startsWith(EARLIER);
        String classPath = isEarlier ? setting.earlier() : System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath, StepWorker.class.getName()));
        command.addAll(List.of(isEarlier ? "lamina" + name.substring(EARLIER.length()) : name, workload.label()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    private static boolean isLamina(String name) {
        return name.startsWith("lamina") || name.startsWith(EARLIER);
    }

    private static List<String> flags(String name) {
        return switch (name) {
            case "lamina-simd", "earlier-simd" ->
                List.of("--add-modules", "jdk.incubator.vector", "-Dlamina.kernels=simd", "-Dlamina.log=off");
            case "lamina-portable", "earlier-portable" -> List.of("-Dlamina.kernels=portable", "-Dlamina.log=off");
            default -> List.of("--enable-native-access=ALL-UNNAMED");
        };
    }

    private String ask(String command) {
        commands.println(command);
        return answer();
    }

    private String answer() {
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith(StepWorker.ANSWER)) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(name + " ended without an answer; its own message stands above");
            }
            return line.substring(StepWorker.ANSWER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        ask("prepare");
    }

    @Override
    public void steps(int count) {
        timedSteps(count);
    }

    /** Runs steps and returns the milliseconds that one took, by the wall clock of the child. */
    double timedSteps(int count) {
        String[] times = ask("steps " + count).split(" ");
        double elapsed = Long.parseLong(times[0]);
        cpuShare = Long.parseLong(times[1]) / elapsed;
        return elapsed / 1e6 / count;
    }

    /** CPU time by wall clock of the last steps: about 1 for one thread on an idle machine. */
    double cpuShare() {
        return cpuShare;
    }

    @Override
    public double loss() {
        return Double.parseDouble(ask("loss"));
    }

    @Override
    public void close() {
        commands.close();
        process.destroy();
    }
}
