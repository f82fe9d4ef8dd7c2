package dev.lamina.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lamina.internal.FileFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path directory;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(text.getBytes())));
    }

    private static SafeTensorsWriter tensors() {
        return new SafeTensorsWriter().add("a", new float[] {1, 2}, 2);
    }

    @Test
    void aWriteThatFailsHalfwayLeavesTheOldFileAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void nobodySeesAHalfWrittenFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap("ne".getBytes()));
            assertThat(file).hasContent("old");
            channel.write(ByteBuffer.wrap("w".getBytes()));
        });
        assertThat(file).hasContent("new");
    }

    /** Processes in containers all have the id 1, so their temporary files must differ by more. */
    @Test
    void namesOfTemporaryFilesAreRandom() {
        Set<Path> names = new HashSet<>();
        String stem = ".net." + ProcessHandle.current().pid();
        for (int i = 0; i < 1000; i++) {
            Path name = new TemporaryName(directory.resolve("net")).next();
            assertThat(name.getParent()).isEqualTo(directory);
            assertThat(name.getFileName().toString())
                    .matches("\\.net\\.[0-9a-f]{16}\\.tmp")
                    .doesNotStartWith(stem + "-");
            names.add(name);
        }
        assertThat(names).hasSize(1000);
    }

    @Test
    void savesOfOneFileAtTheSameTimeAllSucceed() throws Exception {
        Path file = directory.resolve("file");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> saves = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        write(file, "all of it");
                        return null;
                    }))
                    .toList();
            for (Future<?> save : saves) {
                save.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(file).hasContent("all of it");
        assertThat(files()).containsExactly(file);
    }

    private Path aged(String name, Duration age) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "half");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    @Test
    void onlyOldLeftoversOfThisFileAreDeleted() throws IOException {
        Duration old = TemporaryName.LEFTOVER_AGE.plusMinutes(1);
        Duration young = TemporaryName.LEFTOVER_AGE.minusMinutes(1);
        Path leftover = aged(".net.0123456789abcdef.tmp", old);
        Path live = aged(".net.fedcba9876543210.tmp", young);
        Path anothers = aged(".net.2.0123456789abcdef.tmp", old);
        Path others = aged(".other.0123456789abcdef.tmp", old);
        Path users = aged(".net.backup.tmp", old);
        Path folder = Files.createDirectory(directory.resolve(".net.aaaaaaaaaaaaaaaa.tmp"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(old)));
        Path net = directory.resolve("net");
        write(net, "new");
        assertThat(files()).contains(net, live, anothers, others, users, folder).doesNotContain(leftover);
    }

    @Test
    void aNameAsLongAsTheFileSystemAllowsWorks() throws IOException {
        Path file = directory.resolve("n".repeat(250));
        write(file, "old");
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
        assertThat(new TemporaryName(directory.resolve("n".repeat(251))).next().toString())
                .doesNotStartWith(new TemporaryName(file)
                        .next()
                        .toString()
                        .substring(0, 60 + directory.toString().length()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoRegularFileIsRefused() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(directory.resolve("link"), pipe);
        for (Path target : List.of(Path.of("/dev/null"), Path.of("/dev/full"), pipe, link)) {
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> tensors().write(target))
                    .withMessage(
                            target + ": can't be written: it is not a regular file but a device, a pipe or a socket.");
        }
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path toFolder = Files.createSymbolicLink(directory.resolve("toFolder"), folder);
        for (Path target : List.of(folder, toFolder)) {
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> tensors().write(target))
                    .withMessage(target + ": can't be written: it is a directory.");
        }
        assertThat(files()).containsExactlyInAnyOrder(pipe, link, folder, toFolder);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksStayLinksWhereverTheyLead() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), Path.of("folder/net"));
        Path first = Files.createSymbolicLink(directory.resolve("first"), Path.of("second"));
        write(first, "made through links that led nowhere");
        assertThat(folder.resolve("net")).hasContent("made through links that led nowhere");
        write(first, "replaced");
        assertThat(folder.resolve("net")).hasContent("replaced");
        assertThat(first).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        Path circle = directory.resolve("circle");
        Files.createSymbolicLink(circle, circle);
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> tensors().write(circle))
                .withMessage(circle + ": can't be written: its symbolic links lead in a circle.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReadOnlyFolderIsNamed() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path file = Files.writeString(folder.resolve("net"), "old");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(folder)).as("root writes everywhere").isFalse();
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> tensors().write(file))
                    .withMessage(file + ": can't be written: its directory " + folder
                            + " is read-only (access is denied). A save needs to make files there.");
            assertThat(file).hasContent("old");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = directory.resolve("none/net");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> tensors().write(file))
                .withMessage(file + ": can't be written: its directory " + file.getParent()
                        + " doesn't exist. Create it first.");
    }

    /** The system's own failure, from the device that is always full. */
    @Test
    void aFullDiskLeavesTheOldFileAndSaysSo() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path file = Files.writeString(directory.resolve("net"), "old");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    try (FileChannel device = FileChannel.open(full, StandardOpenOption.WRITE)) {
                        device.write(ByteBuffer.wrap(new byte[100]));
                    }
                }))
                .satisfies(failure -> assertThat(FileFailures.writing(file, failure))
                        .isEqualTo(file + ": can't be written: the disk is full (No space left on device)."
                                + " Make room, or save elsewhere."));
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void anInterruptIsNamedAndLosesNothing() throws IOException {
        Path file = directory.resolve("net");
        tensors().write(file);
        byte[] before = Files.readAllBytes(file);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> tensors().write(file))
                    .withMessage(file + ": can't be written: the thread was interrupted. Save again.");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> SafeTensorsReader.open(file))
                    .withMessage(file + ": can't be read: the thread was interrupted.");
        } finally {
            Thread.interrupted();
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(files()).containsExactly(file);
    }
}
