package dev.lamina.processor.pass;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that local variables and parameters of generated methods have anyway, so that no value is called so. */
public final class VariableNames {
    /** Names that local variables and parameters of generated methods have. */
    private static final Set<String> TAKEN = Set.of(
            "above",
            "across",
            "array",
            "at",
            "atH",
            "atV",
            "batch",
            "before",
            "begin",
            "below",
            "block",
            "bottom",
            "carry",
            "cells",
            "channel",
            "column",
            "corner",
            "cosine",
            "count",
            "counts",
            "destination",
            "direct",
            "down",
            "end",
            "far",
            "filter",
            "first",
            "fits",
            "from",
            "gates",
            "gradients",
            "group",
            "image",
            "in",
            "index",
            "inside",
            "kernel",
            "label",
            "lane",
            "lanes",
            "largest",
            "leavesOut",
            "left",
            "leftStart",
            "line",
            "lower",
            "max",
            "maxima",
            "near",
            "network",
            "offset",
            "offsets",
            "one",
            "out",
            "own",
            "partH",
            "partV",
            "paths",
            "phase",
            "plane",
            "position",
            "previous",
            "projection",
            "reached",
            "remaining",
            "right",
            "rightStart",
            "row",
            "rows",
            "second",
            "share",
            "shares",
            "shift",
            "sine",
            "slot",
            "source",
            "start",
            "states",
            "step",
            "steps",
            "stride",
            "sum",
            "sums",
            "tail",
            "taps",
            "threads",
            "to",
            "top",
            "total",
            "training",
            "upper",
            "value",
            "width",
            "worker");

    /** Words that can't be names, or not of methods; a layer may be called {@code Switch}, which a field then isn't. */
    private static final Set<String> KEYWORDS = Set.of(("abstract assert boolean break byte case catch char class const"
                    + " continue default do double else enum extends false final finally float for goto if implements import"
                    + " instanceof int interface long native new null package private protected public return short static"
                    + " strictfp super switch synchronized this throw throws transient true try void volatile while yield")
            .split(" "));

    /** Numbered variables such as {@code row3}, {@code c01} and {@code i}. */
    private static final Pattern NUMBERED =
            Pattern.compile("[a-z]\\d*|row\\d+|lanes\\d+|value\\d+|total\\d+|largest\\d+");

    private VariableNames() {}

    /** True if some generated method has a variable of the name, or Java has the word. */
    public static boolean isReserved(String name) {
        return TAKEN.contains(name)
                || KEYWORDS.contains(name)
                || NUMBERED.matcher(name).matches();
    }

    /**
     * The name with a small first letter: {@code urlText} for URLText. Fields and parameters have such names, so that none
     * hides a type or a constant.
     */
    public static String decapitalised(String name) {
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals > 1 && capitals < name.length() && Character.isLowerCase(name.charAt(capitals));
        int lowered = wordFollows ? capitals - 1 : capitals;
        return name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
    }
}
