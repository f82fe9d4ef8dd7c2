package dev.lamina.processor.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every message of the compiler: its id, which never changes, and its texts, which stand nowhere else. Summary and help
 * share one list of arguments, {@code %1$s} onward; the comment above each constant names them. The family LINT are
 * warnings, all others errors. {@code docs/errors.md} explains each one.
 */
public enum Message {
    // --- the model as a whole

    // 1 type
    NO_INPUT(
            "LAM-MODEL-01",
            "%1$s has no @Input",
            "add the shape of one row above the layers, such as @Input(shape = {1, 28, 28}) or @Input(shape = 784)"),
    // 1 type
    NO_LAYER(
            "LAM-MODEL-02",
            "%1$s has no @Layer",
            "add at least one, such as @Layer(name = \"logits\", dense = @Dense(10))"),
    // 1 type
    NO_LOSS(
            "LAM-MODEL-03",
            "%1$s has no @Loss",
            "add what training makes small, such as @Loss(LossFunction.SOFTMAX_CROSS_ENTROPY)"),
    // 1 type, 2 its kind with article
    WRONG_KIND_OF_TYPE(
            "LAM-MODEL-04",
            "%1$s is %2$s, but a model is a class, a record or an interface",
            "move the annotations to an interface of their own: interface %1$s {}"),
    // 1 batch, 2 largest batch
    BATCH_OUT_OF_RANGE(
            "LAM-MODEL-05",
            "batch is %1$s, but must be from 1 to %2$s",
            "64 is a good start; it only limits the rows of one step, not the size of the data"),
    // 1 class name
    INVALID_CLASS_NAME(
            "LAM-MODEL-06",
            "className \"%1$s\" can't be the name of a class",
            "use a simple Java name without package, such as className = \"DigitNet\""),
    // 1 type, 2 other type, 3 generated class
    SAME_GENERATED_CLASS(
            "LAM-MODEL-07",
            "%1$s and %2$s would both generate the class %3$s",
            "give one of them another name with @Model(className = ...)"),
    // 1 type, 2 generated class, 3 what to do
    CLASS_EXISTS("LAM-MODEL-08", "%1$s would generate the class %2$s, which the source already has", "%3$s"),
    // 1 name, 2 suggestion
    UNKNOWN_OUTPUT("LAM-MODEL-09", "outputs names \"%1$s\", but there is no such layer", "%2$s"),
    // 1 type, 2 attribute with its annotation, such as "batch of @Model"
    UNRESOLVED(
            "LAM-MODEL-10",
            "%1$s: nothing is generated, for %2$s isn't known",
            "correct the name; if another annotation processor generates it, it has to do so before the last round"),

    // --- options

    // 1 where it is said, 2 the part at fault, 3 what it should be, with an article, 4 what to do
    WRONG_LINT_SETTING("LAM-OPTION-01", "%1$s: \"%2$s\" isn't %3$s", "%4$s"),

    // --- limits

    // 1 layer, 2 most layers
    TOO_MANY_LAYERS(
            "LAM-LIMIT-01",
            "%1$s: with it the model has more than %2$s layers, those of blocks included",
            "repeat its blocks less often, or use fewer layers"),
    // 1 what has the name, 2 beginning of the name, 3 its length, 4 greatest length, 5 unit
    NAME_TOO_LONG(
            "LAM-LIMIT-02",
            "the name of %1$s \"%2$s\" has %3$s %5$s, but must have at most %4$s",
            "shorten it; the name of a layer of a block begins with that of the layer that uses the block"),
    // 1 layer, 2 block, 3 most blocks in each other
    BLOCKS_TOO_DEEP(
            "LAM-LIMIT-03",
            "%1$s: the block %2$s stands in %3$s other blocks already, which is as deep as blocks can be",
            "use fewer levels, or repeat one block with times = ..."),
    // 1 generated class, 2 its constants, 3 most constants
    CLASS_TOO_LARGE(
            "LAM-LIMIT-04",
            "%1$s would need some %2$s constants, but a class file has room for %3$s",
            "declare what repeats as a block with times = ..., whose code is written once, or use fewer layers"),

