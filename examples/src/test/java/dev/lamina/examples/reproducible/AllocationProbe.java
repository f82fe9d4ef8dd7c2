package dev.lamina.examples.reproducible;

import com.sun.management.ThreadMXBean;
import dev.lamina.examples.digits.CompiledLeNet;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import java.lang.management.ManagementFactory;

/**
 * Trains until many steps in a row allocate nothing, or for a minute, and prints what the last step allocated. A program of
 * its own: before the JIT has compiled them, kernels of the Vector API make objects, and what else a JVM has run delays that.
 */
final class AllocationProbe {
    private static final int STEPS_IN_A_ROW = 100;
    private static final long LONGEST_NANOSECONDS = 60_000_000_000L;

    private AllocationProbe() {}

    public static void main(String[] arguments) {
        Network network = arguments[0].equals("LeNet") ? CompiledLeNet.create(1) : CompiledEveryLayer.create(1);
        Session session = network.newTrainingSession(1);
        Optimizer.State optimizer = Adam.learningRate(1e-4f).start(network.trainableParameters());
        for (int row = 0; row < network.batch(); row++) {
            session.labels(0)[row] = row % 10;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + LONGEST_NANOSECONDS;
        long allocated = -1;
        int quiet = 0;
        for (int step = 0; quiet < STEPS_IN_A_ROW && System.nanoTime() < end; step++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            int rows = network.batch() - step % 3;
            session.randomState(1, step);
            session.forward(rows);
            session.backward(rows);
            optimizer.update(session.gradients());
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            quiet = allocated == 0 ? quiet + 1 : 0;
        }
        System.out.println("bytes of the last step: " + allocated);
    }
}
