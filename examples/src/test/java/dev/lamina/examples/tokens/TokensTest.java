package dev.lamina.examples.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.train.Trainer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Models that read integers, from data to predictions. */
class TokensTest {
    /** All triples; what follows is the first plus twice the last, modulo 7. */
    private static Dataset triples() {
        int[][] tokens = new int[343][];
        int[] next = new int[343];
        for (int i = 0; i < 343; i++) {
            tokens[i] = new int[] {i / 49, i / 7 % 7, i % 7};
            next[i] = (tokens[i][0] + 2 * tokens[i][2]) % 7;
        }
        return Dataset.of(tokens, next);
    }

    @Test
    void learnsAndPredictsFromIntegers() {
        CompiledNextToken net = CompiledNextToken.create(3);
        Dataset data = triples();
        Trainer.of(net).optimizer(Adam.learningRate(1e-2f)).epochs(80).silent().fit(data, data);
        int[][] rows = {{1, 5, 2}, {6, 0, 3}, {0, 0, 0}};
        assertThat(net.predict(rows)).containsExactly(5, 5, 0);
        assertThat(net.predict(rows[0])).isEqualTo(5);
        assertThat(net.probabilities(rows[0])[5]).isGreaterThan(0.5f);
        assertThat(net.summary()).contains("input of 0..6");
    }

    @Test
    void integersOutsideOfTheVocabularyAreNamed() {
        CompiledNextToken net = CompiledNextToken.create(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(new int[] {1, 7, 2}))
                .withMessage("NextToken: input tokens[3](0..6) takes integers from 0 to 6, but value 1 of row 0 is 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(new int[][] {{1, 2, 3}, {1, 2, -1}}))
                .withMessageContaining("value 2 of row 1 is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(new int[] {1, 2}))
                .withMessageContaining("tokens[3](0..6) has 3 values, but the array has 2");
        Session session = net.newTrainingSession(1);
        Arrays.fill(session.indices(0), 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.forward(2))
                .withMessageContaining("is 9");
        assertThatIllegalStateException().isThrownBy(() -> session.input(0)).withMessageContaining("indices");
    }

    @Test
    void dataThatDontFitAreRefused() {
        CompiledNextToken net = CompiledNextToken.create(1);
        Trainer trainer = Trainer.of(net).epochs(1).silent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(Dataset.of(new float[][] {{1, 2, 3}}, new int[] {1})))
                .withMessageContaining("tokens[3](0..6) takes integers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(Dataset.of(new int[][] {{1, 2, 8}}, new int[] {1})))
                .withMessageContaining("takes integers from 0 to 6, but the data set has 8");
    }

    @Test
    void integersAndFeaturesGoTogether() {
        CompiledTokenAndPrice net = CompiledTokenAndPrice.create(5);
        assertThat(Arrays.copyOf(net.parameter("vectors.weight").toArray(), 2)).containsOnly(0f);
        float[] features = {1, -2};
        float before = net.predict(new int[] {2}, features)[0];
        assertThat(net.predict(new int[] {1}, features)[0]).isNotEqualTo(before);
        Dataset data = Dataset.builder()
                .input("features", new float[][] {{1, 2}, {2, 3}, {0, 1}})
                .input("kind", new int[] {0, 1, 2}, 1)
                .targets(new float[][] {{1}, {2}, {3}})
                .build();
        Trainer.of(net).optimizer(Adam.learningRate(1e-2f)).epochs(5).silent().fit(data);
        assertThat(net.predict(new int[] {2}, features)[0]).isNotEqualTo(before);
        assertThat(Arrays.copyOf(net.parameter("vectors.weight").toArray(), 2))
                .as("the vector of the padding")
                .containsOnly(0f);
    }
}
