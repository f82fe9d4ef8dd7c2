package dev.lamina.benchmarks.steps.torch;

import dev.lamina.benchmarks.steps.Workload;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the training step of a workload in TorchScript. */
final class TorchScriptSource {
    private TorchScriptSource() {}

    /** How the step is written. */
    enum Style {
        /** PyTorch's functions one after the other, as the layers say, run by the plain interpreter. */
        PLAIN,
        /** The same, run by the optimizing graph executor. */
        OPTIMIZED,
        /** As optimized, with the dense layers on oneDNN's own tensors. */
        ONEDNN,
        /**
         * As optimized, with what was found faster: pictures with the channels last, pooling before the ReLU (the same
         * result from a quarter of the elements), ReLU in place, vectors of words averaged where they are looked up.
         */
        TUNED,
        /** As tuned, with a sparse gradient of the table of vectors, which comes first among the parameters. */
        SPARSE;

        boolean isTuned() {
            return this == TUNED || this == SPARSE;
        }

        /** The first parameter that the fused optimizer updates: it can't take a sparse gradient. */
        int firstFused() {
            return this == SPARSE ? 1 : 0;
        }
    }

    static String step(Workload workload, Style style) {
        int count = workload.parameters().size();
        var code = new StringBuilder("""
                class Step(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  p : List[Tensor]
                  w : List[Tensor]
                  m : List[Tensor]
                  v : List[Tensor]
                  t : List[Tensor]
                  def start(self: __torch__.Step, p: List[Tensor], w: List[Tensor], m: List[Tensor],
                      v: List[Tensor], t: List[Tensor]) -> bool:
                    self.p = p
                    self.w = torch.slice(w, %d, None, 1)
                    self.m = m
                    self.v = v
                    self.t = t
                    return True
                  def forward(self: __torch__.Step, x: Tensor, y: Tensor) -> Tensor:
                    p = self.p
                """.formatted(style.firstFused()));
        int dense = switch (workload) {
            case WIDE, SMALL -> 0;
            case LENET -> appendConvolutions(code, workload, style);
            case WORDS -> appendMeanVectors(code, workload, style);
        };
        String input = dense == 0 ? "x" : "f";
        for (; dense < count; dense += 2) {
            boolean last = dense == count - 2;
            code.append("    h%d = %s%n".formatted(dense, layer(style, input, dense, last)));
            input = "h" + dense;
        }
        String all = each(0, count, "p[%d]");
        code.append("    loss = torch.cross_entropy_loss(%s, y, None, 1, -100, 0.)%n".formatted(input));
        code.append("    g = torch.grad([loss], [%s], None, False, False, False)%n".formatted(all));
        appendUpdate(code, workload, style);
        return code.append("    return torch.detach(loss)\n").toString();
    }

    private static void appendUpdate(StringBuilder code, Workload workload, Style style) {
        if (style == Style.SPARSE) {
            // what torch.optim.SGD does with a sparse gradient; the rows of equal words aren't summed first
            code.append("    a = torch.add_(torch.detach(p[0]), unchecked_cast(Tensor, g[0]), alpha=-%s)%n"
                    .formatted(workload.learningRate()));
        }
        // the fused optimizers read the memory as it lies, so a gradient must have its parameter's layout
        String gradient =
                style.isTuned() ? "torch.contiguous(unchecked_cast(Tensor, g[%d]))" : "unchecked_cast(Tensor, g[%d])";
        String gradients = each(style.firstFused(), workload.parameters().size(), gradient);
        code.append("    d = [%s]%n".formatted(gradients));
        if (workload.update() == Workload.Update.ADAM) {
            code.append("    t = self.t\n    t1 = torch.add_(t[0], 1)\n");
            code.append("""
                        u = torch._fused_adam_(self.w, d, self.m, self.v, annotate(List[Tensor], []), t, lr=%s,
                          beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False)
                    """.formatted(workload.learningRate()));
        } else {
            code.append("""
                        u = torch._fused_sgd_(self.w, d, annotate(List[Tensor], []), weight_decay=0., momentum=0.,
                          lr=%s, dampening=0., nesterov=False, maximize=False, is_first_step=False)
                    """.formatted(workload.learningRate()));
        }
    }

    /** The beginning of a convolutional network: makes f, returns how many parameters it has used. */
    private static int appendConvolutions(StringBuilder code, Workload workload, Style style) {
        String input = "x";
        if (style.isTuned()) {
            // one channel: the same memory, said to have its channels last
            code.append("    n = torch.as_strided(x, [%d, 1, 28, 28], [784, 1, 28, 1])%n".formatted(workload.batch()));
            input = "n";
        }
        for (int layer = 0; layer < 2; layer++) {
            code.append("    c%d = torch.conv2d(%s, p[%d], p[%d], [1, 1], [2, 2], [1, 1], 1)%n"
                    .formatted(layer, input, 2 * layer, 2 * layer + 1));
            String pattern = style.isTuned()
                    ? "    s%1$d = torch.relu_(torch.max_pool2d(c%1$d, [2, 2], [2, 2], [0, 0], [1, 1], False))%n"
                    : "    s%1$d = torch.max_pool2d(torch.relu(c%1$d), [2, 2], [2, 2], [0, 0], [1, 1], False)%n";
            code.append(pattern.formatted(layer));
            input = "s" + layer;
        }
        code.append("    f = torch.flatten(s1, 1, -1)\n");
        return 4;
    }

    /** The mean of the vectors of a row's words: makes f, returns how many parameters it has used. */
    private static int appendMeanVectors(StringBuilder code, Workload workload, Style style) {
        String sparse = style == Style.SPARSE ? "True" : "False";
        if (style.isTuned()) {
            // mode 1 is the mean; a bag begins at every multiple of the row's length
            code.append("""
                        o = torch.arange(0, %d, %d, dtype=4, layout=0, device=torch.device("cpu"), pin_memory=False)
                        f, o1, o2, o3 = torch.embedding_bag(p[0], torch.flatten(x, 0, -1), o, False, 1, %s, None, False)
                    """.formatted(workload.batch() * workload.rowSize(), workload.rowSize(), sparse));
        } else {
            code.append("    f = torch.mean(torch.embedding(p[0], x, -1, False, %s), [1])%n".formatted(sparse));
        }
        return 1;
    }

    private static String layer(Style style, String input, int parameter, boolean last) {
        String pattern = style == Style.ONEDNN
                ? "torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(%s), p[%d], p[%d]))"
                : "torch.linear(%s, p[%d], p[%d])";
        String call = pattern.formatted(input, parameter, parameter + 1);
        if (last) {
            return call;
        }
        return (style.isTuned() ? "torch.relu_(" : "torch.relu(") + call + ")";
    }

    private static String each(int from, int to, String pattern) {
        return IntStream.range(from, to).mapToObj(pattern::formatted).collect(Collectors.joining(", "));
    }
}
