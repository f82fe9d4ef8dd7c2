package dev.lamina.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Finds out whether standard output is a terminal. */
final class Terminal {
    private Terminal() {}

    static boolean isInteractive() {
        String term = System.getenv("TERM");
        if ("dumb".equals(term) || System.getenv("CI") != null) {
            return false;
        }
        Path output = Path.of("/proc/self/fd/1");
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            return isTerminalDevice(output);
        }
        // Where there is no /proc, a console means that both input and output are a terminal, except that JDK 22 to 24
        // may give a console without any.
        int jdk = Runtime.version().feature();
        return System.console() != null && (jdk < 22 || jdk > 24);
    }

    private static boolean isTerminalDevice(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
