package dev.migrate.revision;

import java.util.List;

/** What is asked for, in the words of its messages. */
enum Action {
    UPGRADE("Cannot upgrade to '", "upgrade"),
    DOWNGRADE("Cannot downgrade to '", "downgrade"),
    STAMP("Cannot stamp '", "stamp"),
    FIND("Cannot find '", "show"),
    FOLLOW("Cannot write a revision after '", "revision");

    private final String refusal;
    private final String command;

    Action(String refusal, String command) {
        this.refusal = refusal;
        this.command = command;
    }

    /** Returns "Cannot upgrade to 'head'", the beginning of every message about a target. */
    String cannot(Object target) {
        return refusal + target + "'";
    }

    String verb() {
        return command;
    }

    String type(String target) {
        return this == FOLLOW
                ? "mvn migrate:" + command + " -Dhead=" + target + " -Dmessage=\"…\""
                : type(command, target);
    }

    static String type(String command, String target) {
        return "mvn migrate:" + command + " -Drevision=" + target;
    }

    /** Returns the command that lists a range. */
    static String history(String range) {
        return "mvn migrate:history -DrevRange=" + range;
    }

    /** Returns the command that overwrites the version table, whatever stands in it. */
    static String purge(List<String> rows) {
        return type("stamp", String.join(",", rows)) + " -Dpurge";
    }
}
