package dev.lamina.benchmarks.steps.torch;

import dev.lamina.benchmarks.steps.StepContender;
import dev.lamina.benchmarks.steps.Workload;
import dev.lamina.benchmarks.steps.torch.TorchScriptSource.Style;

/** The ways of training with PyTorch, by name. {@code pytorch} is the one found fastest. */
public final class TorchContenders {
    private TorchContenders() {}

    /**
     * A contender of PyTorch on one thread.
     *
     * @throws IllegalArgumentException for a name that isn't one of them
     */
    public static StepContender of(String name, Workload workload) {
        return switch (name) {
            case "pytorch" -> new TorchScriptSteps(workload, name, Style.TUNED);
            case "pytorch-optimized" -> new TorchScriptSteps(workload, name, Style.OPTIMIZED);
            case "pytorch-plain" -> new TorchScriptSteps(workload, name, Style.PLAIN);
            case "pytorch-onednn" -> new TorchScriptSteps(workload, name, Style.ONEDNN);
            case "pytorch-ops" -> new TorchOpsSteps(workload);
            case "pytorch-trainer" -> new TorchTrainerSteps(workload);
            default ->
                throw new IllegalArgumentException("no contender \"" + name + "\"; there are lamina-simd,"
                        + " lamina-portable, pytorch, pytorch-optimized, pytorch-plain, pytorch-onednn, pytorch-ops and"
                        + " pytorch-trainer");
        };
    }
}
