package dev.lamina.train;

import dev.lamina.internal.FileFailures;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Claim;
import dev.lamina.model.Network;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Saves a run to files of a directory, so that one that was killed can go on: {@code step-000000001200.safetensors}, numbered by
 * the step, of which the last few stay, and {@code best.safetensors}.
 *
 * <pre>{@code
 * Trainer.of(net).callback(Checkpoints.in(directory).everySteps(500)).resume(directory).fit(train, test)
 * }</pre>
 *
 * <p>A checkpoint is also written when the run ends, however it does but for failures. For one run at a time.
 */
public final class Checkpoints implements Callback {
    private static final Pattern NAME = Pattern.compile("step-(\\d{12,})\\.safetensors");
    private static final Pattern LEFTOVER = Pattern.compile("\\.step-\\d{12,}\\.safetensors\\.[0-9a-f]{16}\\.tmp");
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);
    private static final String BEST = "best.safetensors";
    private static final int KEPT = 3;

    private final Path directory;
    private final int epochs;
    private final int steps;
    private final int kept;
    private final Figure figure;

    private Scalars scalars = new Scalars();
    private Scalar best;
    private boolean epochEnded;
    private boolean isBest;
    private long saved;

    private Checkpoints(Path directory, int epochs, int steps, int kept, Figure figure) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.epochs = epochs;
        this.steps = steps;
        this.kept = kept;
        this.figure = figure;
    }

    /**
     * Saves at the end of each epoch, keeps the last 3 files, and the one with the smallest loss: of the validation data if they
     * are measured, else of training.
     *
     * @param directory where to; made when a run starts if it isn't there. For each run its own
     * @return the callback
     */
    public static Checkpoints in(Path directory) {
        return new Checkpoints(directory, 1, 0, KEPT, Figure.loss());
    }

    /**
     * Saves at the ends of some epochs only.
     *
     * @param n every so many epochs, at least 1; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints everyEpochs(int n) {
        return new Checkpoints(directory, atLeastOne("everyEpochs", n), steps, kept, figure);
    }

    /**
     * Saves after some steps as well, within epochs.
     *
     * @param n every so many steps, at least 1; default none
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints everySteps(int n) {
        return new Checkpoints(directory, epochs, atLeastOne("everySteps", n), kept, figure);
    }

    /**
     * Sets how many numbered files stay; older ones are deleted when a new one has been written.
     *
     * @param n at least 1; default 3
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints keep(int n) {
        return new Checkpoints(directory, epochs, steps, atLeastOne("keep", n), figure);
    }

    /**
     * Sets what the best one is chosen by: the smallest figure.
     *
     * @param name its name in {@link EpochResult#metrics}, such as {@code validation_loss}
     * @return a copy with that setting
     */
    public Checkpoints smallest(String name) {
        return new Checkpoints(directory, epochs, steps, kept, Figure.named(name, false));
    }

    /**
     * Sets what the best one is chosen by: the largest figure.
     *
     * @param name its name in {@link EpochResult#metrics}, such as {@code validation_accuracy}
     * @return a copy with that setting
     */
    public Checkpoints largest(String name) {
        return new Checkpoints(directory, epochs, steps, kept, Figure.named(name, true));
    }

    private static int atLeastOne(String what, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, but is " + n);
        }
        return n;
    }

    /**
     * The checkpoint of a directory with the most steps.
     *
     * @param directory the directory; it need not be there
     * @return the file, or nothing if there is none
     * @throws WeightFileException if the directory can't be read
     */
    public static Optional<Path> newest(Path directory) {
        List<Path> all = numbered(directory);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The checkpoint of a directory that was the best.
     *
     * @param directory the directory
     * @return where it is, if there is one
     */
    public static Path best(Path directory) {
        return directory.resolve(BEST);
    }

    /**
     * Gives a network the weights of a checkpoint, those that it is meant to be used with: averages, if the optimizer keeps such. To
     * go on training use {@link Trainer#resume}.
     *
     * @param checkpoint the file, such as {@code Checkpoints.best(directory)}
     * @param network    a network like the one that was trained
     * @throws WeightFileException if the file is missing, damaged, no checkpoint, or lacks a parameter of the network; nothing is
     *     changed then
     * @throws IllegalStateException if another thread trains or loads the network at the same time
     */
    public static void load(Path checkpoint, Network network) {
        Claim claim = network.claim("loading");
        try {
            CheckpointReader.load(checkpoint, network.name(), network.parameters());
        } finally {
            claim.close();
        }
    }

    /** In the order of their steps. */
    private static List<Path> numbered(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> stepOf(file) >= 0)
                    .sorted((a, b) -> Long.compare(stepOf(a), stepOf(b)))
                    .toList();
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.reading(directory, failure), failure);
        }
    }

    private static long stepOf(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && matcher.group(1).length() < 19 ? Long.parseLong(matcher.group(1)) : -1;
    }

    @Override
    public void onStart(TrainingRun run) {
        scalars = new Scalars();
        best = scalars.add("best", figure.worst());
        epochEnded = false;
        isBest = false;
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.writing(directory, failure), failure);
        }
    }

    @Override
    public void onRunBegin(TrainingRun run) {
        saved = -1;
        List<Path> all = numbered(directory);
        if (!all.isEmpty() && stepOf(all.get(all.size() - 1)) > run.step()) {
            throw new IllegalStateException(all.get(all.size() - 1) + " is further than this run, which stands at step "
                    + run.step() + ": go on from there with resume(directory), or take another directory");
        }
    }

    @Override
    public void onValidation(TrainingRun run, Metrics metrics) {
        figure.judge(run, metrics, this::judge);
    }

    @Override
    public void onEpochEnd(TrainingRun run, EpochResult result) {
        epochEnded = result.epoch() % epochs == 0;
        figure.judge(run, result, this::judge);
    }

    private void judge(TrainingRun run, double value) {
        if (figure.isBetter(value, best.get(), 0)) {
            best.set(value);
            isBest = true;
        }
    }

    @Override
    public void onSafePoint(TrainingRun run) {
        if (isBest) {
            isBest = false;
            run.save(best(directory));
        }
        if (epochEnded || steps > 0 && run.step() % steps == 0) {
            epochEnded = false;
            save(run);
        }
    }

    @Override
    public void onRunEnd(TrainingRun run) {
        if (run.step() > 0 && saved != run.step()) {
            save(run);
        }
    }

    private void save(TrainingRun run) {
        Path newest = directory.resolve(String.format("step-%012d.safetensors", run.step()));
        run.save(newest);
        saved = run.step();
        List<Path> all = numbered(directory);
        for (Path old : all.subList(0, Math.max(0, all.size() - kept))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException failure) {
                throw new WeightFileException(
                        old + ": can't be deleted, although newer checkpoints are there", failure);
            }
        }
        deleteLeftovers(newest);
    }

    /**
     * What saves that were killed left, once it is a day old: a later save of the same file would delete it, but names change from
     * step to step.
     */
    private void deleteLeftovers(Path newest) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".step-*.tmp")) {
            Instant limit = Files.getLastModifiedTime(newest).toInstant().minus(LEFTOVER_AGE);
            for (Path file : files) {
                boolean ours = LEFTOVER.matcher(file.getFileName().toString()).matches();
                if (ours && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException untidy) {
            // Tidying up is a favor; the checkpoint is complete without it.
        }
    }

    @Override
    public Scalars scalars() {
        return scalars;
    }
}
