package dev.lamina.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.pass.Passes;
import dev.lamina.processor.testing.GraphCase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No operation without cases: whoever adds an operation is told so. */
class OpRegistryTest {
    @Test
    void everyOperationWithAGradientHasCases() throws Exception {
        Set<Class<?>> covered = OpCases.all().stream().map(OpCase::op).collect(Collectors.toSet());
        for (Class<?> op : operations()) {
            boolean hasGradient =
                    op.getMethod("gradient", GradientContext.class).getDeclaringClass() != Op.class;
            assertThat(OpCases.WITHOUT_GRADIENT.contains(op))
                    .as("%s is listed as an operation without gradient", op.getSimpleName())
                    .isEqualTo(!hasGradient);
            assertThat(!hasGradient || covered.contains(op))
                    .as("%s has cases", op.getSimpleName())
                    .isTrue();
        }
    }

    @Test
    void operationsWithoutAGradientComeUpInTheCasesOfOthers() throws Exception {
        Set<Class<?>> met = new HashSet<>();
        for (OpCase test : OpCases.all()) {
            GraphCase graph = test.graph(2, 1);
            graph.graph().nodes().stream().map(Node::op).forEach(op -> met.add(op.getClass()));
            Passes.run(graph.graph()).nodes().stream().map(Node::op).forEach(op -> met.add(op.getClass()));
        }
        // Masks and outputs are made with whole models only, whose tests cover them.
        met.add(DropoutMaskOp.class);
        met.add(GaussianNoiseOp.class);
        met.add(OutputOp.class);
        assertThat(met).containsAll(operations());
    }

    @Test
    void variantsOfAnOperationHaveNamesOfTheirOwn() {
        assertThat(OpCases.all()).extracting(OpCase::toString).doesNotHaveDuplicates();
    }

    /** The compiled operations of the package. */
    private static Set<Class<?>> operations() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(AddOp.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(AddOp.class.getPackageName().replace('.', '/'));
        Set<Class<?>> operations = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName(
                            AddOp.class.getPackageName() + "." + name.substring(0, name.length() - ".class".length()));
                    if (Op.class.isAssignableFrom(type) && !type.isInterface()) {
                        operations.add(type);
                    }
                }
            }
        }
        assertThat(operations).hasSizeGreaterThan(30);
        return operations;
    }
}
