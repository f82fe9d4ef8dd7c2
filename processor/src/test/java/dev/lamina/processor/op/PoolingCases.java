package dev.lamina.processor.op;

import java.util.ArrayList;
import java.util.List;

/** Poolings of every geometry. */
final class PoolingCases {
    private PoolingCases() {}

    static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        add(cases, "2x2", 3, 6, 4, new Pooling(2, 2, 2, 2, 0, 0, false));
        add(cases, "2x2 that leaves pixels over", 2, 5, 7, new Pooling(2, 2, 2, 2, 0, 0, false));
        add(cases, "overlapping windows", 2, 5, 5, new Pooling(3, 3, 1, 1, 0, 0, false));
        add(cases, "windows apart", 2, 7, 7, new Pooling(2, 2, 3, 3, 0, 0, false));
        add(cases, "padding", 2, 7, 6, new Pooling(3, 3, 2, 2, 1, 1, false));
        add(cases, "padding on one axis", 1, 5, 6, new Pooling(2, 3, 1, 2, 0, 1, false));
        add(cases, "a last partial window", 2, 5, 6, new Pooling(2, 3, 2, 2, 0, 0, true));
        add(cases, "a last partial window and padding", 1, 6, 6, new Pooling(3, 3, 2, 2, 1, 1, true));
        add(cases, "no window only in the padding", 1, 4, 4, new Pooling(2, 2, 3, 3, 1, 1, true));
        add(cases, "dilation", 2, 7, 8, new Pooling(3, 2, 1, 2, 0, 0, false, 2, 3));
        add(cases, "dilation of neighbouring windows", 2, 9, 12, new Pooling(2, 3, 1, 1, 0, 0, false, 3, 2));
        add(cases, "dilation and padding", 2, 7, 6, new Pooling(3, 3, 2, 1, 1, 1, false, 3, 2));
        add(cases, "dilation, a last partial window and padding", 1, 8, 8, new Pooling(3, 2, 3, 3, 1, 1, true, 2, 5));
        add(cases, "dilation of large windows", 1, 21, 6, new Pooling(9, 3, 2, 1, 4, 0, false, 2, 2));
        add(cases, "the whole image", 3, 4, 3, new Pooling(4, 3, 4, 3, 0, 0, false));
        int most = Integer.MAX_VALUE;
        add(
                cases,
                "windows of the largest int",
                1,
                4,
                3,
                new Pooling(most, most, 1 << 30, 1 << 30, most / 2, most / 2, true));
        add(cases, "adaptive", 2, 7, 5, new Pooling(new AdaptiveWindows(3), new AdaptiveWindows(2)));
        add(cases, "more windows than pixels", 1, 2, 3, new Pooling(new AdaptiveWindows(5), new AdaptiveWindows(4)));
        add(
                cases,
                "adaptive on one axis",
                2,
                6,
                8,
                new Pooling(new SlidingWindows(3, 3, 0, false), new AdaptiveWindows(3)));
        add(cases, "1x1", 2, 3, 3, new Pooling(1, 1, 1, 1, 0, 0, false));
        return cases;
    }

    private static void add(List<OpCase> cases, String variant, int channels, int height, int width, Pooling pooling) {
        cases.add(new OpCase(
                MaxPool2dOp.class,
                variant,
                l -> l.add(new MaxPool2dOp(pooling), l.distinctInput(channels, height, width))));
        if (pooling.vertical().step() * pooling.horizontal().step() > 1) {
            return; // means have windows of neighbours
        }
        if (pooling.isSliding()) {
            cases.add(new OpCase(
                    AvgPool2dOp.class,
                    variant + ", padding counts",
                    l -> l.add(new AvgPool2dOp(pooling, true), l.input(channels, height, width))));
        }
        cases.add(new OpCase(
                AvgPool2dOp.class,
                variant + ", padding doesn't count",
                l -> l.add(new AvgPool2dOp(pooling, false), l.input(channels, height, width))));
    }
}
