package dev.lamina.examples.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: for each digit a few variants, each a list of pen strokes.
 *
 * <p>The notation: a point is {@code x,y} in a box of 100 by 100, y growing downwards; {@code !} after a point makes
 * it a sharp corner; {@code /} lifts the pen.
 */
final class StrokeFont {
    private static final String[][] DIGITS = {
        {
            "56,4 30,14 20,50 30,86 50,96 72,86 80,50 70,14 48,5",
            "50,4 32,20 27,50 34,82 50,96 68,80 74,50 66,18 50,4",
            "66,12 42,6 22,34 20,68 40,95 66,88 80,56 76,24 58,8 38,14",
        },
        {
            "50,4 50,50 50,96", "33,24 54,5! 54,50 53,96", "32,22 52,6! 52,50 52,94 / 30,95 52,94 74,95",
        },
        {
            "22,28 34,8 58,5 74,22 66,48 42,74 20,94! 50,93 80,94",
            "24,22 44,5 70,14 70,40 46,70 24,90 17,84 28,75 50,88 80,90",
            "22,18 50,5 74,18 62,46 22,93! 78,88",
        },
        {
            "24,14 48,4 72,16 68,38 44,46! 72,56 76,80 50,97 22,86",
            "24,8 50,8 74,7! 58,26 46,42! 72,54 76,78 52,96 24,88",
            "26,16 50,5 70,20 58,42 42,46 60,48 76,68 60,94 24,92",
        },
        {
            "34,6 26,34 20,58! 50,58 82,55 / 66,20 63,58 60,97",
            "64,96 63,50 64,4! 40,34 17,66! 50,66 84,64",
            "26,8 24,36 34,54 56,52 72,38 / 74,6 70,50 64,96",
        },
        {
            "74,8 52,9 32,8! 28,44! 54,38 76,56 72,84 46,96 22,86",
            "34,8 30,26 27,44! 56,40 76,60 68,86 44,96 22,90 / 34,8 54,9 78,5",
            "76,12 54,6 36,12 30,32 42,44 64,54 74,74 56,95 26,90",
        },
        {
            "66,6 40,24 24,56 26,84 48,97 70,86 74,66 54,52 32,62 24,76",
            "56,4 36,38 24,72 38,95 62,94 74,76 62,60 42,62 27,78",
            "72,14 50,8 28,32 22,68 36,94 62,95 74,74 60,56 36,62 26,74",
        },
        {
            "20,10 50,10 78,8! 58,46 44,96",
            "20,10 50,9 80,9! 60,50 48,96 / 38,52 56,51 76,50",
            "20,26 21,9! 50,10 80,8! 54,48 50,96",
        },
        {
            "70,18 50,5 30,16 34,36 54,49 74,68 68,90 48,97 28,88 26,68 46,51 68,36 71,16",
            "50,4 30,14 32,36 50,46 70,36 70,14 50,4 / 50,46 26,60 26,86 50,97 74,86 76,62 50,46",
            "62,5 36,10 32,30 50,46 72,66 66,92 40,96 26,78 40,54 68,30 66,8 48,5",
        },
        {
            "74,20 52,5 29,18 26,40 46,52 66,42 75,16! 73,50 68,96",
            "75,24 54,5 30,16 26,40 46,52 68,40 76,20 74,60 60,90 32,93",
            "72,14 46,8 30,28 40,46 62,40 72,16! 62,56 46,96",
        },
    };

    private static final List<List<List<Stroke>>> GLYPHS = parse();

    private StrokeFont() {}

    /** The ways to write a digit; each is a list of strokes in a box of 100 by 100. */
    static List<List<Stroke>> variants(int digit) {
        return GLYPHS.get(digit);
    }

    private static List<List<List<Stroke>>> parse() {
        List<List<List<Stroke>>> digits = new ArrayList<>();
        for (String[] texts : DIGITS) {
            List<List<Stroke>> variants = new ArrayList<>();
            for (String text : texts) {
                List<Stroke> strokes = new ArrayList<>();
                for (String stroke : text.split(" / ")) {
                    strokes.add(parseStroke(stroke));
                }
                variants.add(List.copyOf(strokes));
            }
            digits.add(List.copyOf(variants));
        }
        return List.copyOf(digits);
    }

    private static Stroke parseStroke(String text) {
        List<Stroke.Point> points = new ArrayList<>();
        for (String word : text.split(" ")) {
            boolean corner = word.endsWith("!");
            String[] xy = (corner ? word.substring(0, word.length() - 1) : word).split(",");
            points.add(new Stroke.Point(Integer.parseInt(xy[0]), Integer.parseInt(xy[1]), corner));
        }
        return new Stroke(points);
    }
}