    // --- names and connections

    // 1 "input" or "layer", 2 name
    INVALID_NAME(
            "LAM-GRAPH-01",
            "the %1$s name \"%2$s\" is not a Java identifier",
            "use letters, digits and _, beginning with a letter, such as \"conv1\""),
    // 1 "input" or "layer", 2 name
    KEYWORD_NAME(
            "LAM-GRAPH-02",
            "the %1$s name \"%2$s\" is a Java keyword",
            "choose another name, such as \"%2$s1\": it names variables of the generated class"),
    // 1 name, 2 "input" or "layer"
    DUPLICATE_NAME(
            "LAM-GRAPH-03",
            "the name \"%1$s\" is taken by %2$s above",
            "give each input and each layer a name of its own"),
    // 1 name, 2 other name
    CLASHING_NAMES(
            "LAM-GRAPH-04",
            "the names \"%1$s\" and \"%2$s\" are too alike: the generated class would have variables of the same name",
            "make them differ in more than upper case, underscores or a leading d"),
    // 1 "input" or "layer", 2 name
    RESERVED_NAME(
            "LAM-GRAPH-05",
            "the %1$s name \"%2$s\" means what training makes small",
            "choose another name, such as \"%2$s1\""),
    // 1 layer, 2 unknown name, 3 suggestion
    UNKNOWN_NAME("LAM-GRAPH-06", "%1$s: there is no input or layer \"%2$s\" to read from", "%3$s"),
    // 1 layer, 2 the name it reads; flow: the cycle
    CYCLE(
            "LAM-GRAPH-07",
            "%1$s: reading from \"%2$s\" closes a cycle",
            "a layer can only read from inputs and from layers above it"),
    // 1 layer, 2 the layer it reads
    READS_LATER_LAYER(
            "LAM-GRAPH-08",
            "%1$s: reads from \"%2$s\", which stands below it",
            "move the @Layer of \"%2$s\" above that of \"%1$s\""),
    // 1 layer, 2 number of inputs, 3 an input
    FROM_REQUIRED(
            "LAM-GRAPH-09",
            "%1$s: the model has %2$s inputs, so its first layer must say which it reads from",
            "add from = \"%3$s\""),
    // 1 layer, 2 operation, 3 first proposal, 4 second proposal
    TOO_FEW_FROM(
            "LAM-GRAPH-10",
            "%1$s: %2$s joins two or more layers, but reads from one",
            "name them all, such as from = {\"%3$s\", \"%4$s\"}"),
    // 1 layer, 2 operation, 3 number of names, 4 first name
    TOO_MANY_FROM(
            "LAM-GRAPH-11",
            "%1$s: %2$s reads from one layer, but from has %3$s names",
            "join them in a layer of its own first (add = @Add), or keep one: from = \"%4$s\""),
    // 1 layer
    EMPTY_FROM(
            "LAM-GRAPH-12",
            "%1$s: from has an empty name",
            "name an input or a layer above, or leave from out to read from the layer before"),

    // 1 layer, 2 operation, 3 the input
    READS_INTEGERS(
            "LAM-GRAPH-13",
            "%1$s: %2$s works on floats, but %3$s holds integers of a vocabulary",
            "look them up first, such as embedding = @Embedding(vocabulary = 65, width = 32)"),
    // 1 layer, 2 what it reads, 3 operation
    READS_FLOATS(
            "LAM-GRAPH-14",
            "%1$s: %3$s looks integers up, but %2$s holds floats",
            "let it read from an input of integers, such as @Input(shape = 64, vocabulary = 65)"),
    // 1 layer, 2 operation, 3 number of names
    NOT_TWO_FROM(
            "LAM-GRAPH-15", "%1$s: %2$s joins two layers, but from has %3$s names", "write one layer for each pair"),
    // 1 layer, 2 operation, 3 what it reads, 4 number of names
    WRONG_ATTENTION_FROM(
            "LAM-GRAPH-16",
            "%1$s: %2$s reads %3$s, but from names %4$s layers",
            "name them in this order; a mask of keys, one number for each, may come last"),

