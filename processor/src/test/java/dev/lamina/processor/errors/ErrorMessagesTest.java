package dev.lamina.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.LaminaProcessor;
import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each message has a source under {@code errors/ID} that raises it and nothing else, with the exact text, line and column
 * in {@code expected.txt}, and a section in {@code docs/errors.md} that shows that text. With {@code -Dlamina.update=true}
 * the texts are written instead of compared.
 */
@Tag("slow")
class ErrorMessagesTest {
    private static final boolean UPDATE = Boolean.getBoolean("lamina.update");
    private static final Path SOURCES = Path.of("src/test/resources/errors");
    private static final Path DOCUMENTATION = Path.of("../docs/errors.md");

    @TempDir
    private Path output;

    /** The processor under test, and for a name that comes too late one that generates it in the last round. */
    private static List<Processor> processors(Message message) {
        return message == Message.UNRESOLVED
                ? List.of(new LaminaProcessor(), new SizesProcessor(true))
                : List.of(new LaminaProcessor());
    }

    /** Compilers find what is wrong with a local class only when they analyse methods. */
    private static List<String> options(Message message) {
        return message == Message.LOCAL_CLASS ? List.of("--release", "17") : List.of("-proc:only", "--release", "17");
    }

    @ParameterizedTest
    @EnumSource
    void javacShowsTheMessageAtItsPlace(Message message) throws IOException {
        Compilers.Result result = compile(ToolProvider.getSystemJavaCompiler(), message);
        String text = result.findings().stream()
                .filter(finding -> message != Message.UNRESOLVED
                        || finding.getMessage(Locale.ROOT).startsWith("[LAM-")) // javac has its own error as well
                .map(Compilers::render)
                .collect(Collectors.joining());
        if (UPDATE) {
            Files.writeString(expected(message), text);
            updateDocumentation(message, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected(message)));
        if (message.severity() == Severity.ERROR && message != Message.UNRESOLVED) {
            assertThat(result.files())
                    .as("files written for a model with errors")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            // Eclipse's compiler reports unknown names itself, in time, and has no trees that show local classes.
            names = {"UNRESOLVED", "LOCAL_CLASS"})
    void eclipseShowsTheSameMessageOnTheSameLine(Message message) throws IOException {
        String expected = Files.readString(expected(message));
        String found = compile(new EclipseCompiler(), message).findings().stream()
                .map(finding -> finding.getLineNumber() + ": " + finding.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        String line = expected.split(":")[1];
        List<String> lines = expected.lines().toList();
        String text = lines.get(0).substring(expected.indexOf('['));
        String rest = lines.subList(3, lines.size()).stream().map(String::strip).collect(Collectors.joining("\n"));
        assertThat(found).isEqualTo(line + ": " + text + "\n" + rest);
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageIsOneFindingAndIsDocumented(Message message) throws IOException {
        String expected = Files.readString(expected(message));
        assertThat(expected).containsOnlyOnce("[" + message.id() + "]").containsOnlyOnce("[LAM-");
        assertThat(section(Files.readString(DOCUMENTATION), message)).contains("```text\n" + expected + "```\n");
    }

    @Test
    void theTableHasAllLints() throws IOException {
        String table = Stream.of(Lint.values())
                .map(lint -> "| [" + lint.id() + "](#" + lint.message().id().toLowerCase(Locale.ROOT) + ") | "
                        + lint.about() + " | " + lint.level().name().toLowerCase(Locale.ROOT) + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENTATION))
                .contains("| lint | finds | level |\n|---|---|---|\n" + table + "\n");
    }

    @Test
    void everySourceBelongsToAMessage() throws IOException {
        Set<String> ids = Stream.of(Message.values()).map(Message::id).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private Compilers.Result compile(JavaCompiler compiler, Message message) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(message.id()))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            return Compilers.compile(compiler, options(message), sources, processors(message), output);
        }
    }

    private static Path expected(Message message) {
        return SOURCES.resolve(message.id()).resolve("expected.txt");
    }

    private static String section(String documentation, Message message) {
        String heading = "\n### " + message.id() + "\n";
        assertThat(documentation).as("docs/errors.md").containsOnlyOnce(heading);
        int start = documentation.indexOf(heading) + heading.length();
        int end = Pattern.compile("(?m)^##")
                .matcher(documentation)
                .results()
                .mapToInt(match -> match.start())
                .filter(position -> position > start)
                .findFirst()
                .orElse(documentation.length());
        return documentation.substring(start, end);
    }

    private static void updateDocumentation(Message message, String text) throws IOException {
        String documentation = Files.readString(DOCUMENTATION);
        String section = section(documentation, message);
        int start = section.indexOf("```text\n") + "```text\n".length();
        String updated = section.substring(0, start) + text + section.substring(section.indexOf("```\n", start));
        Files.writeString(DOCUMENTATION, documentation.replace(section, updated));
    }
}
