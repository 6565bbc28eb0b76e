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
 * @param text the whole file, in which each database finds its statements by its own rules
 */
record SqlScript(
        RevisionNode node,
        String source,
        String place,
        @Nullable String database,
        String text) implements Script {

    /**
     * The statements of a revision.
     *
     * @param upgrades the statements of each upgrade section: by dialect, or by the empty text for all dialects
     * @param downgrades likewise; empty where the revision is irreversible
     */
    record Sections(Map<String, List<SqlStatement>> upgrades, Map<String, List<SqlStatement>> downgrades) {}

    /**
     * A statement of a section.
     *
     * @param start where it starts
     * @param sql its text, or null for a checkpoint
     * @param effect what it does to the schema, or null where that is not said
     */
    record SqlStatement(
            TextPlace start,
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
        Map<String, List<SqlStatement>> upgrades = sections(dialect).upgrades();
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
        List<SqlStatement> section = section(sections(dialect).downgrades(), dialect);
        return section == null ? null : recorded(section);
    }

    private Sections sections(String dialect) {
        return SqlScriptParser.sections(source, place, text, dialect);
    }

    private static @Nullable List<SqlStatement> section(Map<String, List<SqlStatement>> sections, String dialect) {
        List<SqlStatement> own = sections.get(dialect);
        return own == null ? sections.get("") : own;
    }

    private List<Recorded> recorded(List<SqlStatement> statements) {
        String file = source.substring(source.lastIndexOf('/') + 1);
        List<Recorded> recorded = new ArrayList<>();
        for (SqlStatement statement : statements) {
            TextPlace start = statement.start();
            recorded.add(new Recorded(statement.operation(), file, start.line(), start.column()));
        }
        return recorded;
    }
}