    // 1 "input", "layer", "loss", "target" or "class", 2 name, 3 the character
    INVISIBLE_CHARACTER(
            "LAM-GRAPH-17",
            "the %1$s name \"%2$s\" has the invisible character %3$s",
            "remove the character: the name looks like another one, and Java may even take both for the same"),

    // --- recurrent layers and their states

    // 1 layer, 2 operation, 3 what it reads, 4 number of names
    WRONG_STATES_FROM(
            "LAM-STATE-01",
            "%1$s: %2$s reads %3$s, but from names %4$s layers",
            "name the sequence first, then all states or none"),
    // 1 layer, 2 what it reads, 3 what that lacks, 4 what to do
    NO_SUCH_STATE("LAM-STATE-02", "%1$s: %2$s has no %3$s", "%4$s"),
    // 1 input, 2 its shape, 3 steps of the first input
    NOT_STEPWISE_INPUT(
            "LAM-STATE-03",
            "stepwise: %1$s of shape %2$s is no sequence of %3$s steps",
            "inputs of a model that runs step by step are [steps, features] or integers [steps]; or remove stepwise"),
    // 1 layer, 2 why
    NOT_STEPWISE_LAYER(
            "LAM-STATE-04",
            "stepwise: %1$s can't run step by step: %2$s",
            "leave the layer out of this model, or remove stepwise"),

    // --- attributes of a layer

    // 1 layer, 2 operations joined by "and"
    SEVERAL_OPERATIONS(
            "LAM-LAYER-01",
            "%1$s: a layer has one operation, but this one has %2$s",
            "write one @Layer for each, in the order in which they are to run"),
    // 1 layer, 2 operation, 3 number of annotations
    REPEATED_OPERATION(
            "LAM-LAYER-02",
            "%1$s: %2$s holds %3$s annotations, but a layer has one operation",
            "write one @Layer for each, in the order in which they are to run"),
    // 1 layer
    EMPTY_LAYER(
            "LAM-LAYER-03",
            "%1$s: the layer does nothing, it has neither operation nor activation nor dropout",
            "add an operation, such as dense = @Dense(10), or remove the layer"),
    // 1 layer, 2 dropout
    DROPOUT_OUT_OF_RANGE(
            "LAM-LAYER-04",
            "%1$s: dropout is %2$s, but must be at least 0 and below 1",
            "it is the part of the values that is dropped, such as 0.25f; 0 for none"),
    // 1 layer, 2 attribute, 3 its value
    PENALTY_OUT_OF_RANGE(
            "LAM-LAYER-05",
            "%1$s: %2$s is %3$s, but must be a finite number from 0",
            "usual values are 1e-5f to 1e-3f; 0 for none"),
    // 1 layer, 2 attribute, 3 its value, 4 smallest value
    TOO_SMALL("LAM-LAYER-06", "%1$s: %2$s is %3$s, but must be at least %4$s", "use %4$s or more"),
    // 1 layer, 2 attribute, 3 its value, 4 what it must be, such as "from 0 to 1"
    OUT_OF_RANGE("LAM-LAYER-07", "%1$s: %2$s is %3$s, but must be %4$s", "leave %2$s out to take its default"),
    // 1 layer, 2 attribute, 3 number of values, 4 what is allowed, such as "1 or 2"
    WRONG_NUMBER_OF_VALUES(
            "LAM-LAYER-08",
            "%1$s: %2$s has %3$s values, but takes %4$s",
            "one number counts for both directions; two are {vertical, horizontal}"),
    // 1 layer, 2 pad, 3 window, 4 largest pad
    PAD_TOO_LARGE(
            "LAM-LAYER-09",
            "%1$s: pad %2$s is more than half of the window %3$s",
            "use pad <= %4$s, or a larger window"),
    // 1 layer, 2 SAME or CAUSAL
    SAME_WITH_PAD(
            "LAM-LAYER-10",
            "%1$s: has both padding = %2$s and an explicit pad",
            "keep one of them: %2$s computes the zeros itself"),

