package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One layer of the network. Layers stand in order of execution. A layer has at most one operation
 * ({@code dense = @Dense(128)}); one without any only applies its activation and dropout.
 *
 * <p>The order within a layer is: operation, activation, dropout.
 */
@Documented
@Repeatable(Layers.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Layer {
    /** Unique name: a Java identifier. Names generated variables and, in weight files, {@code name.weight}. */
    String name();

    /** Names of the inputs or layers that feed this one. Default: the layer before, or the only input. */
    String[] from() default {};

    /** Fully connected layer. */
    Dense[] dense() default {};

    /** 2-D convolution. */
    Conv2d[] conv2d() default {};

    /** 1-D convolution. */
    Conv1d[] conv1d() default {};

    /** 2-D convolution of each channel by itself. */
    DepthwiseConv2d[] depthwiseConv2d() default {};

    /** 1-D transposed convolution. */
    ConvTranspose1d[] convTranspose1d() default {};

    /** 2-D transposed convolution. */
    ConvTranspose2d[] convTranspose2d() default {};

    /** Zeros around an image. */
    ZeroPad2d[] zeroPad2d() default {};

    /** Channels become pixels. */
    PixelShuffle[] pixelShuffle() default {};

    /** Image enlarged by whole factors. */
    Upsample[] upsample() default {};

    /** 1-D maximum pooling. */
    MaxPool1d[] maxPool1d() default {};

    /** 2-D maximum pooling. */
    MaxPool2d[] maxPool2d() default {};

    /** 1-D average pooling. */
    AvgPool1d[] avgPool1d() default {};

    /** 2-D average pooling. */
    AvgPool2d[] avgPool2d() default {};

    /** 1-D average pooling to a given length. */
    AdaptiveAvgPool1d[] adaptiveAvgPool1d() default {};

    /** 2-D average pooling to a given size. */
    AdaptiveAvgPool2d[] adaptiveAvgPool2d() default {};

    /** 2-D maximum pooling to a given size. */
    AdaptiveMaxPool2d[] adaptiveMaxPool2d() default {};

    /** Mean over the length. */
    GlobalAvgPool1d[] globalAvgPool1d() default {};

    /** Mean over height and width. */
    GlobalAvgPool2d[] globalAvgPool2d() default {};

    /** Maximum over the length. */
    GlobalMaxPool1d[] globalMaxPool1d() default {};

    /** Maximum over height and width. */
    GlobalMaxPool2d[] globalMaxPool2d() default {};

    /** All axes of a row become one. */
    Flatten[] flatten() default {};

    /** Batch normalisation. */
    BatchNorm[] batchNorm() default {};

    /** Layer normalisation. */
    LayerNorm[] layerNorm() default {};

    /** Simple recurrent layer. */
    Rnn[] rnn() default {};

    /** Long short-term memory. */
    Lstm[] lstm() default {};

    /** Gated recurrent unit. */
    Gru[] gru() default {};

    /** The state in which a recurrent layer ends. */
    FinalState[] finalState() default {};

    /** Group normalisation. */
    GroupNorm[] groupNorm() default {};

    /** Instance normalisation. */
    InstanceNorm[] instanceNorm() default {};

    /** Root mean square normalisation. */
    RmsNorm[] rmsNorm() default {};

    /** Vectors of length 1 along an axis. */
    L2Normalize[] l2Normalize() default {};

    /** ReLU with a learned slope. */
    Prelu[] prelu() default {};

    /** Gated linear unit: one half of an axis gates the other. */
    Glu[] glu() default {};

    /** Softmax over an axis of choice. */
    Softmax[] softmax() default {};

    /** Element-wise sum of two or more layers. */
    Add[] add() default {};

    /** Element-wise difference of two layers. */
    Sub[] sub() default {};

    /** Element-wise product of two or more layers. */
    Mul[] mul() default {};

    /** Element-wise quotient of two layers. */
    Div[] div() default {};

    /** Product and sum with constants. */
    Rescale[] rescale() default {};

    /** Layers side by side. */
    Concat[] concat() default {};

    /** Matrix product of two layers. */
    MatMul[] matmul() default {};

    /** Bilinear form of two layers. */
    Bilinear[] bilinear() default {};

    /** Multi-head attention. */
    Attention[] attention() default {};

    /** Scaled dot-product attention of queries, keys and values. */
    DotProductAttention[] dotProductAttention() default {};

    /** Vectors for integers. */
    Embedding[] embedding() default {};

    /** Vectors that tell positions apart. */
    Positions[] positions() default {};

    /** Another shape. */
    Reshape[] reshape() default {};

    /** Another order of axes. */
    Permute[] permute() default {};

    /** A range along one axis. */
    Slice[] slice() default {};

    /** Axes of size 1 dropped. */
    Squeeze[] squeeze() default {};

    /** An axis of size 1 inserted. */
    Expand[] expand() default {};

    /** Noise while training. */
    GaussianNoise[] gaussianNoise() default {};

    /** Mean over axes. */
    Mean[] mean() default {};

    /** Sum over axes. */
    Sum[] sum() default {};

    /** Layers that another type declares. */
    Block[] block() default {};

    /** The function applied to the operation's result. */
    Activation activation() default Activation.NONE;

    /** The numbers in the activation's formula, where it has some. */
    ActivationParameters activationParameters() default @ActivationParameters;

    /**
     * Probability of setting an element of the result to zero while training, 0 (default: no dropout) to below 1; kept
     * elements are divided by {@code 1 - dropout} (inverted dropout), so inference needs no correction.
     */
    float dropout() default 0f;

    /** What dropout drops as one: an element (default), a channel, or a whole row. */
    DropoutUnit dropoutUnit() default DropoutUnit.ELEMENT;

    /**
     * λ of the L1 penalty on the layer's weights, as those of {@link #l2}: adds {@code λ sign(w)} to their gradients,
     * nothing at 0.
     */
    float l1() default 0f;

    /**
     * λ of the L2 penalty on the layer's weights: adds {@code λ w} to their gradients. Weights are matrices, kernels and
     * tables, of a recurrent layer the input and recurrent weights of all its layers and directions; not biases, and not
     * the factors of a normalisation. Weights of another layer, see {@link #weightsOf}, have that layer's penalty.
     */
    float l2() default 0f;

    /**
     * λ of a penalty on large results: adds {@code λ Σ|y|}, the mean over rows, to the loss of training. y is the layer's
     * result before dropout.
     */
    float activityL1() default 0f;

    /** Like {@link #activityL1}, but adds {@code λ/2 Σ y²}. */
    float activityL2() default 0f;

    /**
     * Name of a layer above whose parameters this one uses instead of its own: both then are one in training and in
     * weight files, under the name of the other. Both have the same operation and sizes; a dense
     * layer can also use the table of an embedding, whose vocabulary is then the number of its units. A parameter that the other
     * layer doesn't have, such as a bias, is this layer's own; so is a table of sines of another size. {@code l1}, {@code l2}
     * and {@code frozen} of the other layer count for what is shared.
     */
    String weightsOf() default "";

    /** First values of the layer's matrices, kernels and tables, instead of those of its operation. */
    Init[] init() default {};

    /** First values of the layer's biases, of a kind that needs no fan. */
    Init[] biasInit() default {};

    /** True keeps the layer's parameters as they are: no gradient is computed for them. */
    boolean frozen() default false;
}
