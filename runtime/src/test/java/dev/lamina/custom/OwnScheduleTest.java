package dev.lamina.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.schedule.Schedule;
import dev.lamina.schedule.TimedSchedule;
import dev.lamina.state.Scalar;
import org.junit.jupiter.api.Test;

/** Schedules as a user would write them, from another package. */
class OwnScheduleTest {
    /** Every other epoch at half the rate. */
    private static final class Alternating extends TimedSchedule {
        @Override
        public double rate(double base, long time) {
            return time % 2 == 0 ? base : base / 2;
        }
    }

    /** Faster while the loss falls, slower where it rises. */
    private static final class BoldDriver extends Schedule {
        @Override
        public boolean judgesEpochs() {
            return true;
        }

        @Override
        public Run start(double base) {
            return new Run() {
                private final Scalar rate = scalar("rate", base);
                private final Scalar before = scalar("loss", Double.POSITIVE_INFINITY);

                @Override
                public double rate() {
                    return rate.get();
                }

                @Override
                public void next(double loss, double accuracy) {
                    rate.multiply(loss < before.get() ? 2 : 0.25);
                    before.set(loss);
                }
            };
        }
    }

    @Test
    void dependsOnTime() {
        Schedule.Run run = new Alternating().start(0.5);
        assertThat(run.rate()).isEqualTo(0.5);
        run.next(0, 0);
        assertThat(run.rate()).isEqualTo(0.25);
        run.next(0, 0);
        assertThat(run.rate()).isEqualTo(0.5);
        assertThat(run.scalars().values()).containsOnlyKeys("time").containsValue(2.0);
    }

    @Test
    void judgesResultsAndGoesOnWhereItStood() {
        Schedule.Run run = new BoldDriver().start(1);
        run.next(3, 0);
        run.next(2, 0);
        assertThat(run.rate()).isEqualTo(4);
        Schedule.Run resumed = new BoldDriver().start(9);
        resumed.scalars().restore(run.scalars().values(), "the bold driver");
        resumed.next(2.5, 0);
        assertThat(resumed.rate()).isEqualTo(1);
    }
}
