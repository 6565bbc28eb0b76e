package dev.migrate.script;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A revision written as SQL.
 *
 * @param upgrades the statements of each upgrade section: by dialect, or by the empty text for all dialects
 * @param downgrades likewise; empty where the revision is irreversible
 */
record SqlScript(
        RevisionNode node,
        String source,
        String place,
        @Nullable String database,
        Map<String, List<SqlStatement>> upgrades,
        Map<String, List<SqlStatement>> downgrades)
        implements Script {

    /**
     * A statement of a section.
     *
     * @param line the line it starts in, from 1
     * @param sql its text, or null for a checkpoint
     * @param effect what it does to the schema, or null where that is not said
     */
    record SqlStatement(
            int line,
            @Nullable String sql,
            boolean transactional,
            @Nullable List<Operation> effect) {

        Operation operation() {
            return sql == null ? new Checkpoint() : new ExecuteSql(sql, effect, transactional);
        }
    }

    @Override
    public Type type() {
        return Type.SQL;
    }

    @Override
    public List<Recorded> upgrade(String dialect) {
        List<SqlStatement> section = section(upgrades, dialect);
        if (section == null) {
            throw new ScriptException(
                    place,
                    "Revision " + node.id() + " has no upgrade for " + dialect + ".\n    file      " + place
                            + "\n    sections  " + upgrades.keySet()
                            + "\nAdd a section '-- migrate: upgrade " + dialect + "'.");
        }
        return recorded(section);
    }

    @Override
    public @Nullable List<Recorded> downgrade(String dialect) {
        List<SqlStatement> section = section(downgrades, dialect);
        return section == null ? null : recorded(section);
    }

    private static @Nullable List<SqlStatement> section(Map<String, List<SqlStatement>> sections, String dialect) {
        List<SqlStatement> own = sections.get(dialect);
        return own == null ? sections.get("") : own;
    }

    private List<Recorded> recorded(List<SqlStatement> statements) {
        String file = source.substring(source.lastIndexOf('/') + 1);
        List<Recorded> recorded = new ArrayList<>();
        for (SqlStatement statement : statements) {
            recorded.add(new Recorded(statement.operation(), file, statement.line()));
        }
        return recorded;
    }
}
