package dev.lamina.schedule;

import dev.lamina.state.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Schedules one after the other (PyTorch's SequentialLR): {@code Sequence.of(a).at(5, b).at(20, c)} is a at the times 0 to 4,
 * then b, then c from 20 on. Each begins at its own time 0, with the base rate of all.
 */
public final class Sequence extends Schedule {
    private record Part(long begin, Schedule schedule) {
        @Override
        public String toString() {
            return begin + ": " + schedule;
        }
    }

    private final List<Part> parts;

    private Sequence(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Begins with a schedule.
     *
     * @param first the schedule from time 0 on
     * @return the sequence of it alone
     */
    public static Sequence of(Schedule first) {
        return new Sequence(List.of(new Part(0, Objects.requireNonNull(first, "first"))));
    }

    /**
     * Goes on with another schedule.
     *
     * @param time the first epoch or step that is its own, counted from 0; later than where the one before begins
     * @param next the schedule
     * @return a copy that goes on with it
     * @throws IllegalArgumentException if the one before would have no time
     */
    public Sequence at(int time, Schedule next) {
        long before = parts.get(parts.size() - 1).begin;
        if (time <= before) {
            throw new IllegalArgumentException("a part of a sequence must begin after the one before, which begins at "
                    + before + ", but begins at " + time);
        }
        List<Part> longer = new ArrayList<>(parts);
        longer.add(new Part(time, Objects.requireNonNull(next, "next")));
        return new Sequence(longer);
    }

    @Override
    public boolean judgesEpochs() {
        return parts.stream().anyMatch(part -> part.schedule.judgesEpochs());
    }

    @Override
    public boolean judgesAccuracy() {
        return parts.stream().anyMatch(part -> part.schedule.judgesAccuracy());
    }

    @Override
    public Run start(double base) {
        return new Turns(
                parts.stream().mapToLong(Part::begin).toArray(),
                parts.stream().map(part -> part.schedule.start(base)).toArray(Run[]::new));
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Sequence" + parts;
    }

    private static final class Turns extends Run {
        private final long[] begins;
        private final Run[] runs;
        private final Scalar time = scalar("time", 0);

        Turns(long[] begins, Run[] runs) {
            this.begins = begins;
            this.runs = runs;
            for (int i = 0; i < runs.length; i++) {
                adopt(i + ".", runs[i]);
            }
        }

        private Run current() {
            int i = runs.length - 1;
            while (time.get() < begins[i]) {
                i--;
            }
            return runs[i];
        }

        @Override
        public double rate() {
            return current().rate();
        }

        @Override
        public void next(double loss, double accuracy) {
            current().next(loss, accuracy);
            time.increment();
        }
    }
}
