package dev.lamina.processor;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.model.Gradients;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.Adagrad;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientClip;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.optim.SparseAdam;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step costs what it looks up in a table, and leaves the same bits as one that goes through all of the table. */
class EmbeddingTrainingTest {
    private static final int VOCABULARY = 3000;
    private static final int WORDS = 40;
    private static final int BATCH = 256; // so much work that threads share it
    private static final int STEPS = 6;
    private static final int CLASSES = 3;
    private static final int WIDTH = 64;
    private static GeneratedModel generated;

    private final int[] words =
            new Random(5).ints(STEPS * BATCH * WORDS, 0, VOCABULARY / 2).toArray();
    private final int[] labels = new Random(6).ints(STEPS * BATCH, 0, CLASSES).toArray();

    @BeforeAll
    static void compile() {
        generated = Generated.of(classifier());
    }

    private static ModelMaker classifier() {
        return model().indices("words", VOCABULARY, WORDS)
                .batch(BATCH)
                .add(layer("vectors").op("embedding", "width", WIDTH))
                .add(layer("mean").op("mean", "value", 0))
                .add(layer("logits").op("dense", "value", CLASSES))
                .loss("SOFTMAX_CROSS_ENTROPY");
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(Sgd.learningRate(0.5f), Adagrad.learningRate(0.05f), Adam.learningRate(0.01f));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theResultIsThatOfWholeGradients(Optimizer optimizer) {
        String whole = byHand(optimizer, Form.PORTABLE, 1, true);
        assertThat(byHand(optimizer, Form.PORTABLE, 1, false)).isEqualTo(whole);
        assertThat(byHand(optimizer, Form.PORTABLE, 3, false)).isEqualTo(whole);
        assertThat(byHand(optimizer, Form.SIMD, 1, false)).isEqualTo(whole);
        assertThat(byHand(optimizer, Form.SIMD, 2, false)).isEqualTo(whole);
        assertThat(byTrainer(optimizer)).isEqualTo(whole);
    }

    @Test
    void lookingAtAGradientChangesNothing() {
        Optimizer optimizer = SparseAdam.learningRate(0.01f);
        String unseen = byTrainer(optimizer);
        Network network = generated.network(1);
        Session session = generated.session(network, Form.PORTABLE, true, 1);
        Optimizer.State state = optimizer.start(network.trainableParameters());
        float[] gradient = session.gradients().array(0);
        for (int step = 0; step < STEPS; step++) {
            step(session, step);
            assertThat(touched(gradient)).isEqualTo(wordsOf(step));
            clip(session.gradients());
            state.update(session.gradients());
        }
        assertThat(network.sha256()).isEqualTo(unseen);
    }

    @Test
    void sparseAdamLeavesWordsAloneThatWereNeverSeen() {
        Network network = generated.network(1);
        float[] before = network.parameter("vectors.weight").toArray();
        Trainer.of(network)
                .optimizer(SparseAdam.learningRate(0.01f))
                .epochs(1)
                .silent()
                .fit(data());
        float[] after = network.parameter("vectors.weight").toArray();
        for (int i = 0; i < before.length; i++) {
            boolean seen = i / WIDTH < VOCABULARY / 2;
            assertThat(after[i] != before[i]).as("element %d has moved", i).isEqualTo(seen);
        }
    }

    @Test
    void onlyGradientsThatComeFromLookingUpAloneAreTracked() {
        assertThat(trackers(model().indices("here", 9, 2)
                        .indices("there", 9, 2)
                        .add(layer("left").from("here").op("embedding", "width", 4))
                        .add(layer("right")
                                .from("there")
                                .op("embedding", "width", 4)
                                .weightsOf("left"))
                        .add(layer("net").from("left", "right").op("mul"))))
                .containsExactly(
                        "dLeftWRows.clear();",
                        "dLeftWRows.add(there, rows * THERE);",
                        "dLeftWRows.add(here, rows * HERE);");
        assertThat(trackers(model().indices("tokens", 9, 2)
                        .add(layer("vectors").op("embedding", "width", 4).l2(0.1f))))
                .isEmpty();
        assertThat(trackers(model().indices("tokens", 9, 2)
                        .add(layer("vectors").op("embedding", "width", 4))
                        .add(layer("logits").op("dense", "value", 9).weightsOf("vectors"))))
                .isEmpty();
        assertThat(trackers(model().indices("tokens", 9, 2)
                        .add(layer("vectors").op("embedding", "width", 4).frozen())
                        .add(layer("net").op("dense", "value", 2))))
                .isEmpty();
    }

    private static List<String> trackers(ModelMaker model) {
        GeneratedModel compiled = Generated.of(model);
        compiled.check();
        return GeneratedModel.sources(compiled.facts()).entrySet().stream()
                .filter(source -> source.getKey().endsWith("Portable"))
                .flatMap(source -> source.getValue().lines())
                .map(String::strip)
                .filter(line -> line.matches("\\w+Rows\\.\\w+\\(.*"))
                .toList();
    }

    private String byHand(Optimizer optimizer, Form form, int threads, boolean whole) {
        Network network = generated.network(1);
        Session session = generated.session(network, form, true, threads);
        Optimizer.State state = optimizer.start(network.trainableParameters());
        Gradients gradients = whole ? whole(session) : session.gradients();
        for (int step = 0; step < STEPS; step++) {
            step(session, step);
            clip(gradients);
            state.update(gradients);
        }
        return network.sha256();
    }

    /** The same arrays, of which nobody knows what is zero. */
    private static Gradients whole(Session session) {
        float[][] arrays = new float[session.gradients().size()][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = session.gradients().array(i);
        }
        return new Gradients(session.network().trainableParameters(), arrays);
    }

    private void step(Session session, int step) {
        System.arraycopy(words, step * BATCH * WORDS, session.indices(0), 0, BATCH * WORDS);
        System.arraycopy(labels, step * BATCH, session.labels(0), 0, BATCH);
        session.forward(BATCH);
        session.backward(BATCH);
    }

    private static void clip(Gradients gradients) {
        GradientClip.norm(0.05f).apply(gradients);
    }

    private String byTrainer(Optimizer optimizer) {
        Network network = generated.network(1);
        Trainer.of(network)
                .optimizer(optimizer)
                .clip(GradientClip.norm(0.05f))
                .epochs(1)
                .shuffle(false)
                .silent()
                .fit(data());
        return network.sha256();
    }

    private Dataset data() {
        return Dataset.builder().input("words", words, WORDS).labels(labels).build();
    }

    private static List<Integer> touched(float[] gradient) {
        return IntStream.range(0, VOCABULARY)
                .filter(row -> IntStream.range(row * WIDTH, (row + 1) * WIDTH).anyMatch(i -> gradient[i] != 0))
                .boxed()
                .toList();
    }

    private List<Integer> wordsOf(int step) {
        return Arrays.stream(words, step * BATCH * WORDS, (step + 1) * BATCH * WORDS)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }
}
