package dev.lamina.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.PadImageOp;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of every plan: kernels that find what they read, and memory that nobody overwrites too early. */
public final class PlanInvariants {
    private final Plan plan;
    private final Map<String, Buffer> byName = new HashMap<>();
    private final Map<String, Node> contents = new HashMap<>();

    private PlanInvariants(Plan plan) {
        this.plan = plan;
        plan.buffers().values().forEach(buffer -> byName.put(buffer.name(), buffer));
    }

    /** Fails if one of them doesn't hold. */
    public static void check(Plan plan) {
        PlanInvariants invariants = new PlanInvariants(plan);
        invariants.everyNodeIsInOneKernel();
        invariants.kernelsFindWhatTheyRead();
        invariants.buffersFit();
        invariants.valuesLiveAsLongAsTheyAreRead();
    }

    private void everyNodeIsInOneKernel() {
        List<Node> members = new ArrayList<>();
        plan.kernels().forEach(kernel -> members.addAll(kernel.members()));
        assertThat(members)
                .as("members of kernels")
                .containsExactlyInAnyOrderElementsOf(
                        plan.graph().nodes().stream().filter(Virtual::isReal).toList());
    }

    private void kernelsFindWhatTheyRead() {
        Set<Node> stored = new HashSet<>();
        Phase phase = Phase.FORWARD;
        for (Kernel kernel : plan.kernels()) {
            assertThat(kernel.phase()).as("forward kernels come first").isGreaterThanOrEqualTo(phase);
            phase = kernel.phase();
            assertThat(kernel.members()).as("values that are stored").containsAll(kernel.stores());
            assertThat(kernel.stores()).as("a kernel without result").isNotEmpty();
            Set<Node> computed = new HashSet<>();
            for (Node member : kernel.members()) {
                assertThat(member.phase()).isEqualTo(phase);
                for (Node source : sources(member)) {
                    assertThat(computed.contains(source) || stored.contains(source) || Virtual.isLeaf(source))
                            .as("%s = %s finds %s", member, member.op().mnemonic(), source)
                            .isTrue();
                }
                computed.add(member);
            }
            stored.addAll(kernel.stores());
        }
        for (Result result : plan.graph().results()) {
            assertThat(stored).as("result %s is stored", result.name()).contains(Virtual.base(result.node()));
        }
    }

    private void buffersFit() {
        assertThat(byName.values())
                .as("buffers have names of their own")
                .hasSameSizeAs(new HashSet<>(plan.buffers().values()));
        plan.buffers().forEach((node, buffer) -> {
            Buffer memory = memory(buffer);
            assertThat(memory.shape().perRow()).isEqualTo(node.shape().perRow());
            assertThat(memory.type()).isEqualTo(node.op().type());
            assertThat(node.shape().size())
                    .as("size of %s in %s", buffer.name(), memory.name())
                    .isLessThanOrEqualTo(memory.shape().size());
            if (node.is(PadImageOp.class)) {
                assertThat(buffer.sharesWith())
                        .as("%s has borders", buffer.name())
                        .isEmpty();
            }
        });
    }

    private void valuesLiveAsLongAsTheyAreRead() {
        plan.graph().nodes().stream().filter(Virtual::isLeaf).forEach(leaf -> contents.put(memoryOf(leaf), leaf));
        for (Kernel kernel : plan.kernels()) {
            Set<String> read = new HashSet<>();
            for (Node member : kernel.members()) {
                for (Node source : sources(member)) {
                    if (!kernel.members().contains(source)) {
                        check(source, "when " + kernel.mainStore() + " is computed");
                        read.add(memoryOf(source));
                    }
                }
            }
            Set<String> written = new HashSet<>();
            for (Node store : kernel.stores()) {
                String memory = memoryOf(store);
                assertThat(written.add(memory))
                        .as("%s is written twice by one kernel", memory)
                        .isTrue();
                boolean state = byName.get(memory).role() == Buffer.Role.PARAMETER;
                assertThat(state || !read.contains(memory))
                        .as("%s is read and written by one kernel", memory)
                        .isTrue();
                contents.put(memory, store);
            }
        }
        plan.graph().results().forEach(result -> check(Virtual.base(result.node()), "at the end of the step"));
        bordersStay();
    }

    /** What a padded image lies in is used for nothing else, since its borders are zeroed only once. */
    private void bordersStay() {
        plan.buffers()
                .forEach((node, buffer) -> buffer.sharesWith()
                        .ifPresent(other -> assertThat(plan.buffers().entrySet())
                                .filteredOn(entry -> entry.getValue().name().equals(other))
                                .noneMatch(entry -> entry.getKey().is(PadImageOp.class))));
    }

    private void check(Node value, String when) {
        assertThat(contents.get(memoryOf(value)))
                .as("what lies in %s %s", plan.buffer(value).name(), when)
                .isSameAs(value);
    }

    private String memoryOf(Node node) {
        return memory(plan.buffer(node)).name();
    }

    private Buffer memory(Buffer buffer) {
        return buffer.sharesWith().map(other -> memory(byName.get(other))).orElse(buffer);
    }

    /** What a node reads from memory or from its own kernel; numbers are known to everybody. */
    private static List<Node> sources(Node member) {
        return member.inputs().stream()
                .map(Virtual::source)
                .filter(source -> !Virtual.isNumber(source))
                .toList();
    }
}
