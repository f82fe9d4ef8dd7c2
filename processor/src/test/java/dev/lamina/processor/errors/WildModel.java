package dev.lamina.processor.errors;

import dev.lamina.annotation.Activation;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.LossFunction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes models whose attributes have any values that Java allows, most of them sensible ones. */
final class WildModel {
    private static final String[] INTEGERS = {
        "0",
        "-1",
        "7",
        "16",
        "17",
        "1000",
        "65_536",
        "100_000_000",
        "1_073_741_824",
        "Integer.MAX_VALUE - 64",
        "Integer.MAX_VALUE",
        "Integer.MIN_VALUE"
    };
    private static final String[] DECIMALS = {
        "0f",
        "-0f",
        "-1f",
        "1f",
        "0.99999994f",
        "2f",
        "1e9f",
        "0f / 0f",
        "1f / 0f",
        "-1f / 0f",
        "Float.MIN_VALUE",
        "Float.MAX_VALUE"
    };
    private static final String[] ACTIVATIONS =
            Stream.of(Activation.values()).map(Enum::name).toArray(String[]::new);
    private static final String[] LOSSES =
            Stream.of(LossFunction.values()).map(Enum::name).toArray(String[]::new);

    private static final List<Method> OPERATIONS = Stream.of(Layer.class.getDeclaredMethods())
            .filter(method -> method.getReturnType().isArray()
                    && method.getReturnType().getComponentType().isAnnotation())
            .sorted(Comparator.comparing(Method::getName))
            .toList();

    private final Random random;
    private final double wildness;
    private final List<String> names = new ArrayList<>();
    private int axes = 1;

    private WildModel(long seed) {
        this.random = new Random(seed);
        // Some models are tame, so that code is generated for them, and some have hardly a value that makes sense.
        this.wildness = new double[] {0, 0.02, 0.1, 0.5}[random.nextInt(4)];
    }

    /** The model of a seed, called {@code Net}. */
    static String of(long seed) {
        return new WildModel(seed).write();
    }

    /** The simple names of the annotations of all operations. */
    static List<String> operations() {
        return OPERATIONS.stream()
                .map(operation -> operation.getReturnType().getComponentType().getSimpleName())
                .toList();
    }

    private String write() {
        StringBuilder text = new StringBuilder();
        // Without any annotation it would be no model.
        if (wildness > 0 || random.nextBoolean()) {
            text.append("@Model(batch = ").append(integer(1, 64)).append(")\n");
        }
        int inputs = isWild() ? random.nextInt(3) : 1;
        for (int i = 0; i < inputs; i++) {
            text.append("@Input(shape = ")
                    .append(shape())
                    .append(named("input" + i))
                    .append(")\n");
        }
        int layers = isWild() ? 0 : 1 + random.nextInt(5);
        for (int i = 0; i < layers; i++) {
            text.append("@Layer(").append(layer("layer" + i)).append(")\n");
        }
        if (!isWild()) {
            text.append("@Loss(")
                    .append(axes == 1 || isWild() ? pick(LOSSES) : "MEAN_SQUARED_ERROR")
                    .append(")\n");
        }
        return text + "interface Net {}\n";
    }

    private String named(String name) {
        String used = isWild() && !names.isEmpty() ? names.get(random.nextInt(names.size())) : name;
        names.add(used);
        return ", name = \"" + used + "\"";
    }

    private String layer(String name) {
        List<String> sources = List.copyOf(names);
        List<String> parts = new ArrayList<>();
        parts.add(named(name).substring(2));
        int operations = isWild() ? random.nextInt(3) : 1;
        for (int i = 0; i < operations; i++) {
            String operation = operation(sources);
            String attribute = operation.substring(0, operation.indexOf(' '));
            if (parts.stream().noneMatch(part -> part.startsWith(attribute) || part.contains("from = "))) {
                parts.add(operation);
            }
        }
        if (random.nextInt(3) == 0) {
            parts.add("activation = " + pick(ACTIVATIONS));
        }
        if (random.nextInt(4) == 0) {
            parts.add("dropout = " + decimal("0.25f"));
        }
        if (random.nextInt(4) == 0) {
            parts.add("l2 = " + decimal("1e-3f"));
        }
        if (random.nextInt(6) == 0) {
            parts.add("frozen = true");
        }
        return String.join(", ", parts);
    }

    private String operation(List<String> sources) {
        if (random.nextInt(4) == 0) {
            return any();
        }
        // Operations on images come last, so that they are left out where there is none.
        int kinds = axes == 3 || isWild() ? 9 : 5;
        int kind = random.nextInt(kinds);
        axes = kind == 1 || kind == 8 || (kind == 0 && axes == 3) ? 1 : axes;
        return switch (kind) {
            case 0 ->
                "dense = @Dense(" + attributes("value = " + integer(1, 20), "bias = " + random.nextBoolean()) + ")";
            case 1 -> "flatten = @Flatten";
            case 2 ->
                "batchNorm = @BatchNorm("
                        + attributes("", "eps = " + decimal("1e-3f"), "momentum = " + decimal("0.2f"), "affine = false")
                        + ")";
            case 3 ->
                "layerNorm = @LayerNorm("
                        + attributes("", "axes = " + integer(1, axes), "eps = " + decimal("1e-3f"), "affine = false")
                        + ")";
            case 4 -> "add = @Add, from = " + from(sources);
            case 5 -> convolution();
            case 6 -> "maxPool2d = @MaxPool2d(" + pooling("ceil") + ")";
            case 7 -> "avgPool2d = @AvgPool2d(" + pooling("countIncludePad") + ")";
            default -> "globalAvgPool2d = @GlobalAvgPool2d";
        };
    }

