package dev.lamina.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Stepper;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.frontend.InputDeclaration;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.RandomModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Random networks that can run step by step yield what they yield for whole sequences, bit for bit. */
@Tag("any-jdk")
@Tag("slow")
class RandomStepperProperties {
    private static final int MODELS = 20;

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void stepsYieldWhatSequencesYield(@ForAll long seed) throws ReflectiveOperationException {
        Map<RandomModel, ModelFacts> facts = models(new Random(seed));
        List<GeneratedModel> generated = GeneratedModel.all(List.copyOf(facts.values()));
        int index = 0;
        for (RandomModel model : facts.keySet()) {
            check(model, generated.get(index++));
        }
    }

    /** Models of one input and several layers that the compiler lets run step by step, about one in fifteen. */
    private static Map<RandomModel, ModelFacts> models(Random random) {
        Map<RandomModel, ModelFacts> facts = new LinkedHashMap<>();
        while (facts.size() < MODELS) {
            RandomModel model = new RandomModel(random.nextLong(), 3 + random.nextInt(6));
            if (model.model().declaration().inputs().size() == 1
                    && model.model().declaration().layers().size() > 2) {
                model.model().className("Steps" + facts.size()).stepwise();
                Optional<ModelFacts> found = Pipeline.run(model.model().declaration(), true, new Diagnostics());
                found.filter(written -> written.stepwise().isPresent()).ifPresent(written -> facts.put(model, written));
            }
        }
        return facts;
    }

    private static void check(RandomModel model, GeneratedModel generated) throws ReflectiveOperationException {
        Network network = generated.network(3);
        InputDeclaration input = model.model().declaration().inputs().get(0);
        int steps = input.shape().get(0);
        int features = input.vocabulary() > 0 ? 1 : input.shape().get(1);
        int[] data = new Random(5)
                .ints(steps * features, 0, Math.max(2, input.vocabulary()))
                .toArray();
        Session whole = generated.session(network, Form.PORTABLE, false, 1);
        Stepper stepper = (Stepper) network.getClass().getMethod("newStepper").invoke(network);
        List<float[]> results = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            float[] row = new float[features];
            for (int i = 0; i < features; i++) {
                row[i] = data[step * features + i] - 0.5f;
            }
            if (input.vocabulary() > 0) {
                whole.indices(0)[step] = data[step];
                results.add(stepper.step(data[step]).clone());
            } else {
                System.arraycopy(row, 0, whole.input(0), step * features, features);
                results.add(stepper.step(row).clone());
            }
        }
        whole.infer(1);
        Shape shape =
                generated.facts().inference().graph().results().get(0).node().shape();
        int width = results.get(0).length;
        boolean sequence = shape.dims().size() > 1 && width * steps == shape.size();
        for (int step = sequence ? 0 : steps - 1; step < steps; step++) {
            int from = sequence ? step * width : 0;
            assertThat(results.get(step))
                    .as("step %d of %s", step, model)
                    .containsExactly(Arrays.copyOfRange(whole.output(0), from, from + width));
        }
    }
}