    // 1 layer, 2 attribute, 3 its value, 4 smallest, 5 largest
    INDEX_OUT_OF_RANGE(
            "LAM-LAYER-11",
            "%1$s: %2$s is %3$s, but must be from %4$s to %5$s",
            "count from 0; a negative number counts from the end, -1 being the last"),
    // 1 layer, 2 axis
    REPEATED_AXIS("LAM-LAYER-12", "%1$s: axis %2$s is named twice", "name each axis once"),
    // 1 layer
    TWO_OPEN_SIZES(
            "LAM-LAYER-13",
            "%1$s: the shape leaves more than one size open",
            "write -1 once at most: it stands for what the other sizes leave"),

    // --- shared weights

    // 1 layer, 2 name that it gives, 3 suggestion
    WEIGHTS_OF_UNKNOWN("LAM-SHARE-01", "%1$s: there is no layer \"%2$s\" above whose weights it could use", "%3$s"),
    // 1 layer, 2 its operation, 3 the other layer, 4 that one's operation
    WEIGHTS_OF_OTHER_KIND(
            "LAM-SHARE-02",
            "%1$s: %2$s can't use the weights of %3$s, which is %4$s",
            "name a layer of the same operation, or leave weightsOf out"),
    // 1 layer, 2 parameter such as "weight", 3 the shape that it needs, 4 the other layer, 5 the shape that it has
    WEIGHTS_OF_OTHER_SHAPE(
            "LAM-SHARE-03",
            "%1$s: needs a %2$s of shape %3$s, but that of %4$s has %5$s",
            "give both layers the same sizes, inputs included"),
    // 1 layer, 2 the other layer, 3 its operation
    WEIGHTS_OF_NOTHING("LAM-SHARE-04", "%1$s: %2$s has no weights to share, it is %3$s", "remove weightsOf"),

    // --- blocks

    // 1 layer, 2 type, 3 what it has or hasn't
    NOT_A_BLOCK(
            "LAM-BLOCK-01",
            "%1$s: %2$s is no block, it %3$s",
            "a block has @Layers and an @Input(name = ...) without shape for each input, no @Loss and no @Model"),
    // 1 layer, 2 block; flow: the cycle
    BLOCK_CYCLE(
            "LAM-BLOCK-02",
            "%1$s: the block %2$s would contain itself",
            "use another block, or repeat one with times = ..."),
    // 1 layer, 2 block, 3 number of its inputs, 4 their names, 5 number of names in from
    BLOCK_INPUTS(
            "LAM-BLOCK-03",
            "%1$s: the number of inputs of the block %2$s is %3$s (%4$s), but the layer reads from %5$s",
            "write in from what feeds each of them, in this order: %4$s"),
    // 1 layer, 2 its block, 3 the other layer, 4 that one's block
    WEIGHTS_OF_OTHER_BLOCK(
            "LAM-BLOCK-04",
            "%1$s: %2$s can't use the weights of %3$s, which is %4$s",
            "use the same block the same number of times, or leave weightsOf out"),

    // 1 layer, 2 shape of its result
    NO_CHANNELS_TO_DROP(
            "LAM-LAYER-14",
            "%1$s: its dropout drops channels, but its result %2$s has no axis beside that of the channels",
            "leave dropoutUnit out, which drops single elements"),

