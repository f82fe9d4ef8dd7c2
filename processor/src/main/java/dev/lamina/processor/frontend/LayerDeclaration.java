package dev.lamina.processor.frontend;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code @Layer}.
 *
 * @param name unique among inputs and layers
 * @param from what it reads from: the names that the user gave, else the layer before or the only input; empty if errors
 *     were reported about it
 * @param op its operation; a layer without one only applies activation and dropout
 * @param function its activation
 * @param dropout probability from 0 (none) to below 1
 * @param l2 λ of the L2 penalty, 0 for none
 * @param regularisers what else keeps it from fitting too closely
 * @param inits first values of its parameters, where the declaration gives any
 * @param frozen true if its parameters keep their values
 * @param path what its parameters' names in weight files begin with: its name, or the way to it through blocks
 * @param weightsOf the layer above whose parameters it uses instead of its own
 * @param template what it is in the block that it comes from, the innermost one
 * @param positions where its attributes stand
 */
public record LayerDeclaration(
        String name,
        List<String> from,
        Optional<OpDeclaration> op,
        ActivationDeclaration function,
        float dropout,
        float l2,
        Regularisers regularisers,
        InitDeclarations inits,
        boolean frozen,
        String path,
        Optional<String> weightsOf,
        Optional<Template> template,
        LayerPositions positions) {
    /** A layer of a block: the block's simple name, and the name that the layer has there. */
    public record Template(String block, String layer) {}

    /** A layer of no block. */
    public LayerDeclaration(
            String name,
            List<String> from,
            Optional<OpDeclaration> op,
            ActivationDeclaration function,
            float dropout,
            float l2,
            Regularisers regularisers,
            InitDeclarations inits,
            boolean frozen,
            String path,
            Optional<String> weightsOf,
            LayerPositions positions) {
        this(
                name,
                from,
                op,
                function,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                path,
                weightsOf,
                Optional.empty(),
                positions);
    }

    /** Keeps an unmodifiable copy. */
    public LayerDeclaration {
        from = List.copyOf(from);
    }

    /** The name of its activation's enum constant, {@code NONE} for none. */
    public String activation() {
        return function.function();
    }

    /** The same layer with other sources. */
    public LayerDeclaration reading(List<String> sources) {
        return new LayerDeclaration(
                name,
                sources,
                op,
                function,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                path,
                weightsOf,
                template,
                positions);
    }

    /** The same layer, with the same parameters, computed by another operation from something else. */
    public LayerDeclaration as(OpDeclaration operation, List<String> sources) {
        return new LayerDeclaration(
                name,
                sources,
                Optional.of(operation),
                function,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                path,
                weightsOf,
                template,
                positions);
    }

    /** Only activation and dropout of the layer, on what it reads from. */
    LayerDeclaration withoutOperation() {
        return new LayerDeclaration(
                name,
                from,
                Optional.empty(),
                function,
                dropout,
                0,
                regularisers.withL1(0),
                InitDeclarations.NONE,
                false,
                path,
                Optional.empty(),
                template,
                positions);
    }

    /** The same layer with parameters of its own. */
    LayerDeclaration withoutWeightsOf() {
        return new LayerDeclaration(
                name,
                from,
                op,
                function,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                path,
                Optional.empty(),
                template,
                positions);
    }

    /**
     * The layer as one of a block.
     *
     * @param names the new name for each name in the block
     * @param prefix the way to the block in weight files
     * @param block the block's name
     */
    LayerDeclaration renamed(Map<String, String> names, String prefix, String block) {
        return new LayerDeclaration(
                names.get(name),
                from.stream().map(source -> names.getOrDefault(source, source)).toList(),
                op,
                function,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                prefix + "." + path,
                weightsOf.map(names::get),
                template.or(() -> Optional.of(new Template(block, name))),
                positions);
    }

    /** The layer with what holds for all layers of its block, unless it has its own or uses another's parameters. */
    LayerDeclaration inside(LayerDeclaration block) {
        boolean own = weightsOf.isEmpty();
        boolean penalised = own && !block.frozen();
        return new LayerDeclaration(
                name,
                from,
                op,
                function,
                dropout,
                penalised && l2 == 0 ? block.l2() : l2,
                penalised && regularisers.l1() == 0
                        ? regularisers.withL1(block.regularisers().l1())
                        : regularisers,
                own ? inits.or(block.inits()) : inits,
                frozen || (own && block.frozen()),
                path,
                weightsOf,
                template,
                positions);
    }

    /** The layer with the parameters of another one, unless it uses those of a third one. */
    LayerDeclaration sharing(String owner) {
        return weightsOf.isPresent()
                ? this
                : new LayerDeclaration(
                        name,
                        from,
                        op,
                        function,
                        dropout,
                        0,
                        regularisers.withL1(0),
                        InitDeclarations.NONE,
                        false,
                        path,
                        Optional.of(owner),
                        template,
                        positions);
    }
}
