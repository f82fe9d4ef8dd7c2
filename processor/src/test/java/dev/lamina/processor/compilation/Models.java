package dev.lamina.processor.compilation;

/** Models that between them use every kind of layer, activation and loss. */
final class Models {
    static final String XOR = """
            @Model(batch = 4)
            @Input(shape = 2)
            @Layer(name = "hidden", dense = @Dense(8), activation = TANH)
            @Layer(name = "answer", dense = @Dense(1))
            @Loss(BINARY_CROSS_ENTROPY)
            interface Xor {}
            """;

    static final String LE_NET = """
            @Input(shape = {1, 28, 28})
            @Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 5, padding = SAME), activation = RELU)
            @Layer(name = "pool1", maxPool2d = @MaxPool2d(2))
            @Layer(name = "conv2", conv2d = @Conv2d(filters = 16, kernel = 5, padding = SAME), activation = RELU)
            @Layer(name = "pool2", maxPool2d = @MaxPool2d(2))
            @Layer(name = "hidden", dense = @Dense(128), activation = RELU, dropout = 0.25f)
            @Layer(name = "logits", dense = @Dense(10))
            @Loss(SOFTMAX_CROSS_ENTROPY)
            interface LeNet {}
            """;

    static final String RESIDUAL = """
            @Model(batch = 16)
            @Input(shape = {3, 16, 16})
            @Layer(name = "stem", conv2d = @Conv2d(filters = 8, kernel = 3, padding = SAME, bias = false))
            @Layer(name = "stemNorm", batchNorm = @BatchNorm, activation = RELU)
            @Layer(name = "branch", conv2d = @Conv2d(filters = 8, kernel = 3, padding = SAME, groups = 2, bias = false),
                    l2 = 1e-4f)
            @Layer(name = "branchNorm", batchNorm = @BatchNorm)
            @Layer(name = "residue", from = {"stemNorm", "branchNorm"}, add = @Add, activation = SILU)
            @Layer(name = "halved", conv2d = @Conv2d(filters = 12, kernel = 3, stride = 2, pad = 1), activation = LEAKY_RELU)
            @Layer(name = "shrunk", avgPool2d = @AvgPool2d(value = 3, stride = 2, pad = 1, countIncludePad = false))
            @Layer(name = "averaged", globalAvgPool2d = @GlobalAvgPool2d)
            @Layer(name = "logits", dense = @Dense(10))
            @Loss(SOFTMAX_CROSS_ENTROPY)
            interface Residual {}
            """;

    static final String MIXED = """
            @Model(batch = 7)
            @Input(name = "series", shape = {5, 12})
            @Input(name = "photo", shape = {2, 9, 7})
            @Layer(name = "widened", from = "series", dense = @Dense(24), activation = GELU, dropout = 0.1f)
            @Layer(name = "normed", layerNorm = @LayerNorm)
            @Layer(name = "narrowed", dense = @Dense(12), activation = GELU_TANH)
            @Layer(name = "united", from = {"narrowed", "series"}, add = @Add)
            @Layer(name = "sharp", layerNorm = @LayerNorm(axes = 2), activation = SOFTMAX)
            @Layer(name = "flattened", flatten = @Flatten)
            @Layer(name = "west", dense = @Dense(3), activation = SIGMOID, frozen = true)
            @Layer(name = "pooled", from = "photo", maxPool2d = @MaxPool2d(value = 3, stride = 2, pad = 1, ceil = true))
            @Layer(name = "dilated", conv2d = @Conv2d(filters = 5, kernel = {2, 1}, dilation = 2, stride = {1, 2}))
            @Layer(name = "east", dense = @Dense(3), activation = TANH)
            @Layer(name = "joined", from = {"west", "east"}, add = @Add)
            @Loss(MEAN_SQUARED_ERROR)
            interface Mixed {}
            """;

    private Models() {}
}