    // 1 layer, 2 attribute, 3 number of annotations
    REPEATED_INIT(
            "LAM-LAYER-15",
            "%1$s: %2$s holds %3$s annotations, but there is one for all of the layer's parameters of that kind",
            "keep one of them"),
    // 1 layer, 2 the distribution
    BIAS_INIT_NEEDS_FAN(
            "LAM-LAYER-16",
            "%1$s: %2$s needs a matrix or kernel, but a bias is a vector",
            "use ZEROS, ONES, CONSTANT, NORMAL, TRUNCATED_NORMAL or UNIFORM for biasInit"),
    // 1 layer, 2 attribute, 3 activation or distribution, 4 what that takes, 5 those that take the attribute
    NOT_OF_THIS_KIND("LAM-LAYER-17", "%1$s: %3$s has no %2$s, it takes %4$s", "remove %2$s, which is for %5$s"),
    // 1 layer, 2 attribute, 3 number of values, 4 axis, 5 its size
    WRONG_NUMBER_FOR_AXIS(
            "LAM-LAYER-18",
            "%1$s: %2$s has %3$s values, but axis %4$s has the size %5$s",
            "give one number for all elements, or one for each index of the axis"),

    // --- shapes

    // 1 input, 2 shape, 3 number of axes, 4 most axes
    INPUT_RANK(
            "LAM-SHAPE-01",
            "%1$s: shape %2$s has %3$s sizes, but an input has 1 to %4$s",
            "give the shape of one row without the batch, such as 784 or {1, 28, 28}"),
    // 1 input, 2 shape, 3 size
    INPUT_SIZE(
            "LAM-SHAPE-02",
            "%1$s: shape %2$s has the size %3$s, but every size must be at least 1",
            "give the shape of one row without the batch, such as 784 or {1, 28, 28}"),
    // 1 layer, 2 kernel, 3 size of the input, 4 largest kernel
    KERNEL_TOO_LARGE(
            "LAM-SHAPE-03", "%1$s: kernel %2$s doesn't fit its %3$s input", "use kernel <= %4$s, or padding = SAME"),
    // 1 input, 2 rows, 3 shape, 4 number of values, 5 most values
    INPUT_TOO_LARGE(
            "LAM-SHAPE-04",
            "%1$s: %2$s rows of shape %3$s are %4$s values, but an array holds at most %5$s",
            "use a smaller batch or shape"),
    // 1 layer, 2 operation, 3 shape that it needs, 4 what it reads from, 5 the shape of that
    WRONG_RANK(
            "LAM-SHAPE-05",
            "%1$s: %2$s needs an input of shape %3$s, but %4$s has %5$s",
            "let it read from an input or a layer of shape %3$s"),
    // 1 layer, 2 operation, 3 first name, 4 its shape, 5 other name, 6 its shape
    DIFFERENT_SHAPES(
            "LAM-SHAPE-06",
            "%1$s: %2$s can't match the shapes of %3$s, %4$s, and %5$s, %6$s",
            "from the last axis on sizes must be equal or 1: bring %5$s to the shape %4$s by a layer between"),
    // 1 layer, 2 groups, 3 number, 4 "channels" or "filters"
    GROUPS_DO_NOT_DIVIDE(
            "LAM-SHAPE-07",
            "%1$s: groups = %2$s doesn't divide its %3$s %4$s",
            "use a number of groups that divides the %4$s"),
    // 1 layer, 2 axes, 3 what it reads from, 4 shape of that, 5 its number of axes
    TOO_MANY_AXES("LAM-SHAPE-08", "%1$s: axes is %2$s, but %3$s has the shape %4$s", "use axes <= %5$s"),
    // 1 layer, 2 what is too large, such as "weight", 3 number of values, 4 most values
    LAYER_TOO_LARGE(
            "LAM-SHAPE-09",
            "%1$s: its %2$s would have %3$s values, but an array holds at most %4$s",
            "make the layer, what it reads from, or the batch smaller"),
    // 1 layer, 2 window, 3 size of the input, 4 largest window
    WINDOW_TOO_LARGE(
            "LAM-SHAPE-10", "%1$s: window %2$s doesn't fit its %3$s input", "use a window <= %4$s, or pad the input"),

