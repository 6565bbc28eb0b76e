package dev.migrate.operation;

import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operation does in words for people, one element a line: the grammar of {@link OperationText}, with the parts in
 * their order and names as they were written. {@link OperationTextParser} reads it.
 */
public final class EffectText {

    private static final CanonicalText WORDS = CanonicalText.READABLE;
    private static final OperationLine LINE = new OperationLine(WORDS);
    private static final ChangeText CHANGE = new ChangeText(WORDS);

    private EffectText() {}

    /** Returns the lines of an operation; those after the first one are indented by four blanks. */
    public static List<String> lines(Operation operation) {
        if (operation instanceof CreateTable create) {
            return table(create.table());
        }
        if (operation instanceof AlterTable alter && alter.changes().size() > 1) {
            return block(
                    "alter table " + WORDS.name(alter.table()),
                    alter.changes().stream()
                            .map(change -> change.accept(CHANGE))
                            .toList(),
                    "");
        }
        return List.of(LINE.line(operation));
    }

    private static List<String> table(Table table) {
        List<String> parts = Stream.concat(
                        table.columns().values().stream().map(WORDS::column),
                        table.constraints().stream().map(WORDS::constraint))
                .toList();
        String comment = String.join("", WORDS.comment(table.comment()));
        return block(
                "create table " + WORDS.name(table.name()),
                parts,
                (comment.isEmpty() ? "" : " " + comment) + WORDS.clauses(table));
    }

    private static List<String> block(String head, List<String> parts, String tail) {
        List<String> lines = new ArrayList<>(List.of(head + " ("));
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            lines.add("    " + parts.get(i) + (last ? ")" + tail : ";"));
        }
        return lines;
    }
}
