package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An optimizer with other settings for some of the parameters:
 *
 * <pre>{@code
 * ParameterGroups.of(AdamW.learningRate(1e-3f).weightDecay(0.1f))
 *         .noDecayOnBiasesAndNorms()
 *         .rate(ParameterSelector.layer("head"), 1e-2f)
 * }</pre>
 *
 * <p>A parameter may be in several groups that change different settings, not in two that change the same one. Schedules
 * change the rates of all groups by the same factor.
 */
public final class ParameterGroups extends Optimizer {
    private static final String RATE = "learningRate";
    /** The setting that stands for the whole optimizer. */
    private static final String OPTIMIZER = "optimizer";

    /** One change: of a setting, or to another optimizer. */
    private record Group(ParameterSelector selector, String setting, float value, Optimizer optimizer) {
        @Override
        public String toString() {
            return selector + ": " + (optimizer == null ? setting + "=" + value : optimizer);
        }
    }

    private final Optimizer base;
    private final List<Group> groups;

    private ParameterGroups(Optimizer base, List<Group> groups) {
        super(settings(base.learningRate()));
        this.base = base;
        this.groups = List.copyOf(groups);
    }

    /**
     * No groups so far.
     *
     * @param optimizer what updates all parameters that are in no group
     * @return the optimizer
     */
    public static ParameterGroups of(Optimizer optimizer) {
        return new ParameterGroups(Objects.requireNonNull(optimizer, "optimizer"), List.of());
    }

    /**
     * Leaves biases and the scales of norms out of weight decay: everything with a name of {@code bias} or a single axis.
     *
     * @return a copy with that group
     */
    public ParameterGroups noDecayOnBiasesAndNorms() {
        return setting(ParameterSelector.biases().or(ParameterSelector.norms()), Hyper.WEIGHT_DECAY.name(), 0f);
    }

    /**
     * Gives a group a learning rate of its own.
     *
     * @param selector which parameters
     * @param learningRate what they begin with, finite and not negative; where schedules halve the rate, they halve this as well
     * @return a copy with that group
     */
    public ParameterGroups rate(ParameterSelector selector, float learningRate) {
        return setting(selector, RATE, learningRate);
    }

    /**
     * Gives a group another value of a setting.
     *
     * @param selector which parameters
     * @param name the setting, as the optimizer's text shows it: {@code weightDecay}
     * @param value its value
     * @return a copy with that group
     */
    public ParameterGroups setting(ParameterSelector selector, String name, float value) {
        return with(new Group(selector, name, value, null));
    }

    /**
     * Gives a group an optimizer of its own.
     *
     * @param selector which parameters
     * @param optimizer what updates them; settings of other groups apply to it as well
     * @return a copy with that group
     */
    public ParameterGroups optimizer(ParameterSelector selector, Optimizer optimizer) {
        return with(new Group(selector, OPTIMIZER, 0f, Objects.requireNonNull(optimizer, "optimizer")));
    }

    private ParameterGroups with(Group group) {
        List<Group> more = new ArrayList<>(groups);
        more.add(group);
        return new ParameterGroups(base, more);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a group matches nothing, two change the same setting of a parameter, or the
     *     optimizer has no such setting
     */
    @Override
    protected State newState(List<Parameter> trainable) {
        for (Group group : groups) {
            if (trainable.stream().noneMatch(group.selector::takes)) {
                throw new IllegalArgumentException("the group " + group + " matches none of the trainable parameters: "
                        + trainable.stream().limit(8).map(Parameter::name).toList()
                        + (trainable.size() > 8 ? " and " + (trainable.size() - 8) + " more" : ""));
            }
        }
        Map<List<Group>, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < trainable.size(); i++) {
            parts.computeIfAbsent(groupsOf(trainable.get(i)), any -> new ArrayList<>())
                    .add(i);
        }
        List<Composite.Part> made = new ArrayList<>();
        parts.forEach((chosen, numbers) -> made.add(part(chosen, numbers, trainable)));
        return new Composite(trainable, this, made);
    }

    private List<Group> groupsOf(Parameter parameter) {
        Map<String, Group> bySetting = new LinkedHashMap<>();
        for (Group group : groups) {
            if (group.selector.takes(parameter)) {
                Group other = bySetting.put(group.setting, group);
                if (other != null) {
                    throw new IllegalArgumentException("two groups overlap: " + parameter.name() + " is in " + other
                            + " and in " + group + ". Narrow one of them, for example with and(... .not())");
                }
            }
        }
        return List.copyOf(bySetting.values());
    }

    private Composite.Part part(List<Group> chosen, List<Integer> numbers, List<Parameter> trainable) {
        Optimizer optimizer = base;
        for (Group group : chosen) {
            optimizer = group.optimizer == null ? optimizer : group.optimizer;
        }
        for (Group group : chosen) {
            optimizer = group.optimizer == null
                    ? optimizer.with(optimizer.settings().with(group.setting, group.value))
                    : optimizer;
        }
        int[] indices = numbers.stream().mapToInt(Integer::intValue).toArray();
        return new Composite.Part(optimizer, Composite.rateFactor(optimizer, base), indices, trainable);
    }

    @Override
    public String toString() {
        return "ParameterGroups(" + base + ", " + groups + ")";
    }
}