    // 1 input, 2 vocabulary
    NEGATIVE_VOCABULARY(
            "LAM-SHAPE-11",
            "%1$s: vocabulary is %2$s, but must be at least 0",
            "say how many different integers there are, such as 65 for 0 to 64; 0 is for an input of floats"),
    // 1 layer, 2 operation, 3 first name, 4 its shape, 5 other name, 6 its shape, 7 what would fit
    UNFIT_SHAPES("LAM-SHAPE-12", "%1$s: %2$s can't join %3$s of shape %4$s with %5$s of shape %6$s", "%7$s"),
    // 1 layer, 2 shape, 3 its values, 4 what it reads, 5 the shape of that, 6 the values of that
    RESHAPE_SIZE(
            "LAM-SHAPE-13",
            "%1$s: the shape %2$s has %3$s values, but %4$s has %6$s in %5$s",
            "the product of all sizes must stay the same; -1 stands for what the others leave"),
    // 1 layer, 2 order, 3 what it reads, 4 its shape, 5 its axes
    NOT_A_PERMUTATION(
            "LAM-SHAPE-14",
            "%1$s: %2$s is no order of the axes of %3$s, which has the shape %4$s",
            "name each of its axes once: %5$s in any order"),
    // 1 layer, 2 from, 3 to
    EMPTY_SLICE("LAM-SHAPE-15", "%1$s: the range from %2$s to %3$s is empty", "to is one past the last index"),
    // 1 layer, 2 axis, 3 what it reads, 4 its shape, 5 size
    SQUEEZED_SIZE(
            "LAM-SHAPE-16",
            "%1$s: axis %2$s of %3$s, which has the shape %4$s, has size %5$s, not 1",
            "only axes of size 1 can be dropped; mean and sum drop larger ones"),
    // 1 layer, 2 vocabulary, 3 input, 4 the input's vocabulary, 5 its largest integer
    VOCABULARY_TOO_SMALL(
            "LAM-SHAPE-17",
            "%1$s: vocabulary is %2$s, but %3$s holds integers up to %5$s",
            "use %4$s or more, or leave vocabulary out"),
    // 1 layer, 2 heads, 3 width, 4 what it reads
    HEADS_DO_NOT_DIVIDE(
            "LAM-SHAPE-18",
            "%1$s: heads = %2$s doesn't divide the width %3$s of %4$s",
            "each head takes an equal share of the width: use a number of heads that divides it"),
    // 1 layer, 2 width of a head, 3 width, 4 heads
    ODD_ROTARY_WIDTH(
            "LAM-SHAPE-19",
            "%1$s: rotary turns pairs, but each of %4$s heads has %2$s of %3$s values",
            "use a width that 2 · heads divides, or leave rotary out"),

    // --- losses

    // 1 unknown name, 2 suggestion
    LOSS_UNKNOWN_NAME("LAM-LOSS-01", "the loss reads from \"%1$s\", but there is no such layer", "%2$s"),
    // 1 loss function, 2 layer, 3 its shape
    LOSS_NEEDS_CLASSES(
            "LAM-LOSS-02",
            "%1$s needs a layer of shape [classes], but %2$s has %3$s",
            "end with a flatten layer and a dense layer that has one unit for each class, or set classAxis (-1 for [positions,"
                    + " classes]) for a label at each position"),
    // 1 loss function, 2 layer
    LOSS_TOO_FEW_CLASSES(
            "LAM-LOSS-03",
            "%1$s needs 2 classes or more, but %2$s has one value",
            "give it one unit for each class, or use BINARY_CROSS_ENTROPY on a single value"),
    // 1 input, 2 last layer
    LOSS_READS_INPUT(
            "LAM-LOSS-04",
            "the loss reads from the input \"%1$s\", but must read from a layer",
            "leave from out to read from the last layer, \"%2$s\""),

