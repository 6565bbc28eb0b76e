package dev.migrate.script;

import dev.migrate.op.Recorded;
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
        SqlSource text) implements Script {

    /**
     * The statements of a revision.
     *
     * @param upgrades the statements of each upgrade section: by dialect, or by the empty text for all dialects
     * @param downgrades likewise; empty where the revision is irreversible
     */
    record Sections(Map<String, SqlSection> upgrades, Map<String, SqlSection> downgrades) {}

    @Override
    public Type type() {
        return Type.SQL;
    }

    @Override
    public List<Recorded> upgrade(String dialect) {
        Map<String, SqlSection> upgrades = sections(dialect).upgrades();
        SqlSection section = section(upgrades, dialect);
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
        SqlSection section = section(sections(dialect).downgrades(), dialect);
        return section == null ? null : recorded(section);
    }

    private Sections sections(String dialect) {
        return SqlScriptParser.sections(text, dialect);
    }

    private static @Nullable SqlSection section(Map<String, SqlSection> sections, String dialect) {
        SqlSection own = sections.get(dialect);
        return own == null ? sections.get("") : own;
    }

    private List<Recorded> recorded(SqlSection section) {
        String file = source.substring(source.lastIndexOf('/') + 1);
        List<Recorded> recorded = new ArrayList<>();
        for (SqlStatement statement : section.statements()) {
            TextPlace start = statement.start();
            recorded.add(new Recorded(statement.operation(), file, start.line(), start.column()));
        }
        return recorded;
    }
}
