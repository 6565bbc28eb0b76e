package dev.migrate.cli;

import dev.migrate.command.AppliedInfo;
import dev.migrate.command.StoredRevision;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ran on a database, in words. */
final class AppliedText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int WIDTH = "downgrade".length();

    private AppliedText() {}

    static Answer answer(List<AppliedInfo> history) {
        return Answer.of(history.stream().map(AppliedText::line).toList(), Data.of("history", Data.applied(history)));
    }

    /** Returns what the database remembers of a revision whose file is gone. */
    static List<String> block(StoredRevision stored) {
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + stored.revision() + " (unknown to the application)");
        if (!stored.message().isEmpty()) {
            lines.add("");
            lines.add("    " + stored.message());
        }
        lines.add("");
        lines.addAll(work(stored, "Upgrade", stored.upgrade()));
        lines.addAll(work(stored, "Downgrade", stored.downgrade()));
        lines.add("Ran:" + (stored.history().isEmpty() ? " the history does not know it" : ""));
        stored.history().forEach(each -> lines.add("  " + line(each)));
        return lines;
    }

    private static List<String> work(StoredRevision stored, String title, @Nullable List<String> operations) {
        if (operations == null) {
            boolean ran =
                    stored.history().stream().anyMatch(each -> each.direction().equalsIgnoreCase(title));
            return List.of(title + ": " + (ran ? "the text was not kept" : "never ran on this database"));
        }
        List<String> lines = new ArrayList<>(List.of(title + ":" + (operations.isEmpty() ? " nothing" : "")));
        operations.forEach(operation -> lines.add("  " + operation));
        return lines;
    }

    static Map<String, @Nullable Object> data(StoredRevision stored) {
        Map<String, @Nullable Object> data = Data.of("revision", stored.revision());
        data.put("message", stored.message());
        data.put("upgrade", stored.upgrade());
        data.put("downgrade", stored.downgrade());
        data.put("history", Data.applied(stored.history()));
        return data;
    }

    /** Returns {@code 2026-11-22 07:28:00Z  upgrade    3f2a9c1d7b42, add e-mail (41 ms) by shop@web-1:7}. */
    private static String line(AppliedInfo info) {
        String direction = info.direction().toLowerCase(Locale.ROOT);
        Duration duration = info.duration();
        return TIME.format(info.appliedAt()) + "Z  " + direction + " ".repeat(Math.max(0, WIDTH - direction.length()))
                + "  " + info.revision() + (info.message().isEmpty() ? "" : ", " + info.message())
                + (duration == null ? "" : " (" + duration.toMillis() + " ms)")
                + (info.state().equals("APPLIED") ? "" : " " + info.state()) + " by " + info.by()
                + (info.tag() == null ? "" : ", " + info.tag());
    }
}