    // 1 loss function, 2 attribute, 3 attributes that it takes
    LOSS_UNUSED_ATTRIBUTE("LAM-LOSS-05", "%1$s doesn't use %2$s", "remove it; %1$s takes %3$s"),
    // 1 loss function, 2 attribute, 3 its value, 4 what it must be
    LOSS_OUT_OF_RANGE("LAM-LOSS-06", "%1$s: %2$s is %3$s, but must be %4$s", "leave %2$s out to take its default"),
    // 1 loss function, 2 attribute, 3 number of values, 4 how many it takes
    LOSS_WRONG_NUMBER("LAM-LOSS-07", "%1$s: %2$s has %3$s values, but takes %4$s", "give as many, or leave %2$s out"),
    // 1 loss function, 2 number of layers, 3 number of names, 4 their roles
    LOSS_WRONG_SOURCES(
            "LAM-LOSS-08", "%1$s reads from %2$s layers, but from names %3$s", "name the layers in this order: %4$s"),
    // 1 loss function, 2 layer, 3 its shape, 4 other layer, 5 its shape
    LOSS_DIFFERENT_SHAPES(
            "LAM-LOSS-09",
            "%1$s needs layers of equal shape, but %2$s has %3$s and %4$s has %5$s",
            "bring %4$s to the shape %3$s"),
    // 1 loss function, 2 layer, 3 its shape
    LOSS_NEEDS_FEATURES(
            "LAM-LOSS-10", "%1$s needs layers of shape [features], but %2$s has %3$s", "end with a flatten layer"),
    // 1 unknown name, 2 suggestion
    LOSS_AGAINST_UNKNOWN("LAM-LOSS-11", "the loss compares with \"%1$s\", but there is no such input or layer", "%2$s"),
    // 1 loss function, 2 layer, 3 its shape, 4 what it is compared with, 5 the shape of that, 6 the shape it needs
    LOSS_AGAINST_SHAPE(
            "LAM-LOSS-12",
            "%1$s can't compare %2$s %3$s with %4$s %5$s: it needs %6$s",
            "bring %4$s to this shape, or leave against out to take the target from the data set"),
    // 1 name
    LOSS_SAME_NAME(
            "LAM-LOSS-13", "there are two losses called \"%1$s\"", "give one of them a name = \"...\" of its own"),
    // 1 target, 2 what one loss needs, 3 what the other one needs
    LOSS_TARGET_DIFFERS(
            "LAM-LOSS-14",
            "two losses share the target \"%1$s\", but one needs %2$s and the other one %3$s",
            "give one of them another target = \"...\""),
    // 1 loss function, 2 layer, 3 its shape
    LOSS_NEEDS_STEPS(
            "LAM-LOSS-15",
            "%1$s needs a layer of shape [steps, classes], but %2$s has %3$s",
            "end with a layer that gives log-probabilities for each step, such as a dense layer on a sequence with"
                    + " activation = LOG_SOFTMAX"),

    // --- compiles, but is hardly what is meant

