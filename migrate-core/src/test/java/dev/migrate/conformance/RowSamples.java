package dev.migrate.conformance;

import static dev.migrate.op.SqlTypes.integer;

import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Examples of what is done to rows, and of what a revision says in words of its own. */
final class RowSamples {

    private static final String ROWS = "a generated downgrade leaves rows alone";

    private final Map<String, Sample> samples;

    RowSamples(Map<String, Sample> samples) {
        this.samples = samples;
    }

    private void add(String name, Consumer<Operations> sample) {
        samples.put(name, Sample.of(sample));
    }

    private void losing(String name, String lost, Consumer<Operations> sample) {
        samples.put(name, Sample.losing(lost, ROWS, sample));
    }

    void rows() {
        add("insert", op -> op.insert("team", rows -> rows.columns("id").row(9)));
        losing(
                "insert, only missing",
                "team",
                op -> op.insert("team", rows -> rows.columns("id").row(1).row(9).onlyMissing("id")));
        losing(
                "update",
                "account.score",
                op -> op.update("account", r -> r.set("score", 7).whereIs("phone", null)));
        losing("delete", "account", op -> op.delete("account", r -> r.where("phone is not null")));
        losing(
                "backfill",
                "account.phone",
                op -> op.backfill("account", 1000, r -> r.set("phone", "none").whereIs("phone", null)));
        losing(
                "copy",
                "team",
                op -> op.copy("account", "team", r -> r.columns("id").where("phone is not null")));
        losing(
                "copy, some at a time",
                "team",
                op -> op.copy("account", "team", 1000, r -> r.columns("id").everyRow()));
    }

    void ownWords() {
        losing("execute", "account.score", op -> op.execute("update account set score = 8"));
        samples.put(
                "execute, with its effect",
                Sample.irreversible(
                        "the statement may change the schema",
                        op -> op.execute(
                                "create table t (id integer)",
                                effect -> effect.createTable("t", t -> t.column("id", integer())))));
        samples.put(
                "executeOutsideTransaction",
                Sample.irreversible(
                        "the statement may change the schema",
                        op -> op.executeOutsideTransaction(
                                "create table t (id integer)",
                                effect -> effect.createTable("t", t -> t.column("id", integer())))));
        samples.put(
                "run",
                Sample.irreversible(
                        "the operation does not say how it is undone",
                        op -> op.run("count", connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("update account set score = 8");
                            }
                        })));
        samples.put(
                "run, with an effect",
                Sample.irreversible(
                        "the operation does not say how it is undone",
                        op -> op.run("a table for each team", RowSamples::tableForEachTeam, effect -> List.of(
                                        "1", "2", "3")
                                .forEach(id -> effect.createTable("team_" + id, t -> t.column("id", integer()))))));
        add("invoke", op -> op.invoke(new Own(true)));
        add("checkpoint", op -> op.checkpoint());
        conditions();
    }

    private static void tableForEachTeam(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet teams = statement.executeQuery("select id from team order by id")) {
            while (teams.next()) {
                ids.add(teams.getString(1));
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String id : ids) {
                statement.execute("create table team_" + id + " (id integer)");
            }
        }
    }

    private void conditions() {
        add(
                "ifNotExists",
                op -> op.ifNotExists(inner -> {
                    inner.createTable("team", t -> t.column("id", integer()));
                    inner.alterTable("account", t -> t.addColumn("email", integer()));
                }));
        add(
                "ifExists",
                op -> op.ifExists(inner -> {
                    inner.dropTable("nobody");
                    inner.dropIndex("ix_account_score", "account");
                }));
    }

    /** An operation of somebody else's. */
    private record Own(boolean creates) implements CustomOperation {

        @Override
        public String name() {
            return creates ? "a table of one's own" : "no table of one's own";
        }

        @Override
        public List<String> statements(String dialect) {
            return List.of(creates ? "create table t (id integer)" : "drop table t");
        }

        @Override
        public List<Operation> effect() {
            Operations op = new Operations("any");
            if (creates) {
                op.createTable("t", t -> t.column("id", integer()));
            } else {
                op.dropTable("t");
            }
            return op.operations();
        }

        @Override
        public List<Operation> reverse() {
            return List.of(new Own(!creates));
        }
    }
}
