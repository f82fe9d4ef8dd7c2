package dev.lamina.train;

import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.WeightFileException;
import dev.lamina.model.Parameter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes checkpoints: safetensors files with the arrays of a run as F32 tensors under their names, its history as F64 tensors,
 * and all else as metadata, last of all the SHA-256 of everything.
 */
final class CheckpointWriter {
    static final String FORMAT = "lamina-checkpoint";
    /** The version of the format. A reader refuses newer ones. */
    static final int VERSION = 1;

    static final String HISTORY = "history";
    static final String VALIDATIONS = "validations";
    static final String COLUMNS = ".columns";
    static final String SETTING = "setting.";
    static final String SCALAR = "scalar.";
    static final String SHA256 = "sha256";

    private final SafeTensorsWriter writer = new SafeTensorsWriter();
    private final CheckpointDigest digest = new CheckpointDigest();
    private final Map<String, String> metadata = new TreeMap<>();
    private final Map<String, HistoryRows> tables = new LinkedHashMap<>();

    private CheckpointWriter() {}

    /**
     * Writes a checkpoint.
     *
     * @param averages what the network is to be used with, if that isn't what it is trained with
     * @throws WeightFileException if it can't be written; an existing file is as it was
     */
    static void write(Path file, RunMemory memory, Map<Parameter, float[]> averages, History history) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        checkpoint.describe(memory);
        checkpoint.add(HISTORY, HistoryRows.ofEpochs(history.epochs()));
        checkpoint.add(VALIDATIONS, HistoryRows.ofValidations(history.validations()));
        checkpoint.finish(memory.arrays(), averages);
        uninterrupted(() -> checkpoint.writer.write(file));
    }

    private void describe(RunMemory memory) {
        metadata.put("format", FORMAT);
        metadata.put("version", Integer.toString(VERSION));
        metadata.put("network", memory.network());
        memory.settings().forEach((name, text) -> metadata.put(SETTING + name, text));
        memory.scalars().values().forEach((name, value) -> metadata.put(SCALAR + name, Double.toString(value)));
    }

    private void add(String name, HistoryRows rows) {
        metadata.put(name + COLUMNS, String.join("\n", rows.columns()));
        tables.put(name, rows);
    }

    /** The digest takes metadata first, then tensors in the order of the file. */
    private void finish(Map<String, Parameter> arrays, Map<Parameter, float[]> averages) {
        digest.add(metadata);
        arrays.forEach((name, array) -> add(name, array.toArray(), array.shape()));
        averages.forEach((parameter, values) -> add(RunMemory.AVERAGES + parameter.name(), values, parameter.shape()));
        tables.forEach((name, rows) -> {
            digest.add(name, rows.values(), rows.rows(), rows.columns().size());
            writer.add(name, rows.values(), rows.rows(), rows.columns().size());
        });
        metadata.put(SHA256, digest.hex());
        metadata.forEach(writer::metadata);
    }

    private void add(String name, float[] values, int[] shape) {
        digest.add(name, values, shape);
        writer.add(name, values, shape);
    }

    /** An interrupt closes the file that is being written: then it is written anew, and the flag set again. */
    private static void uninterrupted(Runnable write) {
        boolean interrupted = false;
        while (true) {
            try {
                write.run();
                break;
            } catch (WeightFileException failure) {
                if (!(failure.getCause() instanceof ClosedByInterruptException)) {
                    throw failure;
                }
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
