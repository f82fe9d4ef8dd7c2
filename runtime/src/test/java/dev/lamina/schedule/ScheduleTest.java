package dev.lamina.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.math.Powers;
import dev.lamina.testing.Allocations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    /** Keeps the JIT from leaving out what nobody reads. */
    private double total;

    @Test
    void theCosineIsThatOfTheLibrary() {
        for (int i = 0; i <= 4000; i++) {
            double x = i / 1000.0;
            assertThat(Curves.halfCosine(x)).as("x = %s", x).isCloseTo((1 + Math.cos(Math.PI * x)) / 2, within(1e-15));
        }
    }

    @Test
    void powersAreThoseOfTheLibrary() {
        for (int n = 0; n < 200; n++) {
            double expected = Math.pow(0.97, n);
            assertThat(Powers.of(0.97, n)).isCloseTo(expected, within(1e-14 * expected));
        }
    }

    @Test
    void brokenPowersAreThoseOfTheLibrary() {
        for (double exponent : new double[] {0, 0.1, 0.9, 1, 1.5, 2.7, 3.25}) {
            for (double base : new double[] {0, 1e-9, 0.3, 0.999, 1}) {
                double expected = Math.pow(base, exponent);
                assertThat(Powers.of(base, exponent))
                        .as("%s to the power of %s", base, exponent)
                        .isCloseTo(expected, within(1e-13 * expected));
            }
        }
    }

    @Test
    void nothingIsAllocatedOnTheWay() {
        for (Schedule schedule : List.of(
                Cosine.over(20),
                WarmRestarts.every(5).times(2),
                Polynomial.over(100_000).power(1.5),
                OneCycle.to(0.1, 20_000),
                Warmup.over(1000).then(Sequence.of(Constant.base()).at(1000, Cosine.over(20_000))),
                ReduceOnPlateau.ofLoss())) {
            Schedule.Run run = schedule.start(0.1);
            assertThat(Allocations.of(() -> {
                        total += run.rate();
                        run.next(1, 0);
                    }))
                    .as("%s", schedule.getClass().getSimpleName())
                    .isZero();
        }
        assertThat(total).isPositive();
    }

    @Test
    void shortCyclesEndAtTheLastRate() {
        assertThat(OneCycle.to(0.1, 1).rate(1, 0)).isCloseTo(0.1 / 25 / 1e4, within(1e-15));
        assertThat(OneCycle.to(0.1, 2).rate(1, 1)).isCloseTo(0.1 / 25 / 1e4, within(1e-15));
        assertThat(OneCycle.to(0.1, 60).rate(1, 1000))
                .isEqualTo(OneCycle.to(0.1, 60).rate(1, 59));
    }

    @Test
    void aWarmupThenStaysAtZeroInTheEnd() {
        assertThat(WarmupCosine.over(10).warmup(2).rate(1, 10)).isCloseTo(0, within(1e-15));
        assertThat(WarmupCosine.over(10).warmup(2).rate(1, 50)).isCloseTo(0, within(1e-15));
        assertThat(WarmRestarts.every(3).rate(1, 1_000_000_000L))
                .isEqualTo(WarmRestarts.every(3).rate(1, 1));
        assertThat(Polynomial.over(4).power(0.5).rate(1, 3)).isCloseTo(0.5, within(1e-15));
    }

    /** Each schedule that is made for n epochs, or n steps. */
    private static List<TimedSchedule> over(int n) {
        List<TimedSchedule> schedules = new ArrayList<>(List.of(
                Cosine.over(n),
                WarmRestarts.every(n),
                WarmRestarts.every(Math.max(1, n / 3)).times(2),
                Linear.over(n),
                Linear.over(n).from(1).to(0),
                Polynomial.over(n),
                Polynomial.over(n).power(2),
                InverseSqrt.warmup(n),
                WarmupCosine.over(n),
                StepDecay.every(n),
                ExponentialDecay.gamma(0.9),
                MultiStepDecay.at(n),
                Cyclic.between(0.01, 1).half(n)));
        for (int warmup = 1; warmup < n; warmup++) {
            schedules.add(WarmupCosine.over(n).warmup(warmup));
        }
        return schedules;
    }

    @Test
    void noEpochIsComputedForNothing() {
        for (int n : new int[] {1, 2, 3, 10, 30}) {
            for (TimedSchedule schedule : over(n)) {
                for (int t = 0; t < n; t++) {
                    assertThat(schedule.rate(1, t))
                            .as("%s over %d at %d", schedule.getClass().getSimpleName(), n, t)
                            .isGreaterThan(1e-3);
                }
            }
        }
    }

    @Test
    void aWarmupGoesUpToTheBaseRate() {
        for (TimedSchedule schedule : List.of(
                WarmupCosine.over(30).warmup(3),
                InverseSqrt.warmup(3),
                WarmupCosine.over(4).warmup(3))) {
            for (int t = 0; t < 3; t++) {
                assertThat(schedule.rate(0.6, t)).isCloseTo(0.2 * (t + 1), within(1e-15));
            }
        }
        for (int t = 3; t < 30; t++) {
            assertThat(WarmupCosine.over(30).warmup(3).rate(0.6, t))
                    .isCloseTo(Cosine.over(27).rate(0.6, t - 3), within(1e-15));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Linear.over(5).from(0))
                .withMessage("start must be above 0, or nothing is learnt in the first epoch or step:"
                        + " for a warm-up over 5 take from(1.0 / 5)");
    }

    private static double[] rates(Schedule schedule, double... losses) {
        Schedule.Run run = schedule.start(0.4);
        double[] rates = new double[losses.length];
        for (int t = 0; t < rates.length; t++) {
            rates[t] = run.rate();
            run.next(losses[t], Double.NaN);
        }
        return rates;
    }

    @Test
    void aWarmupGoesBeforeAnySchedule() {
        assertThat(rates(Warmup.over(3), new double[5])).containsExactly(0.4 / 3, 0.8 / 3, 0.4 * 3 / 3, 0.4, 0.4);
        assertThat(rates(Warmup.over(2).then(StepDecay.every(2).gamma(0.5)), new double[7]))
                .containsExactly(0.2, 0.4, 0.4, 0.4, 0.2, 0.2, 0.1);
        double first = OneCycle.to(1, 10).rate(0, 0);
        assertThat(rates(Warmup.over(2).then(OneCycle.to(1, 10)), new double[4]))
                .containsExactly(first / 2, first, first, OneCycle.to(1, 10).rate(0, 1));
    }

    @Test
    void aWarmupIsNotJudged() {
        assertThat(Warmup.over(3).then(ReduceOnPlateau.ofLoss()).judgesEpochs()).isTrue();
        assertThat(Warmup.over(3).judgesEpochs()).isFalse();
        Schedule accuracy = ReduceOnPlateau.ofAccuracy();
        assertThat(Warmup.over(3).then(accuracy).judgesAccuracy()).isTrue();
        assertThat(Sequence.of(Constant.base()).at(1, accuracy).judgesAccuracy())
                .isTrue();
        assertThat(Warmup.over(3).then(ReduceOnPlateau.ofLoss()).judgesAccuracy())
                .isFalse();
        assertThat(rates(
                        Warmup.over(2).then(ReduceOnPlateau.ofLoss().patience(0).factor(0.5)), 1, 9, 5, 6, 4))
                .containsExactly(0.2, 0.4, 0.4, 0.4, 0.2);
    }

    @Test
    void partsOfASequenceBeginAtTheirOwnTime() {
        Schedule schedule = Sequence.of(Constant.times(0.25))
                .at(2, StepDecay.every(1).gamma(0.5))
                .at(4, ReduceOnPlateau.ofLoss().patience(0).factor(0.5));
        assertThat(schedule.judgesEpochs()).isTrue();
        assertThat(Sequence.of(Constant.base()).judgesEpochs()).isFalse();
        assertThat(rates(schedule, 1, 1, 1, 1, 5, 6, 7)).containsExactly(0.1, 0.1, 0.4, 0.2, 0.4, 0.4, 0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Sequence.of(Constant.base()).at(3, Constant.base()).at(3, Constant.base()))
                .withMessage(
                        "a part of a sequence must begin after the one before, which begins at 3, but begins at 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warmup.over(0))
                .withMessage("length must be at least 1, but is 0");
    }

    @Test
    void runsOfOneScheduleAreIndependent() {
        Schedule schedule = StepDecay.every(1).gamma(0.5);
        Schedule.Run first = schedule.start(1);
        first.next(0, 0);
        assertThat(first.rate()).isEqualTo(0.5);
        assertThat(schedule.start(1).rate()).isEqualTo(1);
    }

    @Test
    void aResumedRunGoesOnWhereItStood() {
        for (Schedule schedule : List.of(
                WarmupCosine.over(9).warmup(2),
                ReduceOnPlateau.ofLoss().patience(1).cooldown(1).factor(0.3),
                Warmup.over(2).then(ReduceOnPlateau.ofLoss().patience(0)),
                Sequence.of(Cosine.over(4)).at(4, ReduceOnPlateau.ofLoss().patience(0)),
                ReduceOnPlateau.ofAccuracy().patience(0))) {
            double[] losses = {5, 4, 4, 6, 4, 4, 3, 7, 7, 7, 7, 2};
            Schedule.Run whole = schedule.start(0.1);
            for (int t = 0; t < 5; t++) {
                whole.next(losses[t], -losses[t]);
            }
            Schedule.Run resumed = schedule.start(0.7);
            resumed.next(1, 1);
            if (schedule instanceof TimedSchedule) {
                resumed = schedule.start(0.1);
            }
            resumed.scalars().restore(whole.scalars().values(), "a schedule");
            for (int t = 5; t < losses.length; t++) {
                assertThat(resumed.rate()).as("%s at %d", schedule, t).isEqualTo(whole.rate());
                whole.next(losses[t], -losses[t]);
                resumed.next(losses[t], -losses[t]);
            }
        }
    }

    @Test
    void theStateOfAnotherScheduleIsRefused() {
        Schedule.Run cosine = Cosine.over(3).start(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReduceOnPlateau.ofLoss()
                        .start(1)
                        .scalars()
                        .restore(cosine.scalars().values(), "ReduceOnPlateau"))
                .withMessage("this isn't the state of ReduceOnPlateau: it lacks the number bad_epochs, best, "
                        + "cooldown_epochs, rate; it has the number time, which isn't used here."
                        + " Restore it with the settings it was saved with.");
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cosine.over(0))
                .withMessageContaining("length must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepDecay.every(1).gamma(Double.NaN))
                .withMessageContaining("gamma must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultiStepDecay.at(3, -1))
                .withMessageContaining("milestone must be at least 0, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WarmupCosine.over(5).warmup(5))
                .withMessageContaining("warmup must be below the length 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneCycle.to(1, 5).rising(1))
                .withMessageContaining("part must be above 0 and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReduceOnPlateau.ofLoss().factor(1))
                .withMessageContaining("factor must be at least 0 and below 1");
    }

    @Test
    void aResultThatIsNoNumberIsABadOne() {
        for (ReduceOnPlateau plateau : List.of(ReduceOnPlateau.ofLoss(), ReduceOnPlateau.ofAccuracy())) {
            Schedule.Run run = plateau.patience(1).factor(0.5).start(0.1);
            run.next(Double.NaN, Double.NaN);
            assertThat(run.rate()).isEqualTo(0.1);
            run.next(Double.NaN, Double.NaN);
            assertThat(run.rate()).isEqualTo(0.05);
            run.next(1, 0.5);
            run.next(Double.NaN, Double.NaN);
            run.next(0.5, 0.7);
            run.next(Double.NaN, Double.NaN);
            assertThat(run.rate()).as("better ones in between").isEqualTo(0.05);
        }
    }
}
