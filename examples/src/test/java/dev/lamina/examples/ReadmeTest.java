package dev.lamina.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The generated code that the README shows is what javac makes of the model beside it. */
class ReadmeTest {
    private static final Path MODEL = Path.of("src/main/java/dev/lamina/examples/xor/XorModel.java");
    private static final Path SESSION =
            Path.of("target/generated-sources/annotations/dev/lamina/examples/xor/CompiledXorModelPortable.java");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void showsGeneratedCodeAsItIs() throws IOException {
        List<String> code = CODE.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> CODE.matcher(block).replaceFirst("$1"))
                .toList();
        assertThat(Files.readString(MODEL)).contains(code.get(0));
        assertThat(code.get(1).split("\n\n")).hasSize(2);
        for (String method : code.get(1).split("\n\n")) {
            assertThat(Files.readString(SESSION)).contains(method);
        }
    }
}
