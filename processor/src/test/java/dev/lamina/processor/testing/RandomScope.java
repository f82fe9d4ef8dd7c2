package dev.lamina.processor.testing;

import dev.lamina.math.CounterRandom;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** What random layers are chosen from: the values that stand above, and random numbers. */
final class RandomScope {
    /** Elements of a row that a value may have, so that models stay small. */
    static final int MOST_ELEMENTS = 400;

    private final Random random;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** The first numbers of neighbouring seeds are alike, so seeds are mixed before. */
    RandomScope(long seed) {
        this.random = new Random(CounterRandom.key(seed, 0, 0));
    }

    /** From 0 to below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of several. */
    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Columns of a result: few, more than a vector has or more than a tile has. */
    int units() {
        return switch (random.nextInt(8)) {
            case 0 -> 17 + random.nextInt(4);
            case 1 -> 33 + random.nextInt(8);
            default -> 1 + random.nextInt(8);
        };
    }

    /** A divisor. */
    int divisor(int number) {
        List<Integer> divisors = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            if (number % i == 0) {
                divisors.add(i);
            }
        }
        return of(divisors);
    }

    /** Makes a value known. */
    void put(String name, Shape shape) {
        shapes.put(name, shape);
    }

    /** The shape of a value, rows included. */
    Shape shape(String name) {
        return shapes.get(name);
    }

    /** The sizes of a row of a value. */
    List<Integer> dims(String name) {
        return shapes.get(name).dims();
    }

    /** The values of shapes that will do; none of integers. */
    List<String> values(Predicate<Shape> wanted) {
        return shapes.keySet().stream()
                .filter(name -> wanted.test(shapes.get(name)))
                .toList();
    }
}
