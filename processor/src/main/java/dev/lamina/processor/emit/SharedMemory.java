package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.pass.Virtual;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Plays a plan through to see whether the memory that its values are given keeps them as long as they are needed. */
final class SharedMemory {
    private SharedMemory() {}

    /**
     * The values that another one would overwrite before their last reader, or that their reader would overwrite while
     * it reads them.
     *
     * @param memory the memory that a buffer lies in
     */
    static Set<Buffer> overwritten(Plan plan, Function<Buffer, String> memory) {
        Map<String, Node> holds = new HashMap<>();
        Set<Buffer> lost = new LinkedHashSet<>();
        for (Kernel kernel : plan.kernels()) {
            List<Node> sources = sources(kernel);
            sources.forEach(source -> check(plan, source, memory, holds, lost));
            for (Node store : kernel.stores()) {
                holds.put(memory.apply(plan.buffer(store)), store);
            }
            sources.forEach(source -> check(plan, source, memory, holds, lost));
        }
        plan.graph().results().forEach(result -> check(plan, Virtual.base(result.node()), memory, holds, lost));
        return lost;
    }

    /** What a kernel reads from memory. */
    private static List<Node> sources(Kernel kernel) {
        return kernel.members().stream()
                .flatMap(member -> member.inputs().stream())
                .map(Virtual::source)
                .filter(source -> !kernel.members().contains(source))
                .toList();
    }

    private static void check(
            Plan plan, Node source, Function<Buffer, String> memory, Map<String, Node> holds, Set<Buffer> lost) {
        Buffer buffer = plan.buffers().get(source);
        if (buffer != null && buffer.role() == Buffer.Role.VALUE) {
            Node held = holds.get(memory.apply(buffer));
            if (held != null && held != source) {
                lost.add(buffer);
            }
        }
    }
}
