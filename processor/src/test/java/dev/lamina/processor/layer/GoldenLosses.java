package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The losses that the reference values belong to. */
final class GoldenLosses {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("BCE", "PROBABILITY_BINARY_CROSS_ENTROPY"),
            Map.entry("BCEWithLogits", "BINARY_CROSS_ENTROPY"),
            Map.entry("CTC", "CTC"),
            Map.entry("CosineEmbedding", "COSINE_EMBEDDING"),
            Map.entry("CrossEntropy", "SOFTMAX_CROSS_ENTROPY"),
            Map.entry("GaussianNLL", "GAUSSIAN_NLL"),
            Map.entry("Hinge", "HINGE"),
            Map.entry("HingeEmbedding", "HINGE_EMBEDDING"),
            Map.entry("Huber", "HUBER"),
            Map.entry("KLDiv", "KL_DIVERGENCE"),
            Map.entry("L1", "MEAN_ABSOLUTE_ERROR"),
            Map.entry("MSE", "MEAN_SQUARED_ERROR"),
            Map.entry("MarginRanking", "MARGIN_RANKING"),
            Map.entry("MultiLabelSoftMargin", "MULTI_LABEL_SOFT_MARGIN"),
            Map.entry("MultiMargin", "MULTI_MARGIN"),
            Map.entry("NLL", "NEGATIVE_LOG_LIKELIHOOD"),
            Map.entry("PoissonNLL", "POISSON_NLL"),
            Map.entry("SmoothL1", "SMOOTH_L1"),
            Map.entry("SoftMargin", "SOFT_MARGIN"),
            Map.entry("SquaredHinge", "SQUARED_HINGE"),
            Map.entry("TripletMargin", "TRIPLET_MARGIN"));

    private static final Map<String, String> DECIMALS = Map.of(
            "label_smoothing", "labelSmoothing", "margin", "margin", "delta", "delta", "beta", "beta", "eps", "eps");

    private static final Map<String, String> FLAGS =
            Map.of("full", "full", "log_input", "logInput", "log_target", "logTarget", "swap", "swap");

    private GoldenLosses() {}

    static boolean isLoss(GoldenCase golden) {
        return FUNCTIONS.containsKey(golden.kind());
    }

    /** The reference values of these take the logarithm of the softmax into the function. */
    static boolean takesLogSoftmax(GoldenCase golden) {
        return List.of("NLL", "KLDiv", "CTC").contains(golden.kind()) && golden.has("in.z");
    }

    /** True for what has the steps first and the rows as its second axis. */
    static boolean hasStepsFirst(GoldenCase golden, String tensor) {
        return golden.kind().equals("CTC") && golden.shape(tensor).size() == 3;
    }

    static LossDeclaration declaration(GoldenCase golden) {
        String function = FUNCTIONS.get(golden.kind());
        if (golden.name().endsWith("cross_entropy_probabilities")) {
            function = "DISTRIBUTION_CROSS_ENTROPY";
        }
        List<Object> attributes = new ArrayList<>(List.of(
                "reduction",
                golden.text("reduction").equals("batchmean")
                        ? "BATCH_MEAN"
                        : golden.text("reduction").toUpperCase(Locale.ROOT)));
        DECIMALS.forEach((key, name) -> {
            if (golden.hasHyper(key)) {
                attributes.addAll(List.of(name, (float) golden.number(key)));
            }
        });
        FLAGS.forEach((key, name) -> {
            if (golden.hasHyper(key)) {
                attributes.addAll(List.of(name, golden.flag(key)));
            }
        });
        if (golden.hasHyper("p")) {
            attributes.addAll(List.of("p", (int) golden.number("p")));
        }
        if (golden.kind().equals("CTC")) {
            attributes.addAll(List.of("blank", (int) golden.number("blank"), "inputLengths", true));
            attributes.addAll(List.of("maxLabels", golden.shape("target.y").get(1)));
        }
        if (golden.hasHyper("ignore_index")) {
            attributes.addAll(List.of("ignoreIndex", (int) golden.number("ignore_index")));
        }
        if (golden.hasHyper("class_axis")) {
            attributes.addAll(List.of("classAxis", (int) golden.number("class_axis") - 1));
        }
        if (GoldenModels.isOneElementARow(golden)) {
            attributes.addAll(List.of("sampleWeights", true));
        } else if (golden.has("const.weight")) {
            attributes.addAll(List.of("classWeights", floats(golden.values("const.weight"))));
        }
        if (golden.has("const.pos_weight")) {
            attributes.addAll(List.of("posWeight", floats(golden.values("const.pos_weight"))));
        }
        return ModelMaker.lossDeclaration(function, List.of("net"), attributes.toArray());
    }

    private static List<Float> floats(double[] values) {
        List<Float> floats = new ArrayList<>();
        for (double value : values) {
            floats.add((float) value);
        }
        return floats;
    }
}
