package dev.lamina.processor.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that compiles but is hardly what is meant. Each has a section in {@code docs/errors.md}. */
public enum Lint {
    SOFTMAX_BEFORE_LOSS(Message.SOFTMAX_BEFORE_LOSS, "softmax on the layer of a loss that takes logits"),
    SIGMOID_BEFORE_LOSS(Message.SIGMOID_BEFORE_LOSS, "sigmoid on the layer of a loss that takes logits"),
    LINEAR_AFTER_LINEAR(Message.LINEAR_AFTER_LINEAR, "two dense layers with nothing non-linear between them"),
    BIAS_BEFORE_BATCH_NORM(Message.BIAS_BEFORE_BATCH_NORM, "a bias that batch normalisation subtracts again"),
    DROPOUT_BEFORE_LOSS(Message.DROPOUT_BEFORE_LOSS, "dropout on the layer of a loss"),
    PENALTY_WITHOUT_WEIGHT(Message.PENALTY_WITHOUT_WEIGHT, "a penalty on a layer without a trained weight"),
    FROZEN_WITHOUT_PARAMETERS(Message.FROZEN_WITHOUT_PARAMETERS, "frozen on a layer without parameters"),
    UNUSED_LAYER(Message.UNUSED_LAYER, "a layer whose result goes nowhere"),
    UNUSED_INPUT(Message.UNUSED_INPUT, "an input that no layer reads"),
    UNIT_WITHOUT_DROPOUT(Message.UNIT_WITHOUT_DROPOUT, "dropoutUnit on a layer without dropout"),
    INIT_WITHOUT_PARAMETERS(Message.INIT_WITHOUT_PARAMETERS, "init or biasInit on a layer without such a parameter"),
    LOCAL_CLASS(Message.LOCAL_CLASS, "a model in a method body, which no annotation processor sees");

    private static final String PREFIX = "LAM-";

    private final Message message;
    private final String about;

    Lint(Message message, String about) {
        this.message = message;
        this.about = about;
    }

    /** The lint that a message belongs to; none for errors. */
    public static Optional<Lint> of(Message message) {
        return Arrays.stream(values()).filter(lint -> lint.message == message).findFirst();
    }

    /** The lint of an id, such as {@code LINT-04} or {@code LAM-LINT-04}. */
    public static Optional<Lint> find(String id) {
        String whole = id.startsWith(PREFIX) ? id : PREFIX + id;
        return Arrays.stream(values())
                .filter(lint -> lint.message.id().equals(whole))
                .findFirst();
    }

    /** The ids of all lints, as users write them. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Lint::id).toList();
    }

    /** The id as users write it, such as {@code LINT-04}. */
    public String id() {
        return message.id().substring(PREFIX.length());
    }

    /** The message that it gives. */
    public Message message() {
        return message;
    }

    /** What it finds, in a few words. */
    public String about() {
        return about;
    }

    /** Its level where nobody asks for another one. */
    public LintLevel level() {
        return LintLevel.WARNING;
    }
}
