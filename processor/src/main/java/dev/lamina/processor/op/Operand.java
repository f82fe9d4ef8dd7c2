package dev.lamina.processor.op;

/**
 * A piece of Java that stands for an operand of an element-wise operation.
 *
 * @param java an expression that can stand in any context without parentheses, or behind a dot
 * @param vector true for a {@code FloatVector}, false for a {@code float}
 */
public record Operand(String java, boolean vector) {
    /** A vector whose lanes all hold this operand, if it isn't a vector. */
    public String asVector() {
        if (vector) {
            return java;
        }
        return java.equals("0f") ? "FloatVector.zero(SPECIES)" : "FloatVector.broadcast(SPECIES, " + unwrapped() + ")";
    }

    /** The expression without the parentheses around all of it, for places that don't need them. */
    public String unwrapped() {
        return unwrap(java);
    }

    private static String unwrap(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1);
    }

    /** A scalar expression. */
    public static Operand scalar(String java) {
        return new Operand(java, false);
    }

    /** A vector expression. */
    public static Operand vector(String java) {
        return new Operand(java, true);
    }
}
