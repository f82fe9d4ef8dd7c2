package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.diagnostic.LintLevel;
import dev.lamina.processor.diagnostic.LintPolicy;
import dev.lamina.processor.diagnostic.LintSettings;
import dev.lamina.processor.diagnostic.Position;

/**
 * The levels of lints as the build sets them, but for those that the source suppresses, and those of blocks from class
 * files, whose user can't change them.
 */
public final class SourceLints implements LintPolicy {
    private final LintSettings settings;
    private final SourceTypes sources;

    /** Of a build and the types that it compiles. */
    public SourceLints(LintSettings settings, SourceTypes sources) {
        this.settings = settings;
        this.sources = sources;
    }

    @Override
    public LintLevel level(Lint lint, Position position) {
        SourcePosition place = (SourcePosition) position;
        boolean foreign = !settings.libraries() && !sources.contains(place.type());
        boolean suppressed = place.types().stream().anyMatch(type -> SuppressedLints.contains(type, lint));
        return foreign || suppressed ? LintLevel.OFF : settings.level(lint);
    }
}
