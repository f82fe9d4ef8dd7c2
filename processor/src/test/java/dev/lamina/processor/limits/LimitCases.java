package dev.lamina.processor.limits;

import static dev.lamina.processor.limits.LimitSources.block;
import static dev.lamina.processor.limits.LimitSources.input;
import static dev.lamina.processor.limits.LimitSources.layer;
import static dev.lamina.processor.limits.LimitSources.lines;
import static dev.lamina.processor.limits.LimitSources.model;
import static dev.lamina.processor.limits.LimitSources.numbered;
import static dev.lamina.processor.limits.LimitSources.numbers;
import static dev.lamina.processor.limits.LimitSources.source;
import static dev.lamina.processor.limits.LimitSources.withBlock;

import dev.lamina.processor.testing.Chosen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Models that reach for a limit: of the language, of class files, of arrays, of the memory. */
final class LimitCases {
    private static final int MAX = Integer.MAX_VALUE;
    private static final String DENSE = "dense = @Dense(4)";
    private static final String TANH = DENSE + ", activation = Activation.TANH";
    private static final String LONG = "a".repeat(30_000);
    private static final String TOO_LARGE = "LAM-LIMIT-04 interface Net";

    private final List<LimitCase> cases = new ArrayList<>();

    private LimitCases() {}

    /** Those that are asked for with {@code -Dlamina.cases=}, empty for all; without it, those that take little time. */
    static List<LimitCase> chosen() {
        boolean all = System.getProperty("lamina.cases") != null;
        return Chosen.of(all()).stream()
                .filter(test -> all || !test.onRequest())
                .toList();
    }

    private static List<LimitCase> all() {
        LimitCases all = new LimitCases();
        all.layers();
        all.blocks();
        all.links();
        all.inputsAndOutputs();
        all.tables();
        all.names();
        all.sizes();
        all.recurrence();
        return all.cases;
    }

    private void compiles(String name, String source) {
        cases.add(new LimitCase(name, source, List.of(), false));
    }

    private void compilesInTime(String name, String source) {
        cases.add(new LimitCase(name, source, List.of(), true));
    }

    private void fails(String name, String source, String... errors) {
        cases.add(new LimitCase(name, source, List.of(errors), false));
    }

    private void layers() {
        compilesInTime("1,500 layers", model(input("4"), lines(1_500, i -> layer("l" + i, "flatten = @Flatten"))));
        fails("3,000 dense layers", model(input("4"), lines(3_000, i -> layer("l" + i, TANH))), TOO_LARGE);
        fails("3,000 residual layers", model(input("4"), lines(3_000, LimitCases::residual)), TOO_LARGE);
        fails(
                "10,001 layers",
                model(input("4"), lines(10_001, i -> layer("l" + i, "flatten = @Flatten"))),
                "LAM-LIMIT-01 @Layer(name = \"l10000\"");
        fails(
                "a wrong size in the last of 2,000 layers",
                model(input("4"), lines(2_000, i -> layer("l" + i, "dense = @Dense(" + (i < 1_999 ? 4 : 0) + ")"))),
                "LAM-LAYER-06 0)");
    }

    private static String residual(int i) {
        String above = i == 0 ? "input" : "r" + (i - 1);
        return layer("d" + i, List.of(above), "dense = @Dense(4), activation = Activation.RELU")
                + "\n"
                + layer("r" + i, List.of("d" + i, above), "add = @Add");
    }

    private void blocks() {
        String dense = layer("a", TANH);
        fails("times of the largest int", withBlock(model(input("4"), body(MAX)), dense), "LAM-LIMIT-01 2147483647");
        fails(
                "times 0 and of the largest int",
                withBlock(model(input("4"), body(0), body("m", "Body", MAX)), dense),
                "LAM-LAYER-06 0)",
                "LAM-LIMIT-01 2147483647");
        fails("times 3,000", withBlock(model(input("4"), body(3_000)), dense), TOO_LARGE);
        StringBuilder nested = new StringBuilder(block("B0", dense));
        for (int i = 1; i <= 10; i++) {
            nested.append(block("B" + i, body("b", "B" + (i - 1), 10)));
        }
        fails("blocks times ten, ten deep", model(input("4"), body("top", "B10", 10)) + nested, "LAM-LIMIT-01 10))");
    }

    private static String body(int times) {
        return body("body", "Body", times);
    }

    private static String body(String name, String block, int times) {
        return layer(name, "block = @Block(value = " + block + ".class, times = " + times + ")");
    }

    private void links() {
        for (String merge : List.of("concat = @Concat", "add = @Add")) {
            compilesInTime(
                    merge.substring(0, merge.indexOf(' ')) + " of 1,000 layers",
                    model(
                            input("1"),
                            lines(1_000, i -> layer("l" + i, List.of("input"), "dense = @Dense(1)")),
                            layer("all", numbered(1_000, "l"), merge),
                            layer("result", DENSE)));
        }
        compilesInTime(
                "70,000 times from one layer",
                model(
                        input("1"),
                        layer("all", Collections.nCopies(70_000, "input"), "concat = @Concat"),
                        layer("result", DENSE)));
        fails(
                "a cycle of 3,000 layers",
                model(input("4"), lines(3_000, i -> layer("l" + i, List.of("l" + (i + 1) % 3_000), DENSE))),
                "LAM-GRAPH-07 \"l1\"");
    }

