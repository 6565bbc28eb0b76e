package dev.migrate.maven;

import java.util.List;

/**
 * What came of a command.
 *
 * @param output what it printed
 * @param errors what it said to explain its failure
 * @param log what the application printed meanwhile, empty where that has been shown
 */
record Outcome(int code, String output, String errors, String log) {

    private static final int LINES = 60;

    Outcome withCode(int other) {
        return new Outcome(other, output, errors, log);
    }

    /** Returns the text of Maven's failure: what the command said, and its exit code. */
    String failure(String goal) {
        String said = errors.isBlank() && output.isBlank() ? end(log) : errors.stripTrailing();
        return (said.isBlank() ? "" : said + "\n") + "migrate:" + goal + " ended with exit code " + code + ": "
                + meaning() + ".";
    }

    /** Returns the text of the failure of an application that ended before the command did. */
    String ended(String mainClass, int processCode) {
        String said = end(log);
        return "The application ended before the command did.\n    main class  " + mainClass + "\n    exit code   "
                + processCode + (said.isBlank() ? "" : "\n" + said)
                + "\nLook at what " + mainClass + " does before and after SpringApplication.run.";
    }

    private String meaning() {
        return switch (code) {
            case 1 -> output.isBlank() ? "a step failed" : "there are differences or findings";
            case 2 -> "usage";
            case 3 -> "refused, a decision is needed";
            case 4 -> "the revisions do not explain the database's state";
            case 5 -> "the lock was not obtained";
            case 6 -> "connection, permission or disk";
            default -> "unexpected";
        };
    }

    private static String end(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()))
                .strip();
    }
}
