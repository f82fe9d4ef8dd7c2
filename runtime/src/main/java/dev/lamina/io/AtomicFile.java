package dev.lamina.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Replaces a file as a whole: readers, and a crash, see the old content or the new one, never a part.
 *
 * <p>The content is first written to a {@linkplain TemporaryName temporary file} in the same directory. Its name is
 * random, since processes that share a volume may have the same id. What saves of the same file left behind that were
 * killed is deleted a day after it was last written to; nothing else is.
 */
final class AtomicFile {
    private static final int MAX_LINKS = 40;
    private static final int MAX_TRIES = 100;

    private AtomicFile() {}

    /** Writes the content of a new file. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param file    where to; a link stays a link, and what it points to is replaced
     * @param content the new content
     * @throws IOException if that fails, or if something that isn't a regular file stands there; the old file is as
     *     it was, and nothing of the new one stays
     */
    static void write(Path file, Content content) throws IOException {
        Path target = target(file);
        TemporaryName names = new TemporaryName(target);
        Path temporary = create(names);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            names.deleteLeftovers(temporary);
            move(temporary, target);
        } catch (IOException | RuntimeException | Error failure) {
            deleteAfter(failure, temporary);
            throw failure;
        }
        forceDirectory(target.getParent());
    }

    /** Where the content goes in the end, once links are followed. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isDirectory()) {
                throw new IOException("it is a directory");
            }
            if (!found.isRegularFile()) {
                throw new IOException("it is not a regular file but a device, a pipe or a socket");
            }
        }
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("its symbolic links lead in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Makes an empty file under a name that no other process has. */
    private static Path create(TemporaryName names) throws IOException {
        for (int tries = 1; ; tries++) {
            Path temporary = names.next();
            try {
                return Files.createFile(temporary);
            } catch (FileAlreadyExistsException taken) {
                if (tries == MAX_TRIES) {
                    throw new IOException("no free name for a temporary file beside it after " + tries + " tries");
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusualFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteAfter(Throwable failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    /** Makes the move itself last through a power failure, where the system lets a directory be opened. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows doesn't; the file itself is on the disk already.
        }
    }
}
