package dev.lamina.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void targetsMayBeValues() {
        Dataset data = Dataset.of(new float[][] {{1}, {2}}, new float[][] {{3, 4}, {5, 6}});
        float[] target = new float[3];
        data.copyTarget(1, target, 1);
        assertThat(target).containsExactly(0, 5, 6);
        assertThat(data.hasLabels()).isFalse();
        assertThat(data.targetSize()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> data.label(0)).withMessageContaining("no labels");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 1}).copyTarget(0, target, 0))
                .withMessageContaining("labels");
    }

    @Test
    void severalInputsHaveNames() {
        Dataset data = Dataset.builder()
                .input("image", new float[][] {{1, 2}, {3, 4}})
                .input("age", new float[] {30, 40}, 1)
                .labels(new int[] {1, 0})
                .build();
        assertThat(data.inputNames()).containsExactly("image", "age");
        assertThat(data.inputIndex("age")).isEqualTo(1);
        assertThat(data.inputSize(1)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.inputIndex("imgae"))
                .withMessageContaining("did you mean image?");
    }

    @Test
    void inputsMayBeIntegers() {
        int[][] tokens = {{1, 2}, {5, 0}};
        Dataset data = Dataset.builder()
                .input("tokens", tokens)
                .input("age", new float[] {30, 40}, 1)
                .labels(new int[] {0, 1})
                .build();
        tokens[1][0] = 99;
        int[] row = new int[3];
        data.copyInput(0, 1, row, 1);
        assertThat(row).containsExactly(0, 5, 0);
        assertThat(data.hasIndices(0)).isTrue();
        assertThat(data.hasIndices(1)).isFalse();
        assertThat(data.maxIndex(0)).isEqualTo(5);
        assertThat(data.maxIndex(1)).isEqualTo(-1);
        assertThat(data.inputSize(0)).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> data.row(0)).withMessageContaining("integers, not floats");
        assertThatIllegalStateException()
                .isThrownBy(() -> data.copyInput(1, 0, row, 0))
                .withMessageContaining("floats, not integers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder().input("tokens", new int[] {1, 2, 3, -4}, 2))
                .withMessage("tokens: integers of an input count from 0, but value 1 of row 1 is -4");
    }

    @Test
    void aDatasetHasEveryPublicMethodItself() throws NoSuchMethodException {
        Method[] methods = Stream.of(Table.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .toArray(Method[]::new);
        assertThat(methods).isNotEmpty();
        for (Method method : methods) {
            assertThat(Dataset.class
                            .getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .as(method.getName())
                    .isEqualTo(Dataset.class);
        }
    }
}
