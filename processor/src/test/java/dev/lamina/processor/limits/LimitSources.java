package dev.lamina.processor.limits;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the sources of large models. */
final class LimitSources {
    private static final String LOSS = "@Loss(LossFunction.MEAN_SQUARED_ERROR)";

    private LimitSources() {}

    /** A model with an input, some layers and the usual loss. */
    static String model(String input, String... layers) {
        return source(input, String.join("\n", layers), LOSS);
    }

    /** A model of annotations. */
    static String source(String... annotations) {
        return "import dev.lamina.annotation.*;\n\n" + String.join("\n", annotations) + "\ninterface Net {}\n";
    }

    /** The same with a block {@code Body}. */
    static String withBlock(String model, String... layers) {
        return model + block("Body", layers);
    }

    static String block(String name, String... layers) {
        return "\n@Input(name = \"x\")\n" + String.join("\n", layers) + "\ninterface " + name + " {}\n";
    }

    /** An input of a shape. */
    static String input(String shape) {
        return "@Input(shape = " + shape + ")";
    }

    /** A layer that reads from the one above it. */
    static String layer(String name, String attributes) {
        return "@Layer(name = \"" + name + "\", " + attributes + ")";
    }

    /** A layer that reads from others. */
    static String layer(String name, List<String> from, String attributes) {
        return layer(name, "from = " + array(from, source -> '"' + source + '"') + ", " + attributes);
    }

    /** One line for each number. */
    static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    /** Names with numbers. */
    static List<String> numbered(int count, String prefix) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Numbers in braces. */
    static String numbers(int count) {
        return array(IntStream.range(0, count).boxed().toList(), i -> i % 7 + 1 + ".25f");
    }

    private static <T> String array(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", ", "{", "}"));
    }
}
