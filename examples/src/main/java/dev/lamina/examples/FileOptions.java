package dev.lamina.examples;

import dev.lamina.model.Network;
import dev.lamina.train.Checkpoints;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the larger examples take parameters from, leave them, and keep what an interrupted training needs to go on. */
public final class FileOptions {
    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the trained parameters to this file, in the safetensors format.")
    private Path save;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "Begin with the parameters in this file, which --save wrote, rather than with random ones.")
    private Path load;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Keep checkpoints in this directory, and go on from the newest one in it. Training that was"
                    + " killed and goes on ends as if nothing had happened, bit for bit.")
    private Path resume;

    /** Checks what can be checked before the work begins, rather than after it; {@code common} says what is wrong. */
    public void check(CommonOptions common) {
        if (save != null) {
            Path directory = save.toAbsolutePath().getParent();
            common.require(
                    directory != null && Files.isDirectory(directory), "--save: there is no directory " + directory);
            common.require(!Files.isDirectory(save), "--save: " + save + " is a directory");
        }
        common.require(load == null || Files.isRegularFile(load), "--load: there is no file " + load);
        common.require(
                resume == null || Files.isDirectory(resume) || !Files.exists(resume),
                "--resume: " + resume + " is not a directory");
    }

    /** Gives the network the parameters that the user wants it to begin with. */
    public void load(Network network, PrintStream out) {
        if (load != null) {
            network.restore(load);
            out.printf("Read the parameters in %s%n", load);
        }
    }

    /** Lets a trainer keep checkpoints and go on from them, if the user wants it to. */
    public Trainer resume(Trainer trainer) {
        return resume == null
                ? trainer
                : trainer.callback(Checkpoints.in(resume)).resume(resume);
    }

    /** Writes the parameters, if the user wants them. */
    public void save(Network network, PrintStream out) {
        if (save != null) {
            network.save(save);
            out.printf("Wrote the parameters to %s%n", save);
        }
    }
}
