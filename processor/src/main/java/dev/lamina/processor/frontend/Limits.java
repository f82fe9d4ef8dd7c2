package dev.lamina.processor.frontend;

/** How much a model can have of what it declares. What class files have room for stands in the writers of classes. */
final class Limits {
    /** Layers of a model, those of its blocks included; also uses of blocks. */
    static final int MOST_LAYERS = 10_000;

    /** Characters of the name of an input, a layer, a loss or a target, also of the one that a block's layer gets. */
    static final int LONGEST_NAME = 200;

    /** Bytes of the name of a generated class in UTF-8; file systems have room for 255 with what is added to it. */
    static final int LONGEST_CLASS_NAME = 225;

    /** Blocks that stand in each other. */
    static final int DEEPEST_BLOCKS = 32;

    private Limits() {}
}
