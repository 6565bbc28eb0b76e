package dev.migrate.conformance;

import static dev.migrate.op.SqlTypes.namedEnumeration;

import dev.migrate.op.Operations;
import java.util.Map;
import java.util.function.Consumer;

/** Examples of what is done to enum types, domains, views, routines, triggers, sequences and schemas. */
final class ObjectSamples {

    private final Map<String, Sample> samples;

    ObjectSamples(Map<String, Sample> samples) {
        this.samples = samples;
    }

    private void add(String name, Consumer<Operations> sample) {
        samples.put(name, Sample.of(sample));
    }

    void enumTypes() {
        add("createEnum", op -> op.createEnum("mood", "GLAD", "SAD"));
        add("addColumn of an enum type", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
        });
        add("alterEnum, new label", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterEnum("mood", "GLAD", "CALM", "SAD");
        });
        add("alterEnum, without a label", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterEnum("mood", "GLAD");
        });
        add("renameEnumLabel", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.renameEnumLabel("mood", "GLAD", "HAPPY");
        });
        add("renameEnumLabel, of a column", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
            op.renameEnumLabel("mood", "GLAD", "HAPPY", "account.mood");
        });
        add("renameEnum", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
            op.renameEnum("mood", "feeling");
        });
        add("dropEnum", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.dropEnum("mood");
        });
    }

    void definitions() {
        add("createDomain", op -> op.createDomain("positive", "integer check (value > 0)"));
        add("replaceDomain", op -> {
            op.createDomain("positive", "integer check (value > 0)");
            op.replaceDomain("positive", "bigint check (value > 0)");
        });
        add("dropDomain", op -> {
            op.createDomain("positive", "integer check (value > 0)");
            op.dropDomain("positive");
        });
        add("createView", op -> op.createView("overview", "select id from account"));
        add("replaceView", op -> {
            op.createView("overview", "select id from account");
            op.replaceView("overview", "select id, name from account");
        });
        otherNames();
        add("dropView", op -> {
            op.createView("overview", "select id from account");
            op.dropView("overview");
        });
        add("createMaterializedView", op -> op.createMaterializedView("summary", "select id from account"));
        add("replaceMaterializedView", op -> {
            op.createMaterializedView("summary", "select id from account");
            op.replaceMaterializedView("summary", "select id, name from account");
        });
        add("dropMaterializedView", op -> {
            op.createMaterializedView("summary", "select id from account");
            op.dropMaterializedView("summary");
        });
        routines();
        triggers();
    }

    private void routines() {
        add("createFunction", op -> op.createFunction("one()", one(op, 1)));
        add("replaceFunction", op -> {
            op.createFunction("one()", one(op, 1));
            op.replaceFunction("one()", one(op, 2));
        });
        add("dropFunction", op -> {
            op.createFunction("one()", one(op, 1));
            op.dropFunction("one()");
        });
        add("createProcedure", op -> op.createProcedure("tidy()", tidy(op, "0")));
        add("replaceProcedure", op -> {
            op.createProcedure("tidy()", tidy(op, "0"));
            op.replaceProcedure("tidy()", tidy(op, "1"));
        });
        add("dropProcedure", op -> {
            op.createProcedure("tidy()", tidy(op, "0"));
            op.dropProcedure("tidy()");
        });
    }

    private static String one(Operations op, int result) {
        String always = op.dialect().equals("postgresql") ? "immutable" : "deterministic";
        return "returns integer " + always + " return " + result;
    }

    private static String tidy(Operations op, String score) {
        String work = "begin update account set score = " + score + " where score < 0; end";
        return op.dialect().equals("postgresql") ? "language plpgsql as $$ " + work + " $$" : work;
    }

    private void triggers() {
        add("createTrigger", op -> op.createTrigger("tr", "account", watch(op, "insert")));
        add("replaceTrigger", op -> {
            op.createTrigger("tr", "account", watch(op, "insert"));
            op.replaceTrigger("tr", "account", watch(op, "update"));
        });
        add("dropTrigger", op -> {
            op.createTrigger("tr", "account", watch(op, "insert"));
            op.dropTrigger("tr", "account");
        });
    }

    /** H2's triggers are in Java; PostgreSQL has its function for the purpose. */
    private static String watch(Operations op, String event) {
        String when = "after " + event + " on account ";
        return switch (op.dialect()) {
            case "postgresql" ->
                when + "for each row when (new.id < 0) execute function suppress_redundant_updates_trigger()";
            case "h2" -> when + "for each row call '" + Watch.class.getName() + "'";
            case "sqlite" -> when + "begin delete from team where id < 0; end";
            default -> when + "for each row begin delete from team where id < 0; end";
        };
    }

    private void otherNames() {
        add("renameView", op -> {
            op.createView("v", "select 1 as a");
            op.renameView("v", "w");
        });
        add("renameMaterializedView", op -> {
            op.createMaterializedView("v", "select 1 as a");
            op.renameMaterializedView("v", "w");
        });
        add("renameDomain", op -> {
            op.createDomain("positive", "integer");
            op.renameDomain("positive", "natural_number");
        });
    }

    void rest() {
        add("createSequence", op -> op.createSequence("account_seq", 1, 50));
        add("alterSequence", op -> {
            op.createSequence("account_seq", 1, 50);
            op.alterSequence("account_seq", 100);
        });
        add("renameSequence", op -> {
            op.createSequence("account_seq", 1, 50);
            op.renameSequence("account_seq", "member_seq");
        });
        add("dropSequence", op -> {
            op.createSequence("account_seq", 1, 50);
            op.dropSequence("account_seq");
        });
        add("createSchema", op -> op.createSchema("crm"));
        add("dropSchema", op -> {
            op.createSchema("crm");
            op.dropSchema("crm");
        });
    }
}
