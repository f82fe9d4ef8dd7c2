package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.Generated;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.pass.VariableNames;
import dev.lamina.processor.testing.Comments;
import dev.lamina.processor.testing.GeneratedModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No value can get the name of a variable that some kernel has anyway: the variable would hide the value's field, and
 * the code would read the wrong one or not compile.
 */
@Tag("any-jdk")
@Tag("slow")
class VariableNamesTest {
    private static final Pattern DECLARATION =
            Pattern.compile("(?<![\\w.$])(?:int|float|boolean|float\\[\\]|float\\[\\]\\[\\]|int\\[\\]|FloatVector) "
                    + "([a-z]\\w*)(?= =|,|\\)|;)");
    private static final Pattern FIELD = Pattern.compile("private final (?:float|int)\\[\\] (\\w+);");

    /** Made where a kernel is written, unlike all fields. */
    private static final Pattern CHOSEN = Pattern.compile(".*Value\\d*|result\\d*");

    @Test
    void variablesOfAllKernelsAreReserved() {
        Map<String, String> open = new TreeMap<>();
        Map<String, String> comments = new TreeMap<>();
        LayerCases.all().forEach(test -> {
            ModelFacts model = Generated.facts(test.model());
            GeneratedModel.sessions(model).forEach(text -> {
                Comments.faults(text, model).forEach(fault -> comments.putIfAbsent(fault, test.name()));
                Set<String> fields = new HashSet<>();
                FIELD.matcher(text).results().forEach(field -> fields.add(field.group(1)));
                Matcher declaration = DECLARATION.matcher(withoutStaticMethods(text));
                while (declaration.find()) {
                    String name = declaration.group(1);
                    if (!fields.contains(name) && !CHOSEN.matcher(name).matches() && !VariableNames.isReserved(name)) {
                        open.putIfAbsent(name, test.name());
                    }
                }
            });
        });
        assertThat(comments).as("comments of what doesn't exist").isEmpty();
        assertThat(open)
                .as("names to add to VariableNames, and where they occur")
                .isEmpty();
    }

    /** Static methods can't read fields, so their variables hide nothing. */
    private static String withoutStaticMethods(String text) {
        StringBuilder rest = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n")) {
            inside |= line.startsWith("    private static ") && line.contains("(") && !line.endsWith(";");
            if (!inside) {
                rest.append(line).append('\n');
            }
            inside &= !line.equals("    }");
        }
        return rest.toString();
    }
}
