package dev.lamina.processor.emit;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamina.model.Network;
import dev.lamina.processor.Generated;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each output predicts many rows as it predicts them one by one. */
class OutputsOfRowsTest {
    private static final int BATCH = 4;
    private static final int SEED = 23;
    private static final int VOCABULARY = 6;

    /** Classes of two sizes, values, and classes at each of several positions. */
    private static Network network(boolean integers) {
        ModelMaker maker = integers
                ? ModelMaker.model()
                        .indices("words", VOCABULARY, 3)
                        .add(layer("table").op("embedding", "width", 5))
                : ModelMaker.model(5);
        GeneratedModel model = Generated.of(maker.add(layer("hidden").op("flatten"))
                .add(layer("code").op("dense", "value", 7).activation("TANH"))
                .add(layer("kind").from("code").op("dense", "value", 3))
                .add(layer("place").from("code").op("dense", "value", 11))
                .add(layer("eight").from("code").op("dense", "value", 8))
                .add(layer("spot").op("reshape", "value", List.of(2, 4)))
                .term("a", 1, "SOFTMAX_CROSS_ENTROPY", List.of("kind"), "")
                .term("b", 1, "SOFTMAX_CROSS_ENTROPY", List.of("place"), "")
                .term("c", 1, "SOFTMAX_CROSS_ENTROPY", List.of("spot"), "", "classAxis", -1)
                .outputs("code")
                .batch(BATCH));
        Network network = model.network(SEED);
        assertThat(network.outputs()).extracting("name").containsExactly("kind", "place", "spot", "code");
        return network;
    }

    /** Rows as an array of arrays of floats or integers. */
    private static Object rows(boolean integers, int n) {
        Random random = new Random(SEED + n);
        float[][] floats = new float[n][5];
        int[][] words = new int[n][3];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 5; j++) {
                floats[i][j] = 4 * random.nextFloat() - 2;
            }
            Arrays.setAll(words[i], j -> random.nextInt(VOCABULARY));
        }
        return integers ? words : floats;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void classesAreThoseOfSingleRows(boolean integers) throws ReflectiveOperationException {
        Network network = network(integers);
        for (int n : new int[] {0, 1, BATCH, 3 * BATCH + 1, 40}) {
            Object rows = rows(integers, n);
            for (String method : List.of("predict", "predictKind", "predictPlace")) {
                int[] together = (int[]) call(network, method, rows);
                assertThat(together).hasSize(n);
                for (int i = 0; i < n; i++) {
                    assertThat(together[i])
                            .as("%s of row %d of %d, seed %d", method, i, n, SEED)
                            .isEqualTo(call(network, method, Array.get(rows, i)));
                }
            }
        }
        int[] places = (int[]) call(network, "predictPlace", rows(integers, 40));
        assertThat(Arrays.stream(places).distinct().count()).isGreaterThan(2);
        assertThat(places).isNotEqualTo(call(network, "predict", rows(integers, 40)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rawValuesOfAnyOutputAreThoseOfSingleRows(boolean integers) throws ReflectiveOperationException {
        Network network = network(integers);
        Method many =
                Network.class.getSuperclass().getDeclaredMethod("inferRows", int.class, float[][].class, int[][].class);
        Method one =
                Network.class.getSuperclass().getDeclaredMethod("infer", int.class, float[][].class, int[][].class);
        many.setAccessible(true);
        one.setAccessible(true);
        int n = 2 * BATCH + 3;
        Object rows = rows(integers, n);
        for (int output = 0; output < network.outputs().size(); output++) {
            int size = network.outputs().get(output).size();
            float[] together = (float[]) many.invoke(network, output, integers ? null : rows, integers ? rows : null);
            assertThat(together).hasSize(n * size);
            for (int i = 0; i < n; i++) {
                Object single = integers
                        ? one.invoke(network, output, new float[1][], new int[][] {((int[][]) rows)[i]})
                        : one.invoke(network, output, new float[][] {((float[][]) rows)[i]}, null);
                assertThat(Arrays.copyOfRange(together, i * size, (i + 1) * size))
                        .as("output %d of row %d, seed %d", output, i, SEED)
                        .containsExactly((float[]) single);
            }
        }
    }

    @Test
    void wrongRowsAreNamed() {
        Network network = network(false);
        assertThatThrownBy(() -> call(network, "predictPlace", new float[][] {new float[5], new float[4]}))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessageContaining("row 1: input input[5] has 5 values, but the array has 4");
    }

    @Test
    void otherOutputsHaveTheFormsOfTheFirst() {
        assertThat(Stream.of(network(false).getClass().getMethods())
                        .filter(method -> method.getName().startsWith("predict"))
                        .filter(method -> method.getParameterTypes()[0] == float[][].class)
                        .map(Method::getName))
                .containsExactlyInAnyOrder("predict", "predictKind", "predictPlace");
    }

    private static Object call(Network network, String method, Object argument) throws ReflectiveOperationException {
        return network.getClass().getMethod(method, argument.getClass()).invoke(network, argument);
    }
}
