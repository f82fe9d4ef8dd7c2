package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users may name inputs and layers as they like, even what generated classes use for other things. */
@Tag("any-jdk")
@Tag("slow")
class NamesTest {
    private static final List<String> NAMES =
            List.of(("x y i j row rows row0 left right top from to worker kernel slot sum lanes lanes0 total value "
                            + "largest position threads training network gradients forward backward infer part split buffer "
                            + "input output target labels loss lossError predict probabilities save name batch summary "
                            + "parameters seed file BATCH LANES SPECIES SUMMARY Lanes FloatMath FloatVector Arrays Session "
                            + "List Math System Net exp tanh taps accumulate image toString hashCode wait dX a_b $ _x é Ω")
                    .split(" "));

    @Test
    void inputsMayBeNamedAnything() {
        ModelMaker model = ModelMaker.model();
        NAMES.forEach(name -> model.input(name, 3));
        model.add(layer("all").from(NAMES.toArray(String[]::new)).op("add").activation("TANH"));
        model.add(layer("classes").op("dense", "value", 2)).loss("SOFTMAX_CROSS_ENTROPY");
        assertThat(runs(model).inputs()).extracting(Slot::name).containsExactlyElementsOf(NAMES);
    }

    @Test
    void denseLayersMayBeNamedAnything() {
        ModelMaker model = ModelMaker.model(3);
        NAMES.stream()
                .filter(name -> !name.equals("input"))
                .forEach(name -> model.add(layer(name).op("dense", "value", 3).activation("TANH")));
        model.add(layer("normed").op("layerNorm"));
        assertThat(runs(model).parameter("SPECIES.weight").size()).isEqualTo(9);
    }

    @Test
    void convolutionsMayBeNamedAnything() {
        ModelMaker model = ModelMaker.model(1, 4, 4);
        NAMES.stream()
                .filter(name -> !name.equals("input"))
                .forEach(name -> model.add(layer(name)
                        .op("conv2d", "filters", 1, "kernel", 3, "padding", "SAME")
                        .activation("RELU")));
        model.add(layer("pooled").op("maxPool2d", "value", 2))
                .add(layer("normed").op("batchNorm").dropout(0.1f));
        assertThat(runs(model).parameter("SPECIES.weight").size()).isEqualTo(9);
    }

    @Test
    void namesThatDifferOnlyInCase() {
        runs(ModelMaker.model(3)
                .add(layer("hidden").op("dense", "value", 3).activation("TANH"))
                .add(layer("Hidden").op("dense", "value", 4).activation("TANH"))
                .add(layer("HIDDEN").op("dense", "value", 5)));
    }

    @Test
    void namesThatMeetWhenSuffixesAreAdded() {
        runs(ModelMaker.model(3)
                .add(layer("hidden").op("dense", "value", 3).activation("TANH"))
                .add(layer("hiddenW").op("dense", "value", 3).activation("TANH"))
                .add(layer("hiddenSum").op("dense", "value", 3).activation("TANH"))
                .add(layer("dHidden").op("dense", "value", 3).activation("TANH"))
                .add(layer("hidden2").op("dense", "value", 3)));
    }

    @Test
    void anInputThatNoLayerReads() {
        Network network = runs(ModelMaker.model()
                .input("used", 3)
                .input("unused", 4)
                .add(layer("logits").from("used").op("dense", "value", 2)));
        assertThat(network.inputs()).extracting(Slot::name).containsExactly("used", "unused");
    }

    @Test
    void aLayerThatNobodyReads() {
        Network network = runs(ModelMaker.model(3)
                .add(layer("unused").from("input").op("dense", "value", 4))
                .add(layer("norm").from("input").op("batchNorm"))
                .add(layer("logits").from("input").op("dense", "value", 2)));
        assertThat(network.parameters()).extracting(Parameter::name).containsExactly("logits.weight", "logits.bias");
    }

    /** Compiles a model without a warning and runs all its passes once. */
    private static Network runs(ModelMaker model) {
        GeneratedModel generated = Generated.of(model);
        Network network = generated.network(1);
        for (Form form : Form.values()) {
            Session training = generated.session(network, form, true, 1);
            training.forward(2);
            training.backward(2);
            Session inference = generated.session(network, form, false, 1);
            inference.infer(2);
            for (int slot = 0; slot < network.inputs().size(); slot++) {
                int elements = 2 * network.inputs().get(slot).size();
                assertThat(training.input(slot).length).isGreaterThanOrEqualTo(elements);
                assertThat(inference.input(slot).length).isGreaterThanOrEqualTo(elements);
            }
        }
        return network;
    }
}
