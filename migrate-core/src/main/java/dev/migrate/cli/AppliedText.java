package dev.migrate.cli;

import dev.migrate.command.AppliedInfo;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What ran on a database, in words. */
final class AppliedText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int WIDTH = "downgrade".length();

    private AppliedText() {}

    static Answer answer(List<AppliedInfo> history) {
        return Answer.of(
                history.stream().map(AppliedText::line).toList(), Data.of("history", Data.applied(history)));
    }

    /** Returns {@code 2026-11-22 07:28:00Z  upgrade    3f2a9c1d7b42, add e-mail (41 ms) by shop@web-1:7}. */
    private static String line(AppliedInfo info) {
        String direction = info.direction().toLowerCase(Locale.ROOT);
        Duration duration = info.duration();
        return TIME.format(info.appliedAt()) + "Z  " + direction + " ".repeat(Math.max(0, WIDTH - direction.length()))
                + "  " + info.revision() + (info.message().isEmpty() ? "" : ", " + info.message())
                + (duration == null ? "" : " (" + duration.toMillis() + " ms)")
                + (info.state().equals("APPLIED") ? "" : " " + info.state()) + " by " + info.appliedBy();
    }
}
