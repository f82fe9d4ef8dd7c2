package dev.lamina.processor.errors;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever stands in the annotations, the processor reports what is wrong, or generates classes that compile without a
 * warning; it never fails itself. jqwik prints the seed of a failure, from which the model follows.
 */
@Tag("any-jdk")
@Tag("slow")
class WildModelProperties {
    private static final List<String> PORTABLE = List.of("-Xlint:all");
    private static final List<String> VECTORS = List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector");

    /** Random tries meet a new annotation with an attribute of a new type only now and then. */
    @Example
    void everyAttributeHasValues() {
        String models = IntStream.range(0, 5_000).mapToObj(WildModel::of).collect(Collectors.joining());
        assertThat(WildModel.operations()).allMatch(operation -> models.contains("@" + operation + "("));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void errorsOrCodeThatCompiles(@ForAll long seed) {
        check(seed, ModelCompilation.javac(PORTABLE, source("Net", WildModel.of(seed))), 2);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void errorsOrVectorCodeThatCompiles(@ForAll long seed) {
        check(seed, ModelCompilation.javac(VECTORS, source("Net", WildModel.of(seed))), 3);
    }

    private static void check(long seed, ModelCompilation compiled, int files) {
        String description = "seed " + seed + ":\n" + WildModel.of(seed) + compiled.findings();
        assertThat(compiled.findings())
                .as(description)
                .allMatch(finding -> finding.summary().startsWith("[LAM-")
                        || (finding.kind() != Diagnostic.Kind.ERROR
                                && finding.code().contains("incubating")));
        assertThat(compiled.sources()).as(description).hasSize(compiled.errors().isEmpty() ? files : 0);
        Statistics.label("generated").collect(compiled.errors().isEmpty()).coverage(coverage -> {
            coverage.check(true).count(count -> count > 0);
            coverage.check(false).count(count -> count > 0);
        });
        assertThat(compiled.classes().isEmpty())
                .as(description)
                .isEqualTo(!compiled.errors().isEmpty());
    }
}
