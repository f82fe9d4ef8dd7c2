package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with every loss: to add one, add its cases here if it has attributes. */
final class LossCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private LossCases() {}

    /** All cases, in a fixed order. */
    static List<LayerCase> all() {
        LossCases all = new LossCases();
        all.functions();
        all.classes();
        all.values();
        all.several();
        all.sampleWeights();
        all.alignments();
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase("loss " + name, model));
    }

    private void alignments() {
        add("CTC", steps(7, 4, "maxLabels", 3));
        add("CTC of long rows", steps(40, 6, "maxLabels", 12, "reduction", "SUM"));
        add("CTC with another blank", steps(7, 4, "maxLabels", 3, "blank", 3, "reduction", "BATCH_MEAN"));
        add("CTC with as many labels as steps", steps(4, 3, "zeroInfinity", true));
        add("CTC with lengths", steps(7, 4, "maxLabels", 3, "inputLengths", true, "zeroInfinity", true));
        add(
                "CTC with lengths and weights of rows",
                steps(7, 4, "maxLabels", 3, "inputLengths", true, "zeroInfinity", true, "sampleWeights", true));
        add(
                "CTC against an input, one of two",
                model(9, 3)
                        .indices("text", 4, 3)
                        .add(layer("scores")
                                .from("input")
                                .op("dense", "value", 4)
                                .activation("LOG_SOFTMAX"))
                        .add(layer("more").op("dense", "value", 2))
                        .term("scores", 2, "CTC", List.of("scores"), "text", "maxLabels", 3)
                        .term("more", 1, "MEAN_SQUARED_ERROR", List.of("more"), ""));
    }

    private static ModelMaker steps(int steps, int classes, Object... attributes) {
        return model(steps, 3)
                .add(layer("scores").op("dense", "value", classes).activation("LOG_SOFTMAX"))
                .loss("CTC", attributes);
    }

    private void sampleWeights() {
        add("MEAN_SQUARED_ERROR with weights of rows", wide("MEAN_SQUARED_ERROR", "sampleWeights", true));
        add(
                "HUBER of positions with weights of rows, sum",
                positions("HUBER", "sampleWeights", true, "reduction", "SUM"));
        add("SOFTMAX_CROSS_ENTROPY with weights of rows", wide("SOFTMAX_CROSS_ENTROPY", "sampleWeights", true));
        add(
                "SOFTMAX_CROSS_ENTROPY with weights of rows and classes",
                wide("SOFTMAX_CROSS_ENTROPY", "sampleWeights", true, "classWeights", weights(37), "ignoreIndex", 1));
        add(
                "NEGATIVE_LOG_LIKELIHOOD of positions with weights of rows",
                positions("NEGATIVE_LOG_LIKELIHOOD", "classAxis", 0, "sampleWeights", true, "ignoreIndex", 1));
        add("TRIPLET_MARGIN with weights of rows", three("TRIPLET_MARGIN", "sampleWeights", true, "margin", 4f));
    }

    private void functions() {
        for (LossType loss : LossType.ALL) {
            if (loss.roles().size() > 1 || loss.function().equals("CTC")) {
                continue;
            }
            String function = loss.function();
            // Probabilities and rates are above 0.
            String activation =
                    List.of("PROBABILITY_BINARY_CROSS_ENTROPY", "POISSON_NLL").contains(function) ? "SIGMOID" : "NONE";
            add(
                    function,
                    model(4).add(layer("hidden").op("dense", "value", 5).activation("TANH"))
                            .add(layer("result").op("dense", "value", 3).activation(activation))
                            .loss(function));
            for (String reduction : List.of("SUM", "BATCH_MEAN")) {
                add(
                        function + ", " + reduction,
                        model(4).add(layer("result").op("dense", "value", 3).activation(activation))
                                .loss(function, "reduction", reduction));
            }
            add(
                    function + " after a norm",
                    model(3).add(layer("weighted").op("layerNorm").activation(activation))
                            .loss(function));
            boolean vectorOnly = function.equals("MULTI_MARGIN");
            if (!vectorOnly) {
                add(
                        function + " of an image",
                        model(1, 4, 4)
                                .add(layer("conv")
                                        .op("conv2d", "filters", 2, "kernel", 3)
                                        .activation(activation))
                                .loss(function, axis(loss)));
            }
        }
        add(
                "BINARY_CROSS_ENTROPY of one number",
                model(3).add(layer("dense").op("dense", "value", 1)).loss("BINARY_CROSS_ENTROPY"));
    }

    private static Object[] axis(LossType loss) {
        return loss.attributes().contains("classAxis") ? new Object[] {"classAxis", 0} : new Object[0];
    }

    private void classes() {
        for (String function : List.of("SOFTMAX_CROSS_ENTROPY", "NEGATIVE_LOG_LIKELIHOOD")) {
            add(function + " of many classes", wide(function));
            add(function + " with weights", wide(function, "classWeights", weights(37)));
            add(function + " that ignores a class", wide(function, "ignoreIndex", 3));
            add(function + " that ignores another label", wide(function, "ignoreIndex", -100));
            add(
                    function + " with weights, sum",
                    wide(function, "classWeights", weights(37), "ignoreIndex", 0, "reduction", "SUM"));
            add(function + " of positions", positions(function, "classAxis", 0));
            add(function + " of positions, classes last", positions(function, "classAxis", -1));
            add(
                    function + " of weighted positions",
                    positions(function, "classAxis", 0, "classWeights", weights(4), "ignoreIndex", 1));
            add(
                    function + " of weighted positions, classes last",
                    positions(function, "classAxis", 1, "classWeights", weights(5), "ignoreIndex", 1));
        }
        for (String function : List.of("SOFTMAX_CROSS_ENTROPY", "DISTRIBUTION_CROSS_ENTROPY")) {
            add(function + ", smoothed", wide(function, "labelSmoothing", 0.1f));
            add(
                    function + " of weighted positions, smoothed",
                    positions(function, "classAxis", 0, "classWeights", weights(4), "labelSmoothing", 0.2f));
        }
        add(
                "SOFTMAX_CROSS_ENTROPY with all there is",
                wide("SOFTMAX_CROSS_ENTROPY", "classWeights", weights(37), "labelSmoothing", 0.2f, "ignoreIndex", 2));
        add("DISTRIBUTION_CROSS_ENTROPY with weights", wide("DISTRIBUTION_CROSS_ENTROPY", "classWeights", weights(37)));
        add("MULTI_MARGIN squared", wide("MULTI_MARGIN", "p", 2, "margin", 0.5f, "classWeights", weights(37)));
    }

    private static ModelMaker wide(String function, Object... attributes) {
        return model(3).add(layer("dense").op("dense", "value", 37)).loss(function, attributes);
    }

    private static ModelMaker positions(String function, Object... attributes) {
        return model(4, 3).add(layer("dense").op("dense", "value", 5)).loss(function, attributes);
    }

    private static List<Float> weights(int classes) {
        List<Float> weights = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            weights.add(0.5f + 0.25f * (c % 4));
        }
        return weights;
    }

    private void values() {
        add("HUBER, large delta", wide("HUBER", "delta", 2.5f));
        add("SMOOTH_L1, small beta", wide("SMOOTH_L1", "beta", 0.25f));
        add("BINARY_CROSS_ENTROPY with a weight", wide("BINARY_CROSS_ENTROPY", "posWeight", List.of(2.5f)));
        add("BINARY_CROSS_ENTROPY with weights", wide("BINARY_CROSS_ENTROPY", "posWeight", weights(37)));
        add(
                "BINARY_CROSS_ENTROPY with weights of the last axis",
                positions("BINARY_CROSS_ENTROPY", "posWeight", weights(5)));
        add("KL_DIVERGENCE of logarithms", wide("KL_DIVERGENCE", "logTarget", true));
        add("POISSON_NLL, full", wide("POISSON_NLL", "full", true));
        add(
                "POISSON_NLL of rates",
                model(3).add(layer("dense").op("dense", "value", 20).activation("SIGMOID"))
                        .loss("POISSON_NLL", "logInput", false, "eps", 1e-3f));
        add("HINGE_EMBEDDING with a margin", wide("HINGE_EMBEDDING", "margin", 0.3f));
        add("MULTI_LABEL_SOFT_MARGIN with weights", wide("MULTI_LABEL_SOFT_MARGIN", "classWeights", weights(37)));
    }

    private void several() {
        add("GAUSSIAN_NLL", two("SIGMOID", "GAUSSIAN_NLL"));
        add("GAUSSIAN_NLL, full", two("SIGMOID", "GAUSSIAN_NLL", "full", true, "eps", 1e-3f));
        add("COSINE_EMBEDDING", two("NONE", "COSINE_EMBEDDING"));
        add("COSINE_EMBEDDING with a margin", two("TANH", "COSINE_EMBEDDING", "margin", 0.3f));
        add("MARGIN_RANKING", two("NONE", "MARGIN_RANKING", "margin", 0.2f));
        add("TRIPLET_MARGIN", three("TRIPLET_MARGIN"));
        add("TRIPLET_MARGIN, L1", three("TRIPLET_MARGIN", "p", 1, "margin", 4f));
        add("TRIPLET_MARGIN with swap", three("TRIPLET_MARGIN", "swap", true, "margin", 3f, "eps", 1e-5f));
    }

    private static ModelMaker two(String activation, String function, Object... attributes) {
        return model(4).add(layer("a").from("input").op("dense", "value", 18))
                .add(layer("b").from("input").op("dense", "value", 18).activation(activation))
                .loss(function, attributes)
                .lossFrom("a", "b");
    }

    private static ModelMaker three(String function, Object... attributes) {
        return model(4).add(layer("a").from("input").op("dense", "value", 5))
                .add(layer("b").from("input").op("dense", "value", 5).activation("TANH"))
                .add(layer("c").from("input").op("dense", "value", 5).activation("TANH"))
                .loss(function, attributes)
                .lossFrom("a", "b", "c");
    }
}
