package dev.lamina.processor.pass;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that local variables and parameters of generated methods have anyway, so that no value is called so. */
public final class VariableNames {
    /** Names that local variables and parameters of generated methods have. */
    private static final Set<String> TAKEN = Set.of(
            "across",
            "array",
            "at",
            "batch",
            "begin",
            "block",
            "bottom",
            "channel",
            "column",
            "corner",
            "count",
            "destination",
            "down",
            "end",
            "filter",
            "first",
            "from",
            "gradients",
            "group",
            "image",
            "in",
            "index",
            "inferred",
            "kernel",
            "lane",
            "lanes",
            "largest",
            "left",
            "leftStart",
            "line",
            "maxima",
            "network",
            "offset",
            "offsets",
            "out",
            "phase",
            "plane",
            "position",
            "right",
            "rightStart",
            "row",
            "rows",
            "share",
            "slot",
            "source",
            "sum",
            "sums",
            "tail",
            "taps",
            "threads",
            "to",
            "top",
            "total",
            "training",
            "value",
            "width",
            "worker");

    /** Numbered variables such as {@code row3}, {@code c01} and {@code i}. */
    private static final Pattern NUMBERED =
            Pattern.compile("[a-z]\\d*|row\\d+|lanes\\d+|value\\d+|total\\d+|largest\\d+");

    private VariableNames() {}

    /** True if some generated method has a variable of the name. */
    public static boolean isReserved(String name) {
        return TAKEN.contains(name) || NUMBERED.matcher(name).matches();
    }
}
