package dev.lamina.examples.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.data.Dataset;
import dev.lamina.math.CounterRandom;
import dev.lamina.train.Trainer;
import org.junit.jupiter.api.Test;

/** Weights of classes at run time are those of their rows. */
class ClassWeightsTest {
    private static final int ROWS = 20;

    private final float[][] points = new float[ROWS][2];
    private final int[] classes = new int[ROWS];

    ClassWeightsTest() {
        long key = CounterRandom.key(3, 0, 0);
        for (int i = 0; i < ROWS; i++) {
            classes[i] = i % 3;
            points[i] =
                    new float[] {CounterRandom.normal(key, 2 * i) + classes[i], CounterRandom.normal(key, 2 * i + 1)};
        }
    }

    private Dataset data(float... byClass) {
        float[] rows = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = byClass[classes[i]];
        }
        return Dataset.builder()
                .input("input", points)
                .labels(classes)
                .sampleWeights(rows)
                .build();
    }

    private static String trained(Dataset data, float... weights) {
        CompiledWeighedClasses net = CompiledWeighedClasses.create(5);
        Trainer trainer = Trainer.of(net).epochs(3).silent();
        (weights.length == 0 ? trainer : trainer.classWeights(weights)).fit(data);
        return net.sha256();
    }

    @Test
    void theyAreFactorsOfTheRowsWeights() {
        String expected = trained(data(1, 2, 0.5f));
        assertThat(trained(data(1, 1, 1), 1, 2, 0.5f)).isEqualTo(expected);
        assertThat(trained(data(0.5f, 0.5f, 0.5f), 2, 4, 1)).isEqualTo(expected);
        assertThat(trained(Dataset.of(points, classes), 1, 2, 0.5f))
                .as("rows weigh 1")
                .isEqualTo(expected);
        assertThat(trained(data(1, 1, 1))).isNotEqualTo(expected);
    }

    @Test
    void measuringIsNotChangedByThem() {
        CompiledWeighedClasses net = CompiledWeighedClasses.create(5);
        Dataset plain = Dataset.of(points, classes);
        assertThat(Trainer.of(net).classWeights(9, 2, 1).evaluate(plain))
                .isEqualTo(Trainer.of(net).evaluate(data(1, 1, 1)));
    }

    @Test
    void weightsThatDontFitAreRefused() {
        Trainer trainer = Trainer.of(CompiledWeighedClasses.create(1)).silent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.classWeights(1, -2))
                .withMessage("class weights must be finite and at least 0, but that of class 1 is -2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.classWeights(1, 2).fit(data(1, 1, 1)))
                .withMessage("WeighedClasses has 3 classes, but was given 2 class weights");
        CompiledWeighedModel values = CompiledWeighedModel.create(1);
        Dataset line = Dataset.of(new float[][] {{1}}, new float[][] {{2}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(values).classWeights(1, 2).fit(line))
                .withMessageContaining("class weights need one label a row, but the target is ");
        Dataset both = Dataset.builder()
                .input("input", new float[][] {{1, 2, 3, 4}})
                .labels("kind", new int[] {1})
                .targets("size", new float[][] {{1}})
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(CompiledOneStep.create(1))
                        .classWeights(1, 2, 3)
                        .start(both))
                .withMessage(
                        "OneStep has no loss that takes weights of rows, which class weights become: declare it with"
                                + " @Loss(sampleWeights = true), or its weights with @Loss(classWeights = ...)");
    }
}
