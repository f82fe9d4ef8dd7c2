package dev.lamina.benchmarks.steps.torch;

import dev.lamina.benchmarks.steps.Workload;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the training step of a workload in TorchScript. */
final class TorchScriptSource {
    private TorchScriptSource() {}

    /** How the step is written. */
    enum Style {
        /** PyTorch's functions as they are. */
        PLAIN(false),
        /** The same, run by the optimizing graph executor. */
        OPTIMIZED(true),
        /** Dense layers on oneDNN's own tensors. */
        ONEDNN(false),
        /** Dense layers as 1x1 convolutions, which PyTorch hands to oneDNN. */
        POINTWISE(false);

        private final boolean optimizedGraph;

        Style(boolean optimizedGraph) {
            this.optimizedGraph = optimizedGraph;
        }

        boolean optimizedGraph() {
            return optimizedGraph;
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
                    self.w = w
                    self.m = m
                    self.v = v
                    self.t = t
                    return True
                  def forward(self: __torch__.Step, x: Tensor, y: Tensor) -> Tensor:
                    p = self.p
                """);
        String input = "x";
        int dense = 0;
        if (workload == Workload.LENET) {
            for (int layer = 0; layer < 2; layer++) {
                code.append("    c%d = torch.conv2d(%s, p[%d], p[%d], [1, 1], [2, 2], [1, 1], 1)%n"
                        .formatted(layer, input, 2 * layer, 2 * layer + 1));
                code.append("    s%1$d = torch.max_pool2d(torch.relu(c%1$d), [2, 2], [2, 2], [0, 0], [1, 1], False)%n"
                        .formatted(layer));
                input = "s" + layer;
            }
            code.append("    f = torch.flatten(s1, 1, -1)\n");
            input = "f";
            dense = 4;
        }
        for (; dense < count; dense += 2) {
            boolean last = dense == count - 2;
            code.append("    h%d = %s%n".formatted(dense, layer(style, input, dense, last)));
            input = "h" + dense;
        }
        String all = each(count, "p[%d]");
        code.append("    loss = torch.cross_entropy_loss(%s, y, None, 1, -100, 0.)%n".formatted(input));
        code.append("    g = torch.grad([loss], [%s], None, False, False, False)%n".formatted(all));
        String gradients = each(count, "unchecked_cast(Tensor, g[%d])");
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
        return code.append("    return torch.detach(loss)\n").toString();
    }

    private static String layer(Style style, String input, int parameter, boolean last) {
        String weight = "p[" + parameter + "]";
        String bias = "p[" + (parameter + 1) + "]";
        String call =
                switch (style) {
                    case PLAIN, OPTIMIZED -> "torch.linear(%s, %s, %s)".formatted(input, weight, bias);
                    case ONEDNN -> "torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(%s), %s, %s))"
                            .formatted(input, weight, bias);
                    case POINTWISE ->
                        "torch.flatten(torch.conv2d(%s, %s, %s, [1, 1], [0, 0], [1, 1], 1), 1, -1)"
                                .formatted(pointwise(input), pointwise(weight), bias);
                };
        return last ? call : "torch.relu(" + call + ")";
    }

    private static String pointwise(String matrix) {
        return "torch.unsqueeze(torch.unsqueeze(%s, 2), 3)".formatted(matrix);
    }

    private static String each(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining(", "));
    }
}
