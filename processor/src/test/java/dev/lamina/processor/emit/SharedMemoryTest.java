package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.Generated;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.pass.Virtual;
import dev.lamina.processor.testing.RandomModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory that inference and evaluation have in common with training: no kernel writes where it reads. */
@Tag("any-jdk")
@Tag("slow")
class SharedMemoryTest {
    @Test
    void noKernelOfACaseWritesWhereItReads() {
        for (LayerCase test : LayerCases.all()) {
            check(test.toString(), Generated.facts(test.model()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noKernelOfARandomModelWritesWhereItReads(long start) {
        for (int i = 0; i < 150; i++) {
            RandomModel model = new RandomModel(1000 * start + i, 3 + i % 8);
            check(model.toString(), Generated.facts(model.model()));
        }
    }

    private static void check(String model, ModelFacts facts) {
        SessionFields fields = new SessionFields(facts);
        for (Plan plan : List.of(facts.training(), facts.inference(), facts.evaluation())) {
            for (Kernel kernel : plan.kernels()) {
                Set<String> written = kernel.stores().stream()
                        .map(plan::buffer)
                        .filter(buffer -> buffer.role() == Buffer.Role.VALUE)
                        .map(buffer -> fields.memory(fields.name(buffer)))
                        .collect(Collectors.toSet());
                Set<String> both = read(kernel, plan, fields);
                both.retainAll(written);
                assertThat(both)
                        .as(
                                "memory that %s writes and reads in %s",
                                plan.buffer(kernel.mainStore()).name(), model)
                        .isEmpty();
            }
        }
    }

    private static Set<String> read(Kernel kernel, Plan plan, SessionFields fields) {
        return kernel.members().stream()
                .flatMap(member -> member.inputs().stream())
                .map(Virtual::source)
                .filter(source -> !kernel.members().contains(source) && hasMemory(source, plan))
                .map(source -> fields.memory(fields.name(plan.buffer(source))))
                .collect(Collectors.toSet());
    }

    private static boolean hasMemory(Node source, Plan plan) {
        return plan.buffers().containsKey(source);
    }
}
