package dev.migrate.source;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Cautions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.sql.SqlSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision as SQL for one database, with both directions in one text.
 *
 * <p>Above each statement that changes the schema stands a comment that says how, so that the revision can be replayed
 * without a database.
 */
public final class SqlRevisionWriter {

    private static final String FRAME = "${headers}\n\n${sections}\n";
    private static final List<String> NEEDED = List.of("headers", "sections");

    private final RevisionSource revision;
    private final SqlLines lines;
    private final @Nullable SqlOperations operations;

    private SqlRevisionWriter(RevisionSource revision, @Nullable Dialect dialect, Schema spoken) {
        this.revision = revision;
        this.lines = new SqlLines(dialect == null ? SqlSyntax.STANDARD : SqlSyntax.of(dialect.name()));
        this.operations = dialect == null ? null : new SqlOperations(dialect, spoken, lines);
    }

    /** Returns the frame that revisions have where the user gives none. */
    public static Frame standardFrame(String date) {
        return new Frame("the standard one", FRAME, date);
    }

    /**
     * Returns the text of the file of a revision without operations.
     *
     * @throws dev.migrate.MigrateException if the frame lacks a place
     */
    public static String write(RevisionSource revision, Frame frame) {
        return new SqlRevisionWriter(revision, null, Schema.empty()).text(frame);
    }

    /**
     * Returns the text of the file.
     *
     * @param spoken the schema that the upgrade meets, in the database's words
     * @throws UnwritableOperationException if an operation cannot be said in SQL
     * @throws dev.migrate.MigrateException if the frame lacks a place
     */
    public static String write(RevisionSource revision, Dialect dialect, Schema spoken, Frame frame) {
        return new SqlRevisionWriter(revision, dialect, spoken).text(frame);
    }

    private String text(Frame frame) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("headers", headers());
        values.put("sections", sections());
        values.putAll(frame.said(revision));
        return frame.fill(NEEDED, values);
    }

    private String headers() {
        StringBuilder headers = new StringBuilder("-- revision: " + revision.id());
        add(headers, "down-revision", String.join(", ", revision.down()));
        add(headers, "message", SqlLines.oneLine(revision.message()));
        add(headers, "branch-labels", String.join(", ", revision.labels()));
        add(headers, "depends-on", String.join(", ", revision.dependsOn()));
        add(headers, "database", revision.database());
        return headers.toString();
    }

    private static void add(StringBuilder headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.append("\n-- ").append(name).append(": ").append(value);
        }
    }

    private String sections() {
        section("upgrade", revision.upgrade(), revision.before());
        List<Operation> downgrade = revision.downgrade();
        if (downgrade != null) {
            section("downgrade", downgrade, Replay.apply(revision.before(), revision.upgrade()));
        }
        return lines.text().stripTrailing();
    }

    private void section(String name, List<Operation> content, Schema before) {
        lines.space();
        lines.line("-- migrate: " + name);
        if (operations != null) {
            operations.write(content, name.startsWith("down") ? Cautions.ofDowngrade(before) : Cautions.from(before));
        }
    }
}