    private void inputsAndOutputs() {
        compiles("300 inputs", inputs(300));
        compilesInTime("5,000 inputs", inputs(5_000));
        compiles("70 losses", losses(70));
        compilesInTime("1,000 losses", losses(1_000));
        compiles(
                "300 outputs",
                source(
                        "@Model(outputs = {\"" + String.join("\", \"", numbered(299, "l")) + "\"})",
                        input("4"),
                        lines(300, i -> layer("l" + i, List.of("input"), "dense = @Dense(1)")),
                        "@Loss(LossFunction.MEAN_SQUARED_ERROR)"));
    }

    private static String inputs(int count) {
        return model(
                lines(count, i -> "@Input(name = \"i" + i + "\", shape = 2)"),
                layer("all", numbered(count, "i"), "concat = @Concat"),
                layer("result", DENSE));
    }

    private static String losses(int count) {
        return source(
                input("4"),
                lines(count, i -> layer("l" + i, List.of("input"), "dense = @Dense(1)")),
                lines(
                        count,
                        i -> "@Loss(value = LossFunction.MEAN_SQUARED_ERROR, from = \"l" + i + "\", name = \"n" + i
                                + "\")"));
    }

    private void tables() {
        // An array in a class file holds 65,535 at most: beyond that javac itself speaks, from JDK 25 on.
        for (int count : List.of(12_000, 65_000)) {
            compiles(
                    count + " class weights",
                    source(
                            input("4"),
                            layer("result", "dense = @Dense(" + count + ")"),
                            "@Loss(value = LossFunction.SOFTMAX_CROSS_ENTROPY, classWeights = " + numbers(count)
                                    + ")"));
        }
        compiles(
                "rescaling by 20,000 numbers",
                model(
                        input("20_000"),
                        layer(
                                "scaled",
                                "rescale = @Rescale(scale = " + numbers(20_000) + ", offset = " + numbers(20_000)
                                        + ")"),
                        layer("result", DENSE)));
        fails(
                "20,000 numbers for a shorter axis",
                model(input("4"), layer("scaled", "rescale = @Rescale(scale = " + numbers(20_000) + ")")),
                "LAM-LAYER-18 {1.25f");
        fails(
                "5,000 axes",
                model(input("{" + "1, ".repeat(4_999) + "1}"), layer("result", DENSE)),
                "LAM-SHAPE-01 {1, 1");
    }

    private void names() {
        String quoted = "\"" + LONG + "\"";
        String loss = "@Loss(value = LossFunction.COSINE_EMBEDDING, against = " + quoted + ")";
        fails("a layer's long name", model(input("4"), layer(LONG, DENSE)), "LAM-LIMIT-02 \"aaa");
        fails(
                "an input's long name",
                model("@Input(name = " + quoted + ", shape = 4)", layer("l", DENSE)),
                "LAM-LIMIT-02 \"aaa");
        fails(
                "long names that nobody has",
                model(
                        input("4"),
                        layer("l", List.of(LONG), DENSE),
                        layer("m", "dense = @Dense(4), weightsOf = " + quoted)),
                "LAM-GRAPH-06 \"aaa",
                "LAM-SHARE-01 \"aaa");
        fails("a long name compared with", source(input("4"), layer("l", DENSE), loss), "LAM-LOSS-11 \"aaa");
        fails(
                "an output's long name",
                source("@Model(outputs = " + quoted + ")", input("4"), layer("l", DENSE), "@Loss(LossFunction.HUBER)"),
                "LAM-MODEL-09 \"aaa");
        fails(
                "a class's long name",
                source(
                        "@Model(className = " + quoted + ")",
                        input("4"),
                        layer("l", DENSE),
                        "@Loss(LossFunction.HUBER)"),
                "LAM-LIMIT-02 \"aaa");
    }

