package dev.lamina.benchmarks.steps;

import com.sun.management.OperatingSystemMXBean;
import dev.lamina.benchmarks.steps.torch.TorchContenders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * The child process that runs one contender. It reads commands, one a line, and answers each with a line that begins
 * with {@link #ANSWER}: {@code prepare}; {@code steps N}, answered by the nanoseconds of wall clock and of the
 * process's CPU time; {@code loss}. It ends with its input.
 */
final class StepWorker {
    static final String ANSWER = "> ";

    private StepWorker() {}

    /**
     * Runs a contender.
     *
     * @param arguments names of contender and workload
     */
    public static void main(String[] arguments) throws IOException {
        StepContender contender = contender(arguments[0], Workload.of(arguments[1]));
        var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        answer("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "prepare" -> {
                    contender.prepare();
                    answer("done");
                }
                case "steps" -> {
                    long busy = processor.getProcessCpuTime();
                    long start = System.nanoTime();
                    contender.steps(Integer.parseInt(command[1]));
                    long elapsed = System.nanoTime() - start;
                    answer(elapsed + " " + (processor.getProcessCpuTime() - busy));
                }
                case "loss" -> answer(Double.toString(contender.loss()));
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static StepContender contender(String name, Workload workload) {
        return name.startsWith("lamina-") ? new LaminaSteps(name, workload) : TorchContenders.of(name, workload);
    }

    private static void answer(String text) {
        System.out.println(ANSWER + text);
        System.out.flush();
    }
}
