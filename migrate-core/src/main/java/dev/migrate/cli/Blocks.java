package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;

/** Blocks of lines with an empty line between one and the next. */
final class Blocks {

    private Blocks() {}

    static List<String> of(List<List<String>> blocks) {
        List<String> lines = new ArrayList<>();
        for (List<String> block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(block);
        }
        return lines;
    }
}
