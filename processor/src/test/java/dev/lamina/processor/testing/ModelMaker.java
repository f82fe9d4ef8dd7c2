package dev.lamina.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.annotation.Loss;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Severity;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.InputDeclaration;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.layer.NetworkBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Declares a model by hand, as the annotations of a class would. */
public final class ModelMaker {
    private final List<InputDeclaration> inputs = new ArrayList<>();
    private final List<LayerDeclaration> layers = new ArrayList<>();
    private String loss = "MEAN_SQUARED_ERROR";
    private Attributes attributes = LayerMaker.attributes(Loss.class, "value", "MEAN_SQUARED_ERROR");
    private List<String> sources = List.of();
    private final List<LossDeclaration> losses = new ArrayList<>();
    private List<String> outputs = List.of();
    private boolean stepwise;
    private int batch = 5;
    private String className = "CompiledNet";

    private ModelMaker() {}

    /** A model with one input, named "input". */
    public static ModelMaker model(Integer... shape) {
        return new ModelMaker().input("input", shape);
    }

    /** A model without inputs so far. */
    public static ModelMaker model() {
        return new ModelMaker();
    }

    /** Adds an input. */
    public ModelMaker input(String name, Integer... shape) {
        inputs.add(new InputDeclaration(name, List.of(shape), LayerMaker.nowhere(), LayerMaker.nowhere()));
        return this;
    }

    /** Adds an input of integers. */
    public ModelMaker indices(String name, int vocabulary, Integer... shape) {
        inputs.add(new InputDeclaration(name, List.of(shape), vocabulary, LayerMaker.nowhere(), LayerMaker.nowhere()));
        return this;
    }

    /** Adds a layer. */
    public ModelMaker add(LayerMaker layer) {
        String before = layers.isEmpty()
                ? inputs.get(0).name()
                : layers.get(layers.size() - 1).name();
        layers.add(layer.make(before));
        return this;
    }

    /** Drops layers and inputs that neither a loss nor an output depends on. */
    public ModelMaker withoutUnused() {
        ModelDeclaration model = declaration();
        Set<String> used = new HashSet<>(model.outputLayers());
        model.losses().forEach(term -> term.against().ifPresent(used::add));
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (used.contains(layers.get(i).name())) {
                used.addAll(layers.get(i).from());
                layers.get(i).weightsOf().ifPresent(used::add);
            }
        }
        layers.removeIf(layer -> !used.contains(layer.name()));
        inputs.removeIf(input -> !used.contains(input.name()));
        return this;
    }

    /** The loss function, mean squared error if nobody says otherwise; names and values of attributes in turn. */
    public ModelMaker loss(String constant, Object... values) {
        loss = constant;
        List<Object> all = new ArrayList<>(List.of("value", constant));
        all.addAll(List.of(values));
        attributes = LayerMaker.attributes(Loss.class, all.toArray());
        return this;
    }

    /** The layers that the loss reads from, else the last one. */
    public ModelMaker lossFrom(String... layers) {
        sources = List.of(layers);
        return this;
    }

    /** One of several losses: what it is called and compared with (empty for a target from outside), weight and function. */
    public ModelMaker term(
            String name, float weight, String function, List<String> from, String against, Object... values) {
        LossDeclaration plain = lossDeclaration(function, from, values);
        losses.add(new LossDeclaration(
                name,
                function,
                from,
                Optional.of(against).filter(text -> !text.isEmpty()),
                name,
                weight,
                plain.attributes(),
                plain.position(),
                plain.fromPosition()));
        return this;
    }

    /** Further layers that are outputs. */
    public ModelMaker outputs(String... layers) {
        outputs = List.of(layers);
        return this;
    }

    /** Runs step by step as well. */
    public ModelMaker stepwise() {
        stepwise = true;
        return this;
    }

    /** Rows that a step holds at most. */
    public ModelMaker batch(int rows) {
        batch = rows;
        return this;
    }

    /** The name of the class that is generated. */
    public ModelMaker className(String name) {
        className = name;
        return this;
    }

    /** A loss by itself: its function, its layers, names and values of attributes in turn. */
    public static LossDeclaration lossDeclaration(String function, List<String> sources, Object... values) {
        List<Object> all = new ArrayList<>(List.of("value", function));
        all.addAll(List.of(values));
        Attributes attributes = LayerMaker.attributes(Loss.class, all.toArray());
        return new LossDeclaration(function, sources, attributes, LayerMaker.nowhere(), LayerMaker.nowhere());
    }

    /** The declaration. */
    public ModelDeclaration declaration() {
        LossDeclaration last = new LossDeclaration(
                loss,
                sources.isEmpty() ? List.of(layers.get(layers.size() - 1).name()) : sources,
                attributes,
                LayerMaker.nowhere(),
                LayerMaker.nowhere());
        return new ModelDeclaration(
                "generated",
                "Net",
                className,
                batch,
                false,
                inputs,
                layers,
                losses.isEmpty() ? List.of(last) : losses,
                outputs,
                Optional.of(LayerMaker.nowhere()).filter(position -> stepwise),
                LayerMaker.nowhere());
    }

    /** The network; fails if the model has errors. */
    public Network network() {
        return network(declaration());
    }

    /** The network of a declaration; fails if it has errors. */
    public static Network network(ModelDeclaration model) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Network> network = NetworkBuilder.build(model, diagnostics);
        assertThat(diagnostics.all())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        return network.orElseThrow();
    }
}
