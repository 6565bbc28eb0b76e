package dev.migrate.conformance;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.SqlType;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Operations on what gives numbers, on schemas, on comments, and types that few databases have, each under a name. */
final class FurtherSamples {

    private FurtherSamples() {}

    static void add(BiConsumer<String, Consumer<Operations>> samples) {
        samples.accept(
                "createSequence, limits",
                op -> op.createSequence(
                        "account_seq", s -> s.start(5).minValue(5).maxValue(99)));
        samples.accept(
                "createSequence, cycle",
                op -> op.createSequence("account_seq", s -> s.maxValue(99).cycle()));
        samples.accept("createSequence, cache", op -> op.createSequence("account_seq", s -> s.cache(20)));
        samples.accept(
                "createSequence, owned by a column",
                op -> op.createSequence("account_seq", s -> s.ownedBy("account", "id")));
        samples.accept("alterSequence, start", altered(op -> op.alterSequence("account_seq", s -> s.start(7))));
        samples.accept(
                "alterSequence, restart with a number",
                altered(op -> op.alterSequence("account_seq", s -> s.restartWith(70))));
        samples.accept("alterSequence, restart", altered(op -> op.alterSequence("account_seq", s -> s.restart())));
        samples.accept(
                "alterSequence, limits and cycle",
                altered(op -> op.alterSequence(
                        "account_seq", s -> s.noMinValue().maxValue(999).cycle())));
        samples.accept("alterSequence, cache", altered(op -> op.alterSequence("account_seq", s -> s.cache(20))));
        types(samples);
        others(samples);
        identities(samples);
    }

    private static void others(BiConsumer<String, Consumer<Operations>> samples) {
        samples.accept("commentOnIndex", op -> op.commentOnIndex("ix_account_score", "account", "for the best"));
        samples.accept("setIndexVisible", op -> op.setIndexVisible("ix_account_score", "account", false));
        samples.accept("setIndexVisible, and back", op -> {
            op.setIndexVisible("ix_account_score", "account", false);
            op.setIndexVisible("ix_account_score", "account", true);
        });
        samples.accept(
                "commentOnConstraint", op -> op.commentOnConstraint("uq_account_name", "account", "names are shown"));
        samples.accept("setSchema", op -> {
            op.createSchema("crm");
            op.setSchema("account", "crm");
        });
        samples.accept("renameSchema", op -> {
            op.createSchema("crm");
            op.renameSchema("crm", "sales");
        });
    }

    private static void identities(BiConsumer<String, Consumer<Operations>> samples) {
        samples.accept(
                "createTable, identity with limits",
                op -> op.createTable("ticket", t -> {
                    t.column("id", SqlTypes.bigint())
                            .notNull()
                            .identity(i -> i.start(10).maxValue(99).cycle());
                    t.primaryKey("pk_ticket", "id");
                }));
        samples.accept(
                "alterColumn, identity always",
                ofTicket(op -> op.alterTable("ticket", t -> t.alterColumn("id")
                        .identity(i -> i.always().start(10)))));
        samples.accept(
                "alterColumn, start of identity",
                ofTicket(op -> op.alterTable("ticket", t -> t.alterColumn("id").identity(i -> i.start(1000)))));
        samples.accept(
                "alterColumn, limits of identity",
                ofTicket(op -> op.alterTable("ticket", t -> t.alterColumn("id")
                        .identity(i -> i.start(10).maxValue(99).cache(5)))));
    }

    private static void types(BiConsumer<String, Consumer<Operations>> samples) {
        List<SqlType> types = List.of(
                SqlTypes.integerRange(),
                SqlTypes.timestampUtcMultirange(),
                SqlTypes.interval(),
                SqlTypes.citext(),
                SqlTypes.hstore(),
                SqlTypes.geometry(),
                SqlTypes.geography());
        for (SqlType type : types) {
            samples.accept("addColumn, " + type, op -> op.alterTable("account", t -> t.addColumn("special", type)));
        }
    }

    private static Consumer<Operations> altered(Consumer<Operations> change) {
        return op -> {
            op.createSequence("account_seq", 1, 50);
            change.accept(op);
        };
    }

    private static Consumer<Operations> ofTicket(Consumer<Operations> change) {
        return op -> {
            op.createTable("ticket", t -> {
                t.column("id", SqlTypes.bigint()).notNull().identity(10, 1);
                t.primaryKey("pk_ticket", "id");
            });
            change.accept(op);
        };
    }
}
