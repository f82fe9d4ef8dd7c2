package dev.lamina.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamina.testing.Allocations;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    @Test
    void everyPartRunsOnceAndOnItsOwnThread() {
        Workers workers = Workers.shared(4);
        for (int round = 0; round < 2_000; round++) {
            int count = 1 + round % 4;
            AtomicIntegerArray runs = new AtomicIntegerArray(4);
            workers.run((part, parts) -> runs.addAndGet(part, parts), count);
            for (int part = 0; part < 4; part++) {
                assertThat(runs.get(part)).isEqualTo(part < count ? count : 0);
            }
        }
        ConcurrentHashMap<Integer, String> names = new ConcurrentHashMap<>();
        workers.run((part, parts) -> names.put(part, Thread.currentThread().getName()), 4);
        assertThat(names.get(0)).isEqualTo(Thread.currentThread().getName());
        assertThat(names.get(3)).isEqualTo("lamina-worker-3");
    }

    @Test
    void workersWakeUpAfterTheyFellAsleep() throws InterruptedException {
        Workers workers = Workers.shared(3);
        AtomicInteger runs = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            Thread.sleep(20);
            workers.run((part, parts) -> runs.incrementAndGet(), 3);
        }
        assertThat(runs.get()).isEqualTo(15);
    }

    /** More threads than processors as well; pauses longer than a thread looks for work, within passes and between them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 16})
    void jobsOfPassesAllRunHoweverTheyFollowEachOther(int threads) {
        Workers workers = Workers.shared(threads);
        Object[] passes = {new Object(), new Object()};
        int[] sums = new int[threads];
        int[] expected = new int[threads];
        for (int round = 0; round < 300; round++) {
            workers.begin(passes[round % 2]);
            for (int job = 0; job < 5; job++) {
                int count = 1 + (round + job) % threads;
                workers.run((part, parts) -> sums[part] += parts, count);
                for (int part = 0; part < count; part++) {
                    expected[part] += count;
                }
                if (job == round % 50) {
                    LockSupport.parkNanos(3_000_000);
                }
            }
            if (round % 3 != 0) {
                workers.end(passes[round % 2]);
            }
            if (round % 40 == 0) {
                LockSupport.parkNanos(3_000_000);
            }
        }
        assertThat(sums).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threadsSleepAfterAPassEvenIfNobodyEndsIt(boolean end) throws InterruptedException {
        Workers workers = Workers.shared(2);
        Object pass = new Object();
        workers.begin(pass);
        workers.run((part, parts) -> {}, 2);
        if (end) {
            workers.end(pass);
        }
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().startsWith("lamina-worker") && thread.getState() != Thread.State.WAITING)) {
            Thread.sleep(1); // the class's time limit ends this
        }
        int[] runs = new int[2];
        workers.run((part, parts) -> runs[part]++, 2);
        assertThat(runs).containsExactly(1, 1);
    }

    @Test
    void theFirstPartsExceptionReachesTheCallerAfterAllPartsEnded() {
        Workers workers = Workers.shared(3);
        AtomicInteger ended = new AtomicInteger();
        assertThatThrownBy(() -> workers.run(
                        (part, parts) -> {
                            ended.incrementAndGet();
                            if (part > 0) {
                                throw new IllegalStateException("part " + part);
                            }
                        },
                        3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("part 1");
        assertThat(ended.get()).isEqualTo(3);
        assertThatThrownBy(() -> workers.run(
                        (part, parts) -> {
                            if (part == 2) {
                                throw new AssertionError("last");
                            }
                        },
                        3))
                .isInstanceOf(AssertionError.class);
        workers.run((part, parts) -> ended.incrementAndGet(), 3);
        assertThat(ended.get()).as("the pool still works").isEqualTo(6);
    }

    @Test
    void aNestedJobRunsOnItsOwnThread() {
        Workers workers = Workers.shared(2);
        AtomicInteger runs = new AtomicInteger();
        workers.run((part, parts) -> workers.run((inner, inners) -> runs.incrementAndGet(), 2), 2);
        assertThat(runs.get()).isEqualTo(4);
    }

    @Test
    void callersThatShareAPoolDontDisturbEachOther() throws InterruptedException {
        Workers workers = Workers.shared(2);
        AtomicInteger wrong = new AtomicInteger();
        Thread[] callers = new Thread[4];
        for (int c = 0; c < callers.length; c++) {
            callers[c] = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    int[] seen = new int[2];
                    workers.run((part, parts) -> seen[part]++, 2);
                    if (seen[0] != 1 || seen[1] != 1) {
                        wrong.incrementAndGet();
                    }
                }
            });
            callers[c].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(wrong.get()).isZero();
    }

    @Test
    void dispatchAllocatesNothing() {
        Workers workers = Workers.shared(2);
        long[] sums = new long[2];
        Workers.Job job = (part, parts) -> sums[part] += parts;
        Object pass = new Object();
        assertThat(Allocations.of(() -> {
                    workers.begin(pass);
                    workers.run(job, 2);
                    workers.end(pass);
                }))
                .isZero();
        assertThat(sums).containsExactly(12_600, 12_600);
    }

    @Test
    void anInterruptedCallerKeepsItsInterruptAndGetsItsResult() {
        Workers workers = Workers.shared(2);
        AtomicInteger runs = new AtomicInteger();
        Thread.currentThread().interrupt();
        workers.run((part, parts) -> runs.incrementAndGet(), 2);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs.get()).isEqualTo(2);
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Workers.shared(0)).withMessageContaining("but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workers.shared(2).run((part, parts) -> {}, 3))
                .withMessageContaining("parts must be from 1 to 2, but is 3");
        assertThat(Workers.shared(2)).isSameAs(Workers.shared(2));
    }
}
