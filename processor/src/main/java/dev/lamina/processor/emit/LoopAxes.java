package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.pass.Kernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The loops of a kernel over a domain. Neighbouring axes that every value has or lacks together become one loop, so
 * that loops are as long as they can be.
 */
final class LoopAxes {
    /**
     * One loop.
     *
     * @param axes the axes that it runs over
     * @param inner true if reductions run over it
     * @param variable its index
     * @param size how often it runs
     */
    record Loop(List<Integer> axes, boolean inner, String variable, String size) {
        /** {@code for (int i = 0; i < size; i++)}. */
        String header(String from, String to) {
            return "for (int " + variable + " = " + from + "; " + variable + " < " + to + "; " + variable + "++)";
        }

        String header() {
            return header("0", size);
        }
    }

    private final KernelCode code;
    private final List<Loop> loops = new ArrayList<>();

    LoopAxes(KernelCode code) {
        this.code = code;
        Kernel kernel = code.kernel();
        Set<List<Integer>> patterns = patterns(kernel);
        int rank = kernel.domain().rank();
        List<Integer> group = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            group.add(axis);
            int next = axis + 1;
            int current = axis;
            boolean together = next < rank
                    && patterns.stream().allMatch(pattern -> pattern.contains(current) == pattern.contains(next));
            if (!together) {
                loops.add(loop(kernel, List.copyOf(group), loops.size(), next == rank));
                group.clear();
            }
        }
        if (rank == 0) {
            loops.add(new Loop(List.of(), false, "i", "1"));
        }
    }

    private static Set<List<Integer>> patterns(Kernel kernel) {
        Set<List<Integer>> patterns = new HashSet<>();
        patterns.add(kernel.innerAxes());
        for (Node member : kernel.members()) {
            for (Node input : member.inputs()) {
                Access access = Access.of(kernel, member, input);
                if (access.kind() == Access.Kind.ONE_HOT) {
                    patterns.add(List.of(access.classAxis()));
                    patterns.add(access.labelAxes());
                } else if (access.kind() != Access.Kind.NUMBER) {
                    patterns.add(access.axes());
                }
            }
        }
        return patterns;
    }

    private Loop loop(Kernel kernel, List<Integer> axes, int index, boolean last) {
        Shape domain = kernel.domain();
        Node like = kernel.members().stream()
                .filter(kernel::isFull)
                .findFirst()
                .orElse(Access.of(
                                kernel,
                                kernel.members().get(0),
                                kernel.members().get(0).input(0))
                        .source());
        boolean rowsOnly = axes.size() == 1 && domain.isRows(axes.get(0));
        String variable = rowsOnly && !(last && index == 0) ? "row" : last ? "j" : index == 1 ? "channel" : "i" + index;
        String size = like.shape().equals(domain) ? code.dimensions().product(like, axes) : plainSize(domain, axes);
        return new Loop(axes, kernel.innerAxes().contains(axes.get(0)), variable, unwrapped(size));
    }

    private static String plainSize(Shape domain, List<Integer> axes) {
        StringBuilder size = new StringBuilder();
        int product = 1;
        for (int axis : axes) {
            if (domain.isRows(axis)) {
                size.append("rows");
            } else {
                product *= domain.dim(axis);
            }
        }
        return size.isEmpty() ? Integer.toString(product) : product == 1 ? "rows" : "rows * " + product;
    }

    private static String unwrapped(String size) {
        return size.startsWith("(") ? size.substring(1, size.length() - 1) : size;
    }

    List<Loop> all() {
        return loops;
    }

    /** The innermost loop, whose elements lie side by side. */
    Loop innermost() {
        return loops.get(loops.size() - 1);
    }

    /** The variable of the loop that runs over an axis. */
    String variable(int axis) {
        return loops.stream()
                .filter(loop -> loop.axes().contains(axis))
                .findFirst()
                .orElseThrow()
                .variable();
    }

    /** The loops around the innermost one of the given sort. */
    List<Loop> around(boolean inner) {
        return loops.subList(0, loops.size() - 1).stream()
                .filter(loop -> loop.inner() == inner)
                .toList();
    }

    /** The index of a value that has the given axes, in an array of its own. */
    String address(List<Integer> axes) {
        String address = "";
        for (Loop loop : loops) {
            if (!loop.axes().isEmpty() && axes.contains(loop.axes().get(0))) {
                String size = loop.size().contains(" ") ? "(" + loop.size() + ")" : loop.size();
                address = address.isEmpty()
                        ? loop.variable()
                        : (address.contains(" + ") ? "(" + address + ")" : address) + " * " + size + " + "
                                + loop.variable();
            }
        }
        return address.isEmpty() ? "0" : address;
    }

    /** True if a value with the given axes has one element for each turn of the innermost loop. */
    boolean runsWithInnermost(List<Integer> axes) {
        return !innermost().axes().isEmpty() && axes.contains(innermost().axes().get(0));
    }
}
