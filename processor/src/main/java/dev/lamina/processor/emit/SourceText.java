package dev.lamina.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.regex.Pattern;

/** Generated source as text: JavaPoet's, with fields closer together and one-line documentation on one line. */
final class SourceText {
    private static final Pattern SHORT_DOCUMENTATION = Pattern.compile("(?m)^( +)/\\*\\*\\n +\\* ([^\\n]*)\\n +\\*/$");
    private static final Pattern DOCUMENTED_FIELD = Pattern.compile(
            "(?m)^ {4}/\\*\\* (.*) \\*/\\n( {4}(?:private |static |final |public )*(?:float|int)[\\[\\]]* \\w+;)\\n");
    private static final Pattern BLANK_BETWEEN_FIELDS = Pattern.compile(
            "(?m)(^ {4}(?:private|final)[^\\n(]*;(?: //[^\\n]*)?\\n)\\n(?= {4}(?:private|final)[^\\n(]*;)");
    private static final Pattern BLANK_BETWEEN_CONSTANTS = Pattern.compile(
            "(?m)(^ {4}private static final int \\w+ = \\d+;\\n)\\n(?= {4}private static final int \\w+ = \\d+;)");
    private static final Pattern CODE_TAG = Pattern.compile("\\{@code ([^}]*)}");

    private SourceText() {}

    /**
     * The text of a generated file.
     *
     * @param skipJavaLang false where a type of the package hides one of {@code java.lang}
     */
    static String of(String packageName, TypeSpec type, String annotatedType, boolean skipJavaLang) {
        String text = JavaFile.builder(packageName, type)
                .skipJavaLangImports(skipJavaLang)
                .indent("    ")
                .addFileComment("Written by Lamina from $L; changes are lost at the next compile.", annotatedType)
                .build()
                .toString();
        text = SHORT_DOCUMENTATION.matcher(text).replaceAll("$1/** $2 */");
        text = DOCUMENTED_FIELD
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(match.group(2) + " // "
                        + CODE_TAG.matcher(match.group(1)).replaceAll("$1") + "\n"));
        text = BLANK_BETWEEN_FIELDS.matcher(text).replaceAll("$1");
        return BLANK_BETWEEN_CONSTANTS.matcher(text).replaceAll("$1");
    }
}
