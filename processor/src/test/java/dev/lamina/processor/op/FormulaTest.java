package dev.lamina.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Formula A = Formula.name("a");
    private static final Formula B = Formula.name("b");
    private static final Formula C = Formula.name("c");
    private static final Formula TWO = Formula.number("2");

    @Test
    void parenthesesStandWhereTheyAreNeededOnly() {
        assertThat(A.plus(B).plus(C).text()).isEqualTo("a + b + c");
        assertThat(A.minus(B.plus(C)).text()).isEqualTo("a - (b + c)");
        assertThat(A.plus(B).times(C).text()).isEqualTo("(a + b) ⊙ c");
        assertThat(A.times(B).plus(C).text()).isEqualTo("a ⊙ b + c");
        assertThat(A.over(B).over(C).text()).isEqualTo("a / b / c");
        assertThat(A.over(B.over(C)).text()).isEqualTo("a / (b / c)");
        assertThat(Formula.call("exp", List.of(A.minus(B))).text()).isEqualTo("exp(a - b)");
        assertThat(Formula.choice(A, B, C).plus(A).text()).isEqualTo("(a > 0 ? b : c) + a");
        assertThat(Formula.choice(A.plus(B), Formula.choice(A, B, C), C).text())
                .isEqualTo("a + b > 0 ? (a > 0 ? b : c) : c");
        assertThat(A.plus(B).at(C).text()).isEqualTo("(a + b)[c]");
    }

    @Test
    void productsOfMatricesAreNotThoseOfElements() {
        assertThat(A.dot(B).text()).isEqualTo("a · b");
        assertThat(A.times(B).text()).isEqualTo("a ⊙ b");
        assertThat(A.dot(B).times(C).text()).isEqualTo("(a · b) ⊙ c");
        assertThat(A.times(B).dot(C).text()).isEqualTo("(a ⊙ b) · c");
        assertThat(A.dot(B).plus(C).text()).isEqualTo("a · b + c");
    }

    @Test
    void numbersComeFirst() {
        assertThat(A.times(TWO).text()).isEqualTo("2 · a");
        assertThat(TWO.times(A.plus(B)).text()).isEqualTo("2 · (a + b)");
        assertThat(A.times(Formula.number("-1")).plus(B).text()).isEqualTo("-a + b");
        assertThat(B.plus(A.times(Formula.number("-1"))).text()).isEqualTo("b + (-a)");
        assertThat(A.times(Formula.number("-3")).text()).isEqualTo("(-3) · a");
        assertThat(Formula.fraction("1/N").times(A.reduced("Σ")).times(B).text())
                .isEqualTo("(1/N · Σ a) ⊙ b");
        assertThat(A.over(Formula.fraction("1/N")).text()).isEqualTo("a / (1/N)");
    }

    @Test
    void sumsEndBeforeTheNextSum() {
        assertThat(A.times(B).reduced("Σ").plus(C).text()).isEqualTo("Σ a ⊙ b + c");
        assertThat(A.plus(B).reduced("Σ").text()).isEqualTo("Σ (a + b)");
        assertThat(A.reduced("Σ").times(B).text()).isEqualTo("(Σ a) ⊙ b");
        assertThat(A.reduced("max").transposed().text()).isEqualTo("(max a)ᵀ");
    }

    @Test
    void onlyWholeOperandsAreTransposed() {
        assertThat(A.transposed().dot(B).text()).isEqualTo("aᵀ · b");
        assertThat(A.plus(B).transposed().text()).isEqualTo("(a + b)ᵀ");
        assertThat(A.dot(B).transposed().text()).isEqualTo("(a · b)ᵀ");
        assertThat(A.times(TWO).transposed().text()).isEqualTo("(2 · a)ᵀ");
        assertThat(TWO.transposed().dot(B).text()).isEqualTo("2 · b");
    }
}
