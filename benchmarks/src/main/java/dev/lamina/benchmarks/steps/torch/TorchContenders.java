package dev.lamina.benchmarks.steps.torch;

import dev.lamina.benchmarks.steps.StepContender;
import dev.lamina.benchmarks.steps.Workload;
import dev.lamina.benchmarks.steps.torch.TorchScriptSource.Style;
import java.util.Set;

/** The ways of training with PyTorch, by name. {@code pytorch} is the one found fastest. */
public final class TorchContenders {
    private static final Set<String> PICTURES_ONLY = Set.of("pytorch-onednn", "pytorch-ops", "pytorch-trainer");
    private static final Set<String> WORDS_ONLY = Set.of("pytorch-sparse");

    private TorchContenders() {}

    /**
     * A contender of PyTorch on one thread.
     *
     * @throws IllegalArgumentException for a name that isn't one of them, or one that doesn't do the workload
     */
    public static StepContender of(String name, Workload workload) {
        Set<String> others = workload == Workload.WORDS ? PICTURES_ONLY : WORDS_ONLY;
        if (others.contains(name)) {
            throw new IllegalArgumentException("the contender \"" + name + "\" doesn't do the model \""
                    + workload.label() + "\"; of PyTorch's, "
                    + (workload == Workload.WORDS
                            ? "pytorch, pytorch-sparse, pytorch-optimized and pytorch-plain do"
                            : "all but pytorch-sparse do"));
        }
        return switch (name) {
            case "pytorch" -> new TorchScriptSteps(workload, name, Style.TUNED);
            case "pytorch-sparse" -> new TorchScriptSteps(workload, name, Style.SPARSE);
            case "pytorch-optimized" -> new TorchScriptSteps(workload, name, Style.OPTIMIZED);
            case "pytorch-plain" -> new TorchScriptSteps(workload, name, Style.PLAIN);
            case "pytorch-onednn" -> new TorchScriptSteps(workload, name, Style.ONEDNN);
            case "pytorch-ops" -> new TorchOpsSteps(workload);
            case "pytorch-trainer" -> new TorchTrainerSteps(workload);
            default ->
                throw new IllegalArgumentException("no contender \"" + name + "\"; there are lamina-simd,"
                        + " lamina-portable, pytorch, pytorch-sparse, pytorch-optimized, pytorch-plain, pytorch-onednn,"
                        + " pytorch-ops and pytorch-trainer");
        };
    }
}
