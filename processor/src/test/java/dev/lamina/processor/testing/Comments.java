package dev.lamina.processor.testing;

import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formulas in the comments of a generated session, and the names in them that nothing has. */
public final class Comments {
    private static final Pattern WORD =
            Pattern.compile("(?<![\\w.])[\\p{L}_$][\\w$]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern FIELD = Pattern.compile(
            "(?m)^    private (?:final )?(?:float|int)\\[] ([\\w$]+);", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ARRAY =
            Pattern.compile("(?:float|int)\\[] ([\\w$]+)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern METHOD = Pattern.compile("(?m)^    private void [\\w$]+\\(([^)]*)\\)");
    private static final Pattern IN_CALL = Pattern.compile("\\); // (.+)");
    private static final Pattern IN_FIELD = Pattern.compile(": \\{@code ([^}]+)}\\.");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");

    /** Functions and words of formulas that aren't the name of an operation. */
    private static final Set<String> FUNCTIONS = Set.of("N", "Σ", "max", "oneHot", "crossEntropy");

    private final String text;
    private final Set<String> fields = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> words = new HashSet<>();

    private Comments(String text, ModelFacts facts) {
        this.text = text;
        FIELD.matcher(text).results().forEach(field -> fields.add(field.group(1)));
        words.addAll(FUNCTIONS);
        Stream.of(facts.training(), facts.inference(), facts.evaluation())
                .flatMap(plan -> plan.graph().nodes().stream())
                .filter(node -> !Virtual.isLeaf(node))
                .flatMap(node -> WORD.matcher(node.op().mnemonic()).results())
                .forEach(word -> words.add(word.group()));
    }

    /** What is wrong with the formulas in the comments of a session's text. */
    public static List<String> faults(String session, ModelFacts facts) {
        Comments comments = new Comments(session, facts);
        comments.check();
        return comments.faults;
    }

    private void check() {
        IN_CALL.matcher(text).results().forEach(call -> check(call.group(1), Set.of()));
        IN_FIELD.matcher(text).results().forEach(field -> check(field.group(1), Set.of()));
        Matcher method = METHOD.matcher(text);
        while (method.find()) {
            Set<String> parameters = new HashSet<>();
            ARRAY.matcher(method.group(1)).results().forEach(array -> parameters.add(array.group(1)));
            String documentation = documentation(method.start());
            int gradient = documentation.indexOf("Gradient of:");
            int end = gradient < 0 ? documentation.length() : gradient;
            formulas(documentation.substring(0, end)).forEach(formula -> check(formula, parameters));
            formulas(documentation.substring(end)).forEach(formula -> {
                check(formula, parameters.isEmpty() ? Set.of() : wordsOfBlock(formula));
            });
        }
    }

    /** The comment that ends right before a method. */
    private String documentation(int method) {
        int start = text.lastIndexOf("/**", method);
        int end = text.lastIndexOf("*/", method);
        return end > start && text.substring(end + 2, method).isBlank() ? text.substring(start, end) : "";
    }

    private static Stream<String> formulas(String documentation) {
        return CODE.matcher(documentation).results().map(code -> code.group(1));
    }

    /** A method that instances of a block share calls values as the block does: {@code seen} for {@code body2Seen}. */
    private Set<String> wordsOfBlock(String formula) {
        Set<String> own = new HashSet<>(Set.of("input"));
        WORD.matcher(formula)
                .results()
                .map(word -> word.group())
                .filter(word -> fields.stream().anyMatch(field -> field.endsWith(capitalised(word))))
                .forEach(own::add);
        return own;
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void check(String formula, Set<String> local) {
        WORD.matcher(formula)
                .results()
                .map(word -> word.group().replace("ᵀ", ""))
                .filter(word -> !fields.contains(word) && !local.contains(word) && !words.contains(word))
                .forEach(word -> faults.add("nothing is called " + word + ": " + formula));
        for (int i = formula.indexOf('ᵀ'); i >= 0; i = formula.indexOf('ᵀ', i + 1)) {
            char before = formula.charAt(i - 1);
            if (before != ')' && !Character.isJavaIdentifierPart(before)) {
                faults.add("what is transposed? " + formula);
            }
        }
        boolean isCut = formula.contains("…");
        if (!isCut
                && formula.chars().filter(c -> c == '(').count()
                        != formula.chars().filter(c -> c == ')').count()) {
            // A slice is a half-open range: [0, 8).
            if (!formula.contains("slice ")) {
                faults.add("parentheses: " + formula);
            }
        }
    }
}
