package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.AdjointKernelOp;
import dev.lamina.processor.op.CausalMaskOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.GatherRowsOp;
import dev.lamina.processor.op.PadOp;
import dev.lamina.processor.op.PermuteOp;
import dev.lamina.processor.op.PhaseKernelOp;
import dev.lamina.processor.op.SliceOp;
import dev.lamina.processor.op.TransposeOp;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link GeneratedCodeTest#givesTheSameBitsHoweverItIsSplit} says something of each case: nearly all kernels are split there, and
 * the others are known.
 */
@Tag("any-jdk")
@Tag("slow")
class SplitKernelsTest {
    /** The kinds of kernel that one thread computes, whatever the limit, and why. */
    private static final Map<Class<? extends Op>, String> NEVER_SPLIT = Map.of(
            PermuteOp.class, "copies, as fast as memory is",
            TransposeOp.class, "copies, as fast as memory is",
            SliceOp.class, "copies, as fast as memory is",
            PadOp.class, "copies, as fast as memory is",
            ConcatOp.class, "copies, as fast as memory is",
            GatherRowsOp.class, "copies rows of a table",
            AdjointKernelOp.class, "copies a convolution's weight, which is small",
            PhaseKernelOp.class, "copies a part of a convolution's weight, which is small",
            CausalMaskOp.class, "writes a mask, the same for all rows");

    /** The kernels of a model whose limits split all that can be, in both forms. */
    private static Set<KernelCode> kernels(CodeCase test) {
        ModelFacts facts = test.facts().within(CodeCase.SPLIT_ALL);
        SessionFields fields = new SessionFields(facts);
        Set<KernelCode> kernels = new HashSet<>();
        for (Form form : Form.values()) {
            SessionParts parts = new SessionParts(form, facts.namedSizes(fields::contains), fields, facts);
            for (Plan plan : List.of(facts.training(), facts.inference(), facts.evaluation())) {
                for (Kernel kernel : plan.kernels()) {
                    KernelCode code = new KernelCode(kernel, plan, parts, "kernel");
                    KernelEmitter.emit(code);
                    kernels.add(code);
                }
            }
        }
        return kernels;
    }

    @Test
    void onlyKnownKernelsAreNotSplit() {
        Set<Class<? extends Op>> found = new HashSet<>();
        for (CodeCase test : CodeCase.all()) {
            boolean split = false;
            for (KernelCode code : kernels(test)) {
                split |= code.isSplit();
                if (!code.isSplit() && !isOneNumber(code.kernel())) {
                    Op anchor = code.kernel()
                            .anchor()
                            .orElseThrow(() ->
                                    new AssertionError("loops that aren't split: " + code.kernel() + " of " + test))
                            .op();
                    assertThat(NEVER_SPLIT).as("%s of %s", anchor, test).containsKey(anchor.getClass());
                    found.add(anchor.getClass());
                }
            }
            assertThat(split || isMove(test))
                    .as("a kernel of %s is split", test)
                    .isTrue();
        }
        if (System.getProperty("lamina.cases") == null) {
            assertThat(found).as("kinds of kernel").isEqualTo(NEVER_SPLIT.keySet());
        }
    }

    /** A sum of everything, such as a loss: no sum is split. */
    private static boolean isOneNumber(Kernel kernel) {
        return kernel.anchor().isEmpty() && kernel.outer().rank() == 0;
    }

    /** True for the cases of an operation that only copies, and whose gradient does. */
    private static boolean isMove(CodeCase test) {
        return test.layer().isEmpty()
                && Set.of("PermuteOp", "SliceOp", "PadOp", "ConcatOp", "ZeroPad2dOp")
                        .contains(test.toString().replaceFirst(":.*", ""));
    }
}
