package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the writers of a model's classes need to know.
 *
 * @param packageName package of the generated classes, empty for the unnamed one
 * @param typeName the annotated type
 * @param className simple name of the class that users see
 * @param batch rows that a step holds at most
 * @param inputs the inputs
 * @param outputs the layers whose values leave the network
 * @param targets what data sets hold for the losses
 * @param losses the losses
 * @param parameters all parameters and states
 * @param training kernels and memory of a training step
 * @param inference kernels and memory of inference
 * @param evaluation kernels and memory of the loss of what inference yields
 * @param dimensions named sizes
 * @param matrices weights of dense layers
 * @param templates what the layers of blocks are in their blocks
 * @param summary the table of layers
 * @param simd true if the compiler sees the Vector API
 * @param limits sizes from which on kernels are written in another way
 * @param stepwise what one step of it computes, if it can run step by step
 * @param whole the class of the network of which this one computes a step
 */
public record ModelFacts(
        String packageName,
        String typeName,
        String className,
        int batch,
        List<Input> inputs,
        List<Output> outputs,
        List<Target> targets,
        List<Term> losses,
        List<ParameterFacts> parameters,
        Plan training,
        Plan inference,
        Plan evaluation,
        List<NamedShape> dimensions,
        List<Matrix> matrices,
        Templates templates,
        String summary,
        boolean simd,
        KernelLimits limits,
        Optional<Steps> stepwise,
        Optional<String> whole) {
    /**
     * What computes one step.
     *
     * @param network its classes; its inputs are those of the whole network, the states, perhaps the step's number
     * @param states number of states, which are its last outputs as well
     */
    public record Steps(ModelFacts network, int states) {}

    /** The same with what one step computes. */
    public ModelFacts steppingBy(Steps steps) {
        return with(limits, Optional.of(steps), whole);
    }

    /** The same as a step of the network of the given class, whose parameters it uses. */
    public ModelFacts stepOf(String network) {
        return with(limits, stepwise, Optional.of(network));
    }

    /** The same, written with other limits. */
    public ModelFacts within(KernelLimits others) {
        return with(others, stepwise.map(steps -> new Steps(steps.network().within(others), steps.states())), whole);
    }

    private ModelFacts with(KernelLimits others, Optional<Steps> steps, Optional<String> network) {
        return new ModelFacts(
                packageName,
                typeName,
                className,
                batch,
                inputs,
                outputs,
                targets,
                losses,
                parameters,
                training,
                inference,
                evaluation,
                dimensions,
                matrices,
                templates,
                summary,
                simd,
                others,
                steps,
                network);
    }

    /** False for a network that was declared for inference only. */
    boolean trains() {
        return !training.graph().results(Result.Kind.LOSS).isEmpty();
    }

    /** True if the network has one loss, with the usual name and target. */
    boolean hasPlainLoss() {
        return losses.size() == 1 && losses.get(0).isPlain() && losses.get(0).target() == (targets.isEmpty() ? -1 : 0);
    }

    /** True if the loss is a sum of losses or the multiple of one. */
    boolean hasLossParts() {
        return training.graph().results(Result.Kind.LOSS).size() > 1;
    }

    /**
     * A target.
     *
     * @param classes number of classes if it holds labels, else 0
     * @param classAxis the axis of a row of the output that classes lie on; -1 if labels aren't for positions of it
     * @param ignored the label that doesn't count
     * @param blank the class that ends a row's labels, if they must fit into the row's steps
     * @param domains what its losses are defined on, constants of the runtime's {@code Domain}; empty for any values
     */
    public record Target(
            String name,
            int classes,
            List<Integer> shape,
            int classAxis,
            OptionalInt ignored,
            OptionalInt blank,
            List<String> domains) {}

    /**
     * An output and the shape of one row.
     *
     * @param objective how predictions read it
     * @param classAxis the axis of a row that classes lie on
     */
    public record Output(String name, List<Integer> shape, String objective, int classAxis) {}

    /**
     * A loss.
     *
     * @param weight its factor in the sum of all
     * @param output index of the output that it reads first
     * @param target index of its target, -1 if it has none from outside
     * @param sum true for a sum over rows, false for a mean
     */
    public record Term(String name, float weight, int output, int target, boolean sum) {
        /** True for the usual only loss, which the runtime knows without being told. */
        boolean isPlain() {
            return name.equals("loss") && weight == 1 && output == 0 && !sum;
        }
    }

    /**
     * An input and the shape of one row.
     *
     * @param vocabulary for integers how many there are, 0 for floats
     */
    public record Input(String name, List<Integer> shape, int vocabulary) {
        boolean hasIndices() {
            return vocabulary > 0;
        }
    }

    /** The weight of a dense layer, [in, out], and what the layer reads. */
    public record Matrix(String layer, String from, Shape shape) {}

    /** An input or layer and the shape of what it yields. */
    public record NamedShape(String name, Shape shape) {}

    /**
     * A parameter or state.
     *
     * @param fileName its name in weight files
     * @param role trainable, frozen or state
     * @param transposed true if files hold it as [out, in]
     * @param fileShape its shape in weight files
     * @param initializer Java for its initializer: {@code uniform(0.1f)}
     */
    public record ParameterFacts(
            String fileName, String role, boolean transposed, List<Integer> fileShape, String initializer) {}

    /** The name of the field of the model's class that holds the parameter of a name in weight files. */
    public String parameterField(String fileName) {
        return Stream.of(training, inference)
                .flatMap(plan -> plan.buffers().values().stream())
                .filter(buffer -> buffer.role() == Buffer.Role.PARAMETER)
                .filter(buffer -> buffer.key().equals(fileName))
                .map(Buffer::name)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The named sizes, ready for expressions.
     *
     * @param isTaken whether a name can't be that of a constant
     */
    Dimensions namedSizes(Predicate<String> isTaken) {
        Dimensions named = new Dimensions(isTaken);
        dimensions.forEach(entry -> {
            Templates.Template template = templates.ofLayers().get(entry.name());
            if (template == null) {
                named.add(entry.name(), entry.shape());
            } else {
                named.add(entry.name(), template, entry.shape());
            }
        });
        matrices.forEach(matrix -> named.addMatrix(matrix.layer(), matrix.from(), matrix.shape()));
        return named;
    }
}