    /** Any operation that the annotation has, with attributes of the right types. */
    private String any() {
        Method operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        Class<?> annotation = operation.getReturnType().getComponentType();
        String attributes = Stream.of(annotation.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(attribute -> attribute.getDefaultValue() == null || random.nextInt(3) == 0)
                .map(attribute -> attribute.getName() + " = " + value(attribute.getReturnType()))
                .collect(Collectors.joining(", "));
        return operation.getName() + " = @" + annotation.getSimpleName() + "(" + attributes + ")";
    }

    private String value(Class<?> type) {
        if (type == int.class) {
            return integer(1, 4);
        }
        if (type == int[].class) {
            return list(1, 4);
        }
        if (type == float.class) {
            return decimal("0.5f");
        }
        if (type == float[].class) {
            return random.nextInt(2) == 0 ? decimal("0.5f") : "{" + decimal("-0.5f") + ", " + decimal("0.5f") + "}";
        }
        if (type == boolean.class) {
            return Boolean.toString(random.nextBoolean());
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return type.getSimpleName() + "." + constants[random.nextInt(constants.length)];
        }
        if (type == String.class) {
            return "\"" + (names.isEmpty() ? "" : names.get(random.nextInt(names.size()))) + "\"";
        }
        if (type == Class.class) {
            return "Net.class"; // a model, so no block
        }
        throw new AssertionError("no values of " + type);
    }

    private String from(List<String> sources) {
        List<String> from = new ArrayList<>();
        int count = isWild() ? random.nextInt(4) : 2;
        for (int i = 0; i < count; i++) {
            boolean unknown = sources.isEmpty() || isWild();
            // A layer that reads from the same one twice always fits itself.
            String known = unknown ? "layer9" : sources.get(sources.size() - 1);
            from.add("\"" + known + "\"");
        }
        return "{" + String.join(", ", from) + "}";
    }

    private String convolution() {
        String attributes = attributes(
                "filters = " + integer(1, 20) + ", kernel = " + list(1, 4),
                "stride = " + list(1, 3),
                "dilation = " + list(1, 2),
                "padding = SAME",
                "bias = " + random.nextBoolean());
        String pad = attributes.contains("SAME") && !isWild() || random.nextInt(3) > 0 ? "" : ", pad = " + list(0, 3);
        String groups = isWild() ? ", groups = " + integer(1, 2) : "";
        return "conv2d = @Conv2d(" + attributes + pad + groups + ")";
    }

    private String pooling(String flag) {
        int window = 2 + random.nextInt(4);
        return attributes(
                "value = " + (isWild() ? list(1, 3) : window),
                "stride = " + list(1, 3),
                "pad = " + (isWild() ? list(0, 2) : random.nextInt(window / 2 + 1)),
                flag + " = " + random.nextBoolean());
    }

    /** The first attribute and some of the others. */
    private String attributes(String required, String... others) {
        List<String> parts = new ArrayList<>();
        if (!required.isEmpty()) {
            parts.add(required);
        }
        for (String other : others) {
            if (random.nextInt(3) == 0) {
                parts.add(other);
            }
        }
        return String.join(", ", parts);
    }

    private String shape() {
        axes = random.nextInt(isWild() ? 5 : 4);
        axes = axes == 0 ? 3 : axes;
        return switch (axes) {
            case 1 -> integer(1, 20);
            case 2 -> "{" + integer(1, 6) + ", " + integer(1, 20) + "}";
            case 3 -> "{" + integer(1, 4) + ", " + integer(9, 20) + ", " + integer(9, 20) + "}";
            default -> list(1, 10);
        };
    }

    private String list(int from, int to) {
        if (isWild()) {
            List<String> elements = new ArrayList<>();
            int count = random.nextInt(10) == 0 ? 300 : random.nextInt(5);
            for (int i = 0; i < count; i++) {
                elements.add(integer(from, to));
            }
            return "{" + String.join(", ", elements) + "}";
        }
        return random.nextBoolean() ? integer(from, to) : "{" + integer(from, to) + ", " + integer(from, to) + "}";
    }

    private String integer(int from, int to) {
        return isWild() ? pick(INTEGERS) : Integer.toString(from + random.nextInt(to - from + 1));
    }

    private String decimal(String sensible) {
        return isWild() ? pick(DECIMALS) : sensible;
    }

    private boolean isWild() {
        return random.nextDouble() < wildness;
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