    // 1 layer, 2 loss function, 3 what the loss applies
    SOFTMAX_BEFORE_LOSS(
            "LAM-LINT-01",
            "%1$s: softmax before %2$s, which applies %3$s itself",
            "remove activation = SOFTMAX; the loss takes logits"),
    // 1 layer, 2 loss function, 3 what the loss applies
    SIGMOID_BEFORE_LOSS(
            "LAM-LINT-02",
            "%1$s: sigmoid before %2$s, which applies %3$s itself",
            "remove activation = SIGMOID; the loss takes logits"),
    // 1 layer, 2 the layer that it reads
    LINEAR_AFTER_LINEAR(
            "LAM-LINT-03",
            "%1$s: nothing non-linear stands between it and %2$s, so both together are only one dense layer",
            "give %2$s an activation, such as activation = RELU"),
    // 1 layer, 2 the batch norm layer that reads it
    BIAS_BEFORE_BATCH_NORM(
            "LAM-LINT-04", "%1$s: its bias has no effect, %2$s subtracts the mean right after", "set bias = false"),
    // 1 layer
    DROPOUT_BEFORE_LOSS(
            "LAM-LINT-05",
            "%1$s: dropout on the layer that the loss reads from drops parts of the answer",
            "move dropout to a layer before it"),
    // 1 layer, 2 attribute
    PENALTY_WITHOUT_WEIGHT(
            "LAM-LINT-06",
            "%1$s: %2$s has no effect, the layer has no matrix, kernel or table of its own that is trained",
            "remove %2$s"),
    // 1 layer
    FROZEN_WITHOUT_PARAMETERS(
            "LAM-LINT-07", "%1$s: frozen has no effect, the layer has no parameters", "remove frozen"),
    // 1 layer
    UNUSED_LAYER(
            "LAM-LINT-08",
            "%1$s: neither another layer nor the loss uses this layer",
            "name it in the from of a layer below, or remove it"),
    // 1 input
    UNUSED_INPUT("LAM-LINT-09", "%1$s: no layer uses this input", "name it in the from of a layer, or remove it"),
    // 1 layer, 2 dropoutUnit
    UNIT_WITHOUT_DROPOUT(
            "LAM-LINT-10",
            "%1$s: dropoutUnit = %2$s has no effect, the layer has no dropout",
            "add dropout, such as dropout = 0.1f, or remove dropoutUnit"),
    // 1 layer, 2 attribute, 3 what it is for
    INIT_WITHOUT_PARAMETERS("LAM-LINT-11", "%1$s: %2$s has no effect, the layer has no %3$s of its own", "remove %2$s"),
    // 1 type
    LOCAL_CLASS(
            "LAM-LINT-12",
            "%1$s stands in a method, where no annotation processor sees it, so nothing is generated for it",
            "move it out of the method, into the class around it or into a file of its own");

    /** Characters of an argument at most; of a longer one, messages show the beginning. */
    private static final int LONGEST_ARGUMENT = 1_000;

    private static final int BEGINNING = 100;

    private final String id;
    private final Severity severity;
    private final String summary;
    private final String help;
    private final int arguments;

    Message(String id, String summary, String help) {
        this.id = id;
        this.severity = id.startsWith("LAM-LINT-") ? Severity.WARNING : Severity.ERROR;
        this.summary = summary;
        this.help = help;
        this.arguments = countArguments(summary + help);
    }

    /** The id that the user sees and looks up, such as {@code LAM-SHAPE-03}. */
    public String id() {
        return id;
    }

    /** Whether it keeps the model from being compiled. */
    public Severity severity() {
        return severity;
    }

    /** How many arguments summary and help take together. */
    public int arguments() {
        return arguments;
    }

    /** The first line, with the id in front. */
    String text(Object... values) {
        return "[" + id + "] " + format(summary, values);
    }

    /** What to do. */
    String help(Object... values) {
        return format(help, values);
    }

    private String format(String format, Object[] values) {
        if (values.length != arguments) {
            throw new IllegalArgumentException(this + " takes " + arguments + " arguments, not " + values.length);
        }
        return String.format(
                Locale.ROOT, format, Arrays.stream(values).map(Message::visible).toArray());
    }

    /**
     * What users wrote may have characters that would vanish or, worse, turn the rest of the message around; and it may be
     * as long as a book, of which the beginning is enough.
     */
    private static Object visible(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String shown = text.length() <= LONGEST_ARGUMENT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "...";
        return InvisibleCharacters.escaped(shown);
    }

    private static int countArguments(String format) {
        int highest = 0;
        Matcher matcher = Pattern.compile("%(\\d+)\\$s").matcher(format);
        while (matcher.find()) {
            highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
        }
        return highest;
    }
}
