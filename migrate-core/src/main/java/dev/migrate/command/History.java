package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.RawDefinitions;
import dev.migrate.op.Recorded;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the revisions so far make of an empty database, found out without one. */
final class History {

    private final ScriptDirectory scripts;

    History(ScriptDirectory scripts) {
        this.scripts = scripts;
    }

    /** Returns all revisions in the order of a run. */
    List<Script> inOrder() {
        List<Script> inOrder = new ArrayList<>();
        for (RevisionNode node : scripts.revisions().history()) {
            inOrder.add(scripts.require(node.id()));
        }
        Collections.reverse(inOrder);
        return inOrder;
    }

    /** Returns what all revisions do, in the order of a run. */
    List<Operation> operations(String dialect) {
        return inOrder().stream()
                .flatMap(script -> script.upgrade(dialect).stream())
                .map(Recorded::operation)
                .toList();
    }

    /** Returns whether every revision says what it does to the schema. */
    boolean isKnown(String dialect) {
        return inOrder().stream()
                .flatMap(script -> script.upgrade(dialect).stream())
                .noneMatch(each -> each.operation() instanceof ExecuteSql sql && sql.isBarrier());
    }

    /**
     * Returns the views, routines and triggers that are left by all revisions, each of which says what it does. Tables are
     * not looked at: they may have been there before the first revision.
     */
    Collection<Definition> definitions(String dialect) {
        return isKnown(dialect) ? said(dialect, Schema.empty()) : List.of();
    }

    /**
     * Returns those that operations make, with what raw SQL makes of them as far as it tells.
     *
     * @param model what the model says
     */
    Collection<Definition> said(String dialect, Schema model) {
        Map<DefinitionName, Definition> left = new TreeMap<>();
        RawDefinitions raw = new RawDefinitions(dialect, model);
        inOrder().stream()
                .flatMap(script -> script.upgrade(dialect).stream())
                .map(Recorded::operation)
                .forEach(each -> {
                    if (each instanceof ExecuteSql sql && sql.isBarrier()) {
                        raw.note(sql.sql(), left);
                    }
                    note(each, left);
                    raw.made(left.keySet());
                });
        return left.values();
    }

    private static void note(Operation operation, Map<DefinitionName, Definition> left) {
        if (operation instanceof ExecuteSql sql) {
            sql.knownEffect().forEach(each -> note(each, left));
        } else if (operation instanceof CustomOperation custom) {
            custom.effect().forEach(each -> note(each, left));
        } else if (operation instanceof CreateDefinition create) {
            left.put(create.name(), create.definition());
        } else if (operation instanceof ReplaceDefinition replace) {
            left.put(replace.name(), replace.definition());
        } else if (operation instanceof DropDefinition drop) {
            left.remove(drop.name());
        } else if (operation instanceof RenameDefinition rename) {
            Definition definition = left.remove(rename.name());
            if (definition != null) {
                left.put(rename.renamed(), new Definition(rename.renamed(), definition.text()));
            }
        }
    }

    /** Replays all revisions, in the order of a run, as they record themselves for a database. */
    Schema replay(String dialect) {
        Replay replay = Replay.from(Schema.empty());
        for (Script script : inOrder()) {
            for (Recorded recorded : script.upgrade(dialect)) {
                apply(replay, script, recorded);
            }
        }
        return replay.schema();
    }

    /** Returns what the revisions make, or nothing where that is not known or they follow on what was there before. */
    Schema known(String dialect) {
        try {
            return isKnown(dialect) ? replay(dialect) : Schema.empty();
        } catch (MigrateException followsOnSomethingElse) {
            return Schema.empty();
        }
    }

    /** Returns what a database has in its own words after all revisions, none of which leaves its schema unknown. */
    Schema spoken(Dialect dialect) {
        SchemaState state = SchemaState.of(Schema.empty());
        Planner planner = new Planner(dialect);
        List<RevisionNode> newestFirst = scripts.revisions().history();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            planner.plan(scripts.require(newestFirst.get(i).id()).upgrade(dialect.name()), state);
        }
        return state.schema();
    }

    private static void apply(Replay replay, Script script, Recorded recorded) {
        if (recorded.operation() instanceof ExecuteSql sql && sql.isBarrier()) {
            throw barrier(script, recorded, sql);
        }
        try {
            replay.apply(Collections.singletonList(recorded.operation()));
        } catch (IllegalOperationException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Revision " + script.node().id() + " cannot follow those before it.\n    line   "
                            + place(script, recorded) + "\n    error  " + e.getMessage()
                            + "\nCorrect the revision; if it has been applied, correct it to what was done.",
                    e);
        }
    }

    private static MigrateException barrier(Script script, Recorded recorded, ExecuteSql sql) {
        String remedy = script.type() == Script.Type.SQL
                ? "Say what the statement does in a line before it: -- effect: alter table …"
                : "Say what the statement does: op.execute(sql, effect -> …).";
        return new MigrateException(
                ExitCode.REFUSED,
                "What raw SQL did to the schema is not known, so the model cannot be compared with the history.\n"
                        + "    line  " + place(script, recorded) + "\n    sql   "
                        + sql.sql().strip().replace("\n", "\n          ") + "\n" + remedy);
    }

    private static String place(Script script, Recorded recorded) {
        String place = recorded.place();
        return place.isEmpty() ? script.source() : place;
    }
}
