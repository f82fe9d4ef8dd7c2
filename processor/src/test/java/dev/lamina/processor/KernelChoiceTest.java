package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.model.Network;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.SampleModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which form of session a network makes, by what javac saw of the Vector API and what the user asks for. */
class KernelChoiceTest {
    private final String before = System.getProperty("lamina.kernels");

    @AfterEach
    void restore() {
        choose(before);
    }

    private static void choose(String kernels) {
        if (kernels == null) {
            System.clearProperty("lamina.kernels");
        } else {
            System.setProperty("lamina.kernels", kernels);
        }
    }

    private static Network network(boolean seesVectors) {
        ModelMaker sample = SampleModels.all().values().iterator().next().get().className("Sample");
        Diagnostics diagnostics = new Diagnostics();
        ModelFacts facts = Pipeline.run(sample.declaration(), seesVectors, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.all()));
        return GeneratedModel.of(facts).network(1);
    }

    private static String session(Network network) {
        return network.newTrainingSession(1).getClass().getSimpleName();
    }

    @Test
    void aNetworkWithBothFormsObeys() {
        Network network = network(true);
        choose("portable");
        assertThat(session(network)).isEqualTo("SamplePortable");
        choose("simd");
        assertThat(session(network)).isEqualTo("SampleSimd");
        choose("auto");
        assertThat(session(network)).isEqualTo("SampleSimd");
    }

    @Test
    void aNetworkWithoutVectorKernelsSaysSoWhereTheyAreDemanded() {
        Network network = network(false);
        choose("auto");
        assertThat(session(network)).isEqualTo("SamplePortable");
        choose("simd");
        assertThatIllegalStateException()
                .isThrownBy(() -> network.newTrainingSession(1))
                .withMessageContaining("was compiled without the Vector API")
                .withMessageContaining("add --add-modules jdk.incubator.vector to the javac command");
    }
}
