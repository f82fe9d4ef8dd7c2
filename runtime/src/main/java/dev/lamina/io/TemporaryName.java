package dev.lamina.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names of the temporary files of one target: {@code .NAME.16 random hex digits.tmp}, beside it. */
final class TemporaryName {
    /** How old what a killed save left must be before it is deleted. A save that lives writes more often. */
    static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    /** Most file systems allow names of 255 bytes, of which the digits and dots take 22. */
    private static final int MAX_STEM = 200;

    private static final int KEPT_OF_LONG_NAMES = 40;
    private static final Pattern END = Pattern.compile("\\.[0-9a-f]{16}\\.tmp");

    private final Path directory;
    private final String start;

    TemporaryName(Path target) {
        this.directory = target.getParent();
        this.start = "." + stem(target.getFileName().toString());
    }

    /** {@return a name that, by all odds, nobody had before} */
    Path next() {
        UUID random = UUID.randomUUID();
        long digits = random.getMostSignificantBits() ^ random.getLeastSignificantBits();
        return directory.resolve(start + String.format(".%016x.tmp", digits));
    }

    /**
     * Deletes temporary files of this target that were last written {@link #LEFTOVER_AGE} before another file was. Both
     * times are the file system's, so a clock that differs between machines does no harm. What can't be deleted stays.
     */
    void deleteLeftovers(Path now) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, this::isOurs)) {
            Instant limit = Files.getLastModifiedTime(now).toInstant().minus(LEFTOVER_AGE);
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(limit)) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException | DirectoryIteratorException untidy) {
            // Tidying up is a favor; the save is complete without it.
        }
    }

    private boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(start)
                && END.matcher(name.substring(start.length())).matches()
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String stem(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_STEM) {
            return name;
        }
        int end = name.offsetByCodePoints(0, Math.min(KEPT_OF_LONG_NAMES, name.codePointCount(0, name.length())));
        return name.substring(0, end) + "~" + String.format("%08x", name.hashCode());
    }
}
