package dev.lamina.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.testing.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules give PyTorch's rates; settings are those of the cases' case.json. */
class GoldenScheduleTest {
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("cosine", 0.1, Cosine.over(60)),
                Arguments.of("cosine_past_the_end", 0.1, Cosine.over(25).to(0.01)),
                Arguments.of("cyclic", 0.001, Cyclic.between(0.001, 0.1).half(8)),
                Arguments.of("exponential", 0.1, ExponentialDecay.gamma(0.95)),
                Arguments.of("inverse_sqrt", 0.01, InverseSqrt.warmup(10)),
                Arguments.of("linear_warmup", 0.1, Linear.over(12).from(0.1)),
                Arguments.of("multistep", 0.1, MultiStepDecay.at(15, 30, 45)),
                Arguments.of("onecycle", 0.004, OneCycle.to(0.1, 60)),
                Arguments.of(
                        "onecycle_linear",
                        0.05,
                        OneCycle.to(0.5, 60).rising(0.25).divisors(10, 100).linear()),
                Arguments.of("polynomial", 0.1, Polynomial.over(50).power(2)),
                Arguments.of(
                        "reduce_on_plateau",
                        0.1,
                        ReduceOnPlateau.ofLoss()
                                .factor(0.5)
                                .patience(3)
                                .threshold(0.01)
                                .to(0.001)),
                Arguments.of(
                        "reduce_on_plateau_max_cooldown",
                        0.1,
                        ReduceOnPlateau.ofAccuracy()
                                .patience(2)
                                .absoluteThreshold(0.01)
                                .cooldown(4)
                                .to(0.0001)),
                Arguments.of("step", 0.1, StepDecay.every(10).gamma(0.5)),
                Arguments.of(
                        "warm_restarts", 0.1, WarmRestarts.every(10).times(2).to(0.001)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheRates(String name, double base, Schedule schedule) {
        try (SafeTensorsReader reader = Golden.open("schedulers/" + name)) {
            double[] expected = reader.doubles("out.lr");
            float[] metric = schedule.judgesEpochs() ? reader.floats("const.metric") : new float[60];
            Schedule.Run run = schedule.start(base);
            assertThat(expected).hasSize(60);
            for (int t = 0; t < 60; t++) {
                assertThat(run.rate()).as("rate of step %d", t).isCloseTo(expected[t], within(1e-12));
                run.next(metric[t], metric[t]);
            }
        }
    }

    /** The reference warms up from 0 at time 0; we skip that, so its warm-up is one step ahead of ours. */
    @Test
    void aWarmupThatBeginsAtItsFirstStep() {
        try (SafeTensorsReader reader = Golden.open("schedulers/warmup_cosine")) {
            double[] reference = reader.doubles("out.lr");
            TimedSchedule schedule = WarmupCosine.over(60).warmup(10);
            for (int t = 0; t < 60; t++) {
                double expected = reference[t < 10 ? t + 1 : t];
                assertThat(schedule.rate(0.003, t)).as("rate of step %d", t).isCloseTo(expected, within(1e-12));
            }
        }
    }
}
