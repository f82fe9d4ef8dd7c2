package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives every value of a graph a name of its own that tells what it is. */
final class Names {
    private final Set<String> used = new HashSet<>();
    private final Map<Node, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    String name(Node node) {
        return names.computeIfAbsent(node, key -> unique(wish(key)));
    }

    /** The name as that of a field: if it is free, else with an addition. */
    String unique(String wish) {
        String variable = VariableNames.decapitalised(wish);
        String base = VariableNames.isReserved(variable) ? variable + "Values" : variable;
        String name = base;
        while (VariableNames.isReserved(name) || !used.add(name)) {
            name = base + numbers.merge(base, 2, (known, first) -> known + 1);
        }
        return name;
    }

    private static String wish(Node node) {
        if (!node.name().isEmpty()) {
            return node.name();
        }
        StringBuilder name = new StringBuilder(node.origin());
        for (String word : node.op().mnemonic().split("[^A-Za-z0-9]+")) {
            if (Character.isLetter(word.charAt(0))) {
                name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        return node.phase() == Phase.FORWARD
                ? name.toString()
                : "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