    private void sizes() {
        String image = "{3, 32, 32}";
        String flat = layer("flat", "flatten = @Flatten") + "\n" + layer("result", DENSE);
        fails("an input of the largest int", model(input("" + MAX), layer("l", DENSE)), "LAM-SHAPE-04 2147483647");
        fails(
                "sizes whose product no long holds",
                model(input("{" + MAX + ", " + MAX + ", " + MAX + "}"), flat),
                "LAM-SHAPE-04 {2147483647");
        fails(
                "a vocabulary of the largest int",
                model(
                        "@Input(shape = 4, vocabulary = " + MAX + ")",
                        layer("l", "embedding = @Embedding(width = 1)"),
                        flat),
                "LAM-SHAPE-09 @Embedding");
        fails(
                "the largest batch",
                model("@Model(batch = " + MAX + ")\n" + input("4"), flat),
                "LAM-MODEL-05 2147483647");
        sizes(flat, "dense = @Dense(%d)", "LAM-SHAPE-09 @Dense", "4");
        sizes(flat, "conv2d = @Conv2d(filters = %d, kernel = 3)", "LAM-SHAPE-09 @Conv2d", image);
        sizes(flat, "conv2d = @Conv2d(filters = 2, kernel = %d)", "LAM-SHAPE-03 2147483647", image);
        sizes(flat, "conv2d = @Conv2d(filters = 2, kernel = 3, pad = %d)", "LAM-SHAPE-09 @Conv2d", image);
        sizes(flat, "conv2d = @Conv2d(filters = 2, kernel = 3, dilation = %d)", "LAM-SHAPE-03 2147483647", image);
        sizes(flat, "conv2d = @Conv2d(filters = 2, kernel = 3, stride = %d)", "", image);
        sizes(
                flat,
                "convTranspose2d = @ConvTranspose2d(filters = 2, kernel = 3, stride = %d)",
                "LAM-SHAPE-09 @ConvTranspose2d",
                image);
        sizes(flat, "zeroPad2d = @ZeroPad2d(%d)", "LAM-SHAPE-09 @ZeroPad2d", image);
        sizes(flat, "upsample = @Upsample(%d)", "LAM-SHAPE-09 @Upsample", image);
        sizes(flat, "pixelShuffle = @PixelShuffle(%d)", "LAM-SHAPE-05 @PixelShuffle", image);
        sizes(flat, "maxPool2d = @MaxPool2d(%d)", "LAM-SHAPE-10 2147483647", image);
        sizes(flat, "maxPool2d = @MaxPool2d(value = 2, stride = %d, ceil = true)", "", image);
        sizes(flat, "avgPool2d = @AvgPool2d(value = %d, pad = 1073741823)", "", image);
        sizes(flat, "adaptiveAvgPool2d = @AdaptiveAvgPool2d({%d, 1})", "LAM-SHAPE-09 @AdaptiveAvgPool2d", image);
        sizes(flat, "reshape = @Reshape({%1$d, %1$d, %1$d})", "LAM-SHAPE-13 {2147483647", image);
        sizes(flat, "attention = @Attention(heads = %d)", "LAM-SHAPE-18 2147483647", "{4, 8}");
        compiles("4,000 heads", model(input("{4, 4_000}"), layer("l", "attention = @Attention(heads = 4_000)"), flat));
        fails(
                "attention over a sequence of 100,000 steps",
                model(input("{100_000, 8}"), layer("l", "attention = @Attention(heads = 1)"), flat),
                "LAM-SHAPE-09 @Attention");
        compiles(
                "parameters of an activation at the ends of floats",
                model(
                        input("4"),
                        layer(
                                "l",
                                DENSE + ", activation = Activation.ELU, activationParameters ="
                                        + " @ActivationParameters(alpha = 3.4028235E38f)"),
                        layer(
                                "m",
                                DENSE + ", activation = Activation.HARD_TANH, activationParameters ="
                                        + " @ActivationParameters(min = -3.4028235E38f, max = 1.4E-45f)")));
    }

    /** A layer with the largest int as an attribute: an error, or empty if it works. */
    private void sizes(String behind, String operation, String error, String shape) {
        String text = model(input(shape), layer("l", String.format(operation, MAX)), behind);
        String name = "largest int in " + operation.substring(operation.indexOf('@'));
        if (error.isEmpty()) {
            compiles(name, text);
        } else {
            fails(name, text, error);
        }
    }

    private void recurrence() {
        String result = layer("result", DENSE);
        for (String kind : List.of("lstm", "gru", "rnn")) {
            String annotation = kind + " = @" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            fails(
                    kind + " of more layers than an int counts",
                    model(
                            input("{5, 4}"),
                            layer("l", annotation + "(value = 4, layers = " + MAX + ", last = true)"),
                            result),
                    "LAM-SHAPE-09 " + annotation.substring(annotation.indexOf('@')));
            fails(
                    kind + " of the largest int",
                    model(input("{5, 4}"), layer("l", annotation + "(value = " + MAX + ", last = true)"), result),
                    "LAM-SHAPE-09 " + annotation.substring(annotation.indexOf('@')));
            compiles(
                    kind + " over 100,000 steps",
                    model(input("{100_000, 1}"), layer("l", annotation + "(value = 4, last = true)"), result));
        }
        compilesInTime(
                "lstm of 300 layers",
                model(input("{5, 4}"), layer("l", "lstm = @Lstm(value = 4, layers = 300, last = true)"), result));
        fails(
                "gru of 800 layers",
                model(input("{5, 4}"), layer("l", "gru = @Gru(value = 4, layers = 800, last = true)"), result),
                TOO_LARGE);
        fails(
                "rnn over 30,000,000 steps",
                model(input("{30_000_000, 1}"), layer("l", "rnn = @Rnn(value = 4, last = true)"), result),
                "LAM-SHAPE-09 @Rnn");
    }
}
