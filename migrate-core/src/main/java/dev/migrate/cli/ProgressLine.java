package dev.migrate.cli;

import dev.migrate.ProgressListener;
import dev.migrate.WorkDone;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line at the foot of a terminal that is written anew as work goes on, and is gone when the work has ended.
 *
 * <p>It consists of nothing but letters, spaces and carriage returns, which every terminal knows. The cursor rests at its
 * beginning, so that whatever else is printed meanwhile takes its place.
 */
final class ProgressLine implements ProgressListener {

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;
    private static final String CUT = "...";

    private final PrintWriter terminal;
    private final int width;
    private int shown;

    private ProgressLine(PrintWriter terminal, int width) {
        this.terminal = terminal;
        this.width = width;
    }

    /**
     * Returns a line on a terminal, or null for one that only prints line after line.
     *
     * @param environment says which kind of terminal it is and how wide
     */
    static @Nullable ProgressLine on(PrintWriter terminal, Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"))
                ? null
                : new ProgressLine(terminal, width(environment.getOrDefault("COLUMNS", "")));
    }

    /** The last column stays free, since many terminals begin a new line as soon as it is written. */
    private static int width(String columns) {
        return (columns.matches("[1-9][0-9]{0,3}") ? Math.max(LEAST_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH)
                - 1;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public void wentOn(WorkDone work) {
        write(text(work.what().replaceAll("\\p{Cntrl}", "?"), ": " + work.numbers()));
    }

    /** Of what does not fit, the beginning of the name is left out first, which tells least. */
    private String text(String what, String numbers) {
        int room = width - numbers.length();
        if (what.length() <= room) {
            return what + numbers;
        }
        int kept = room - CUT.length();
        String line = kept > 0 ? CUT + what.substring(what.length() - kept) + numbers : numbers.substring(2);
        return line.substring(0, Math.min(width, line.length()));
    }

    @Override
    public void ended() {
        if (shown > 0) {
            write("");
        }
    }

    private void write(String line) {
        terminal.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())) + "\r");
        terminal.flush();
        shown = line.length();
    }
}
