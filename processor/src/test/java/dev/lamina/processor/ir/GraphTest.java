package dev.lamina.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.InputOp;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final GraphBuilder builder = new GraphBuilder().origin("net");
    private final Node x = builder.named("x", new InputOp("x", 0, Shape.rows(3)));

    @Test
    void printsOneLineForEachNode() {
        Node y = builder.named("y", new AddOp(), x, builder.add(new ExpOp(), x));
        Graph graph = new Graph(builder.nodes(), List.of(new Result(Result.Kind.INPUT_GRADIENT, "out", y)));
        assertThat(graph).hasToString("""
                %0 = input x() : [N, 3]  # x
                %1 = exp(%0) : [N, 3]
                %2 = add(%0, %1) : [N, 3]  # y
                input gradient out = %2
                """);
    }

    @Test
    void makesEqualOperationsOnEqualInputsOnce() {
        Node first = builder.add(new ExpOp(), x);
        assertThat(builder.add(new ExpOp(), x)).isSameAs(first);
        assertThat(builder.add(new ExpOp(), first)).isNotSameAs(first);
        assertThat(builder.nodes()).hasSize(3);
    }

    @Test
    void namesOnlyTheNewestNodeAndOnlyOnce() {
        Node first = builder.add(new ExpOp(), x);
        Node named = builder.name(first, "first");
        assertThat(named.name()).isEqualTo("first");
        assertThat(builder.nodes()).containsExactly(x, named);
        assertThat(builder.name(named, "second")).isSameAs(named);
        Node next = builder.add(new ExpOp(), named);
        builder.add(new ExpOp(), next);
        assertThat(builder.name(next, "late")).isSameAs(next);
    }

    @Test
    void prunesWhatNoResultNeeds() {
        Node needed = builder.add(new ExpOp(), x);
        builder.add(new ExpOp(), needed);
        Graph graph = new Graph(builder.nodes(), List.of(new Result(Result.Kind.OUTPUT, "y", needed))).pruned();
        assertThat(graph.nodes()).containsExactly(x, needed);
    }

    @Test
    void shapesKnowTheirAxes() {
        Shape image = Shape.rows(2, 3, 4);
        assertThat(image).hasToString("[N, 2, 3, 4]");
        assertThat(image.rank()).isEqualTo(4);
        assertThat(image.size()).isEqualTo(24);
        assertThat(image.elements(5)).isEqualTo(120);
        assertThat(image.dim(3)).isEqualTo(4);
        assertThat(image.dim(0, 7)).isEqualTo(7);
        assertThat(image.without(List.of(0, 2))).isEqualTo(Shape.of(2, 4));
        assertThat(image.without(List.of(1))).isEqualTo(Shape.rows(3, 4));
        assertThat(image.otherAxes(List.of(1, 3))).containsExactly(0, 2);
        assertThat(Shape.SCALAR.elements(9)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> image.dim(0));
    }

    @Test
    void sizesThatOverflowAnIntAreNeverSilent() {
        Shape large = Shape.rows(1 << 16, 1 << 16);
        assertThat(large.longSize()).isEqualTo(1L << 32);
        assertThatThrownBy(large::size).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Shape.rows(1 << 20).elements(1 << 12)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void operationsRefuseInputsTheyAreNotDefinedOn() {
        Node other = builder.add(new InputOp("z", 1, Shape.rows(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(new AddOp(), x, other));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(new AddOp(), x));
    }
}
