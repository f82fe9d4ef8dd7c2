package dev.lamina.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** How data flows, as messages show it. */
public final class Flows {
    /** Steps of a flow that a message shows at most, and how many of them from its beginning. */
    private static final int LONGEST = 40;

    private static final int BEGINNING = 10;

    private Flows() {}

    /** {@code input[1,28,28] -> conv1[8,24,24]}; of a long flow its beginning and its end. */
    public static String text(List<String> flow) {
        List<String> steps = new ArrayList<>(flow);
        if (steps.size() > LONGEST) {
            List<String> middle = steps.subList(BEGINNING, steps.size() - LONGEST + BEGINNING);
            String left = "(" + middle.size() + " layers)";
            middle.clear();
            steps.add(BEGINNING, left);
        }
        return String.join(" -> ", steps);
    }
}
