package dev.lamina.model;

import dev.lamina.internal.Suggestions;
import dev.lamina.io.WeightChanges;
import dev.lamina.io.WeightFileException;
import dev.lamina.io.WeightSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A network: its parameters and the description of its inputs, targets and outputs. Subclasses are generated from
 * annotated classes.
 *
 * <p>Any number of threads may predict with one network at a time. Whoever changes parameters ({@link #initialize},
 * {@link #restore}, {@link dev.lamina.train.Trainer#fit}) must be alone, and marks the network as its own meanwhile
 * ({@link #claim}): predicting, measuring, saving or training on another thread then fails with an
 * {@link IllegalStateException} when it begins. A prediction that runs already when a change begins isn't found.
 */
public abstract class Network extends Predictor {
    private final String name;
    private final int batch;
    private final List<Slot> inputs;
    private final List<Slot> targets;
    private final List<Slot> outputs;
    private final List<LossTerm> losses;
    private final Objective objective;
    private final List<Parameter> parameters;
    private final String summary;
    private final Owner owner;

    /**
     * For generated code.
     *
     * @param name       the model's simple name
     * @param batch      rows that a step holds at most
     * @param inputs     the inputs, at least one
     * @param targets    the targets of the losses
     * @param outputs    the raw outputs; the first is what predictions and the loss are computed from
     * @param objective  how predictions read the first output
     * @param parameters all parameters in layer order
     * @param summary    the model's table
     * @throws IllegalArgumentException if two parameters have the same name
     */
    protected Network(
            String name,
            int batch,
            List<Slot> inputs,
            List<Slot> targets,
            List<Slot> outputs,
            Objective objective,
            List<Parameter> parameters,
            String summary) {
        this(
                name,
                batch,
                inputs,
                targets,
                outputs,
                List.of(new LossTerm("loss", 1f, 0, targets.isEmpty() ? -1 : 0, false)),
                objective,
                parameters,
                summary);
    }

    /**
     * For generated code of networks with several losses, or with none.
     *
     * @param name       the model's simple name
     * @param batch      rows that a step holds at most
     * @param inputs     the inputs, at least one
     * @param targets    the targets of the losses
     * @param outputs    the raw outputs; the first is what {@code predict} shows
     * @param losses     the losses, whose weighted sum is the loss of the network
     * @param objective  how predictions read the first output
     * @param parameters all parameters in layer order
     * @param summary    the model's table
     * @throws IllegalArgumentException if two parameters have the same name
     */
    protected Network(
            String name,
            int batch,
            List<Slot> inputs,
            List<Slot> targets,
            List<Slot> outputs,
            List<LossTerm> losses,
            Objective objective,
            List<Parameter> parameters,
            String summary) {
        super(Objects.requireNonNull(name, "name"), batch, List.copyOf(inputs), List.copyOf(outputs));
        this.name = name;
        this.owner = new Owner(name);
        this.batch = batch;
        this.inputs = List.copyOf(inputs);
        this.targets = List.copyOf(targets);
        this.outputs = List.copyOf(outputs);
        this.losses = List.copyOf(losses);
        this.objective = Objects.requireNonNull(objective, "objective");
        this.parameters = List.copyOf(parameters);
        this.summary = Objects.requireNonNull(summary, "summary");
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(name + " has two parameters named " + parameter.name());
            }
        }
    }

    /**
     * Makes a session. Generated.
     *
     * @param training whether it can train
     * @param threads  threads that share the work of a layer
     * @return a new session
     */
    protected abstract Session createSession(boolean training, int threads);

    /** {@return the model's simple name} */
    public final String name() {
        return name;
    }

    /** {@return the number of rows a step holds at most} */
    public final int batch() {
        return batch;
    }

    /** {@return the inputs, in order} */
    public final List<Slot> inputs() {
        return inputs;
    }

    /** {@return the targets of training, in order} */
    public final List<Slot> targets() {
        return targets;
    }

    /** {@return the raw outputs, in order} */
    public final List<Slot> outputs() {
        return outputs;
    }

    /** {@return the losses that training makes small, in order; empty for a network for inference only} */
    public final List<LossTerm> losses() {
        return losses;
    }

    /** {@return how predictions read the first output} */
    public final Objective objective() {
        return objective;
    }

    /** {@return all parameters, whatever their role, in layer order} */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** {@return the parameters an optimizer updates, in layer order: the order of {@link Session#gradients()}} */
    public final List<Parameter> trainableParameters() {
        return parameters.stream()
                .filter(parameter -> parameter.role() == Parameter.Role.TRAINABLE)
                .toList();
    }

    /**
     * The parameter of that name.
     *
     * @param parameterName for example {@code hidden.weight}
     * @return the parameter
     * @throws IllegalArgumentException if there is none; the message suggests the closest name
     */
    public final Parameter parameter(String parameterName) {
        Objects.requireNonNull(parameterName, "parameterName");
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(parameterName)) {
                return parameter;
            }
        }
        List<String> names = parameters.stream().map(Parameter::name).toList();
        throw new IllegalArgumentException(name + " has no parameter " + parameterName
                + Suggestions.didYouMean(parameterName, names) + " It has " + names);
    }

    /**
     * The live values of a parameter.
     *
     * @param parameterName for example {@code hidden.weight}
     * @return the array itself
     */
    protected final float[] values(String parameterName) {
        return parameter(parameterName).values();
    }

    /** {@return the number of trainable and frozen values; running statistics don't count} */
    public final long parameterCount() {
        return parameters.stream()
                .filter(parameter -> parameter.role() != Parameter.Role.STATE)
                .mapToLong(Parameter::size)
                .sum();
    }

    /** {@return a table of the layers with shapes and numbers of parameters} */
    public final String summary() {
        return summary;
    }

    /**
     * Gives every parameter its first values. The same seed gives the same bits on every machine.
     *
     * @param seed any number
     */
    public final void initialize(long seed) {
        owner.during("initializing", () -> {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).initialize(seed, i);
            }
        });
    }

    /**
     * Writes all parameters to a safetensors file with PyTorch's names and layouts, and into its metadata the model's name and
     * {@link #sha256}. The file is written beside its destination and then moved into place, so it is either the old one or the
     * complete new one.
     *
     * @param file where to; an existing file is replaced
     * @throws WeightFileException if the file can't be written (unchecked); the destination is as it was
     */
    public final void save(Path file) {
        save(file, Map.of());
    }

    /**
     * Writes all parameters, as {@link #save(Path)} does, with notes on how they came to be.
     *
     * <pre>{@code net.save(file, Map.of("seed", "42", "optimizer", optimizer.toString(), "data", "MNIST"));}</pre>
     *
     * @param file  where to; an existing file is replaced
     * @param notes what else is to stand in the file's metadata, by name
     * @throws WeightFileException if the file can't be written (unchecked); the destination is as it was
     * @throws IllegalArgumentException if a note is called {@code format}, {@code model} or {@code sha256}
     */
    public final void save(Path file, Map<String, String> notes) {
        Objects.requireNonNull(file, "file");
        owner.requireQuiet("saving");
        Weights.save(file, name, parameters, notes);
    }

    /**
     * How the parameters differ from those of a file: how far each went, which way, and which value changed most.
     *
     * @param file the earlier weights
     * @return the changes, parameter by parameter; its text is a table
     * @throws WeightFileException if the file can't be read (unchecked)
     */
    public final WeightChanges changesSince(Path file) {
        Objects.requireNonNull(file, "file");
        owner.requireQuiet("reading");
        Map<String, int[]> shapes = new LinkedHashMap<>();
        parameters.forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        return WeightChanges.since(
                file, name, shapes, parameterName -> parameter(parameterName).toArray());
    }

    /**
     * Reads all parameters from a safetensors file. Everything is checked before the first value changes, so after an
     * exception the network is as it was. F16 and BF16 are widened exactly, F64 is rounded to the nearest float. Entries
     * {@code *.num_batches_tracked}, which PyTorch writes, are ignored, and so is {@code module.} or {@code _orig_mod.} before
     * all names.
     *
     * @param file what to read
     * @return what was loaded from where
     * @throws WeightFileException if the file is missing, damaged, has other tensors or shapes than this network,
     *     tensors of another type, or values that are NaN or infinite (unchecked)
     */
    public final LoadReport restore(Path file) {
        return restore(file, LoadOptions.strict());
    }

    /**
     * Reads parameters from a safetensors file, as {@link #restore(Path)} does, but with other options.
     *
     * @param file    what to read
     * @param options what is allowed
     * @return what became of each parameter and of each tensor in the file
     * @throws WeightFileException if the file is missing, damaged, or holds what the options don't allow (unchecked)
     * @throws IllegalArgumentException if the options name parameters that this network doesn't have
     */
    public final LoadReport restore(Path file, LoadOptions options) {
        return restore(WeightSource.file(file), options);
    }

    /**
     * Reads parameters from a resource, a stream or an array that holds a safetensors file, in the same way.
     *
     * @param source  what to read
     * @param options what is allowed
     * @return what became of each parameter and of each tensor
     * @throws WeightFileException if it is missing, damaged, or holds what the options don't allow (unchecked)
     * @throws IllegalArgumentException if the options name parameters that this network doesn't have
     */
    public final LoadReport restore(WeightSource source, LoadOptions options) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
        Claim claim = owner.claim("loading");
        try {
            return Weights.restore(source, name, parameters, options);
        } finally {
            claim.close();
        }
    }

    /** {@return the SHA-256 of all parameters, in hex: names, shapes and every bit of the values in PyTorch's layout} */
    public final String sha256() {
        owner.requireQuiet("reading");
        return Fingerprint.sha256(parameters);
    }

    /**
     * Claims this network for the calling thread, which is going to change parameters. Training by hand may do so, as
     * {@link dev.lamina.train.Trainer} does; a thread may claim what it owns already.
     *
     * @param what what the thread does, for the messages that other threads get, such as {@code training}
     * @return what ends the claim when it is closed
     * @throws IllegalStateException if another thread owns the network
     */
    public final Claim claim(String what) {
        return owner.claim(what);
    }

    final Owner owner() {
        return owner;
    }

    /** {@return a new session for inference on one thread} */
    @Override
    public final Session newSession() {
        return createSession(false, 1);
    }

    /**
     * A new session for inference.
     *
     * @param threads threads that share the work of a layer; the result doesn't depend on it
     * @return a new session
     */
    public final Session newSession(int threads) {
        return createSession(false, threads);
    }

    /**
     * A new session for training.
     *
     * @param threads threads that share the work of a layer; the result doesn't depend on it
     * @return a new session
     */
    public final Session newTrainingSession(int threads) {
        return createSession(true, threads);
    }
}
