package dev.migrate.command;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Checksum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationText;
import dev.migrate.revision.RevisionNode;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares applied revisions with what the history says was applied; asks each what it does. */
final class Edits {

    private final ScriptDirectory scripts;
    private final MigrationRunner runner;
    private final String dialect;
    private final List<EditedRevision> edited = new ArrayList<>();
    private final List<AppliedInfo> unknown = new ArrayList<>();

    Edits(ScriptDirectory scripts, MigrationRunner runner, String dialect) {
        this.scripts = scripts;
        this.runner = runner;
        this.dialect = dialect;
    }

    AppliedEdits among(List<RevisionNode> revisions) throws SQLException {
        Map<String, AppliedInfo> noted = new HashMap<>();
        Account.of(runner.history()).entries().forEach(entry -> noted.put(entry.revision(), entry));
        for (RevisionNode node : revisions) {
            AppliedInfo entry = noted.get(node.id());
            if (entry != null && entry.checksum() != null) {
                compare(scripts.require(node.id()), entry, entry.checksum());
            }
        }
        return new AppliedEdits(edited, unknown);
    }

    /** Returns how an upgrade differs from what it was when it stopped half way; none where that is not known. */
    List<String> sinceFailure(String revision) throws SQLException {
        Script script = scripts.script(revision);
        HistoryEntry last = null;
        for (HistoryEntry entry : runner.history()) {
            last = entry.revision().equals(revision) ? entry : last;
        }
        if (script == null
                || last == null
                || !last.state().equals("FAILED")
                || !last.direction().equals("UPGRADE")) {
            return List.of();
        }
        String noted = last.checksum();
        String before = noted == null ? null : runner.appliedText(revision, noted);
        return before == null ? List.of() : TextDifference.lines(before, text(script));
    }

    private String text(Script script) {
        List<Operation> operations = operations(script);
        return script.type() == Script.Type.SQL ? Checksum.sqlText(operations, dialect) : OperationText.of(operations);
    }

    private List<Operation> operations(Script script) {
        return script.upgrade(dialect).stream().map(Recorded::operation).toList();
    }

    private void compare(Script script, AppliedInfo entry, String noted) throws SQLException {
        if (!Checksum.isKnown(noted)) {
            unknown.add(entry);
            return;
        }
        List<Operation> operations = operations(script);
        String now =
                script.type() == Script.Type.SQL ? Checksum.ofSql(operations, dialect, noted) : Checksum.of(operations);
        if (!now.equals(noted)) {
            String before = runner.appliedText(script.node().id(), noted);
            List<String> difference = before == null ? List.of() : TextDifference.lines(before, text(script));
            edited.add(new EditedRevision(RevisionInfo.of(scripts, script.node()), entry, now, difference));
        }
    }
}
