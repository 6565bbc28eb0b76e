package dev.migrate.cli;

import dev.migrate.command.Model;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The modules of the examples in the docs, by name. */
final class Shops {

    private Shops() {}

    static Shop named(String name, Path directory) {
        Shop shop = new Shop(directory);
        return switch (name) {
            case "empty" -> shop;
            case "entity" -> entity(shop);
            case "line", "edited" -> line(shop);
            case "heads" -> heads(shop);
            case "gone" -> line(shop).sql("77b0de12aa90", "3f2a9c1d7b42", "add invoice");
            case "twice" -> twice(shop);
            case "graph" -> graph(shop);
            case "flyway" -> flyway(shop);
            case "liquibase" -> liquibase(shop);
            case "grown" -> grown(shop);
            default -> throw new IllegalArgumentException("no module " + name);
        };
    }

    /** An entity that no revision knows. */
    private static Shop entity(Shop shop) {
        return shop.with(builder -> builder.database("postgresql:16")
                .model(dialect ->
                        new Model(account(), Map.of(), new TreeSet<>(List.of("shop.Account")), List.of("shop"))));
    }

    private static Schema account() {
        Operations op = new Operations("h2");
        op.createTable("account", t -> t.column("id", SqlTypes.bigint()).notNull());
        return Replay.apply(Schema.empty(), op.operations());
    }

    /** Forgets the newest revision after it has run. */
    static void forget(Shop shop) {
        shop.delete("rev20261122_0728_add_invoice.sql");
    }

    /** Changes a revision of the line after it has run. */
    static void edit(Shop shop) {
        shop.edit("create_invoice (id integer)", "create_invoice (id integer, total integer)");
    }

    /** Change sets of Liquibase. */
    private static Shop liquibase(Shop shop) {
        String folder = "src/main/resources/db/changelog/";
        return shop.file(
                        folder + "db.changelog-master.yaml",
                        "databaseChangeLog:\n- include:\n    file: db/changelog/account.sql\n")
                .file(
                        folder + "account.sql",
                        "--liquibase formatted sql\n\n--changeset ada:1\n--comment create account\n"
                                + "create table account (id integer primary key);\n--rollback drop table account;\n\n"
                                + "--changeset ada:2 dbms:oracle\ncreate sequence account_seq;\n");
    }

    /** A database without revisions and entities. */
    private static Shop grown(Shop shop) {
        try {
            shop.database()
                    .execute(
                            "create table account (id integer primary key, email varchar(320) not null)",
                            "create unique index ix_email on account (email)",
                            "create view addresses as select email from account");
            return shop;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scripts of Flyway. */
    private static Shop flyway(Shop shop) {
        String folder = "src/main/resources/db/migration/";
        return shop.file(folder + "V1__create_account.sql", "create table account (id integer primary key);\n")
                .file(folder + "V1_1__add_email.sql", "alter table account add column email varchar(320);\n")
                .file(folder + "U1_1__add_email.sql", "alter table account drop column email;\n")
                .file(folder + "R__names.sql", "update account set email = lower(email);\n")
                .file(folder + "afterMigrate.sql", "select 1;\n");
    }

    /** Three revisions, one after the other. */
    private static Shop line(Shop shop) {
        return shop.java(
                        "Rev20261122_0728_CreateAccount",
                        "id = \"1f0c5a7e92d4\", message = \"create account\"",
                        "op.createTable(\"account\", t -> t.column(\"id\", bigint()).notNull());",
                        "op.dropTable(\"account\");")
                .sql("9b1c44e0a6f1", "1f0c5a7e92d4", "create invoice")
                .java(
                        "Rev20261122_0730_AddEmail",
                        "id = \"3f2a9c1d7b42\", down = \"9b1c44e0a6f1\", message = \"add account e-mail\"",
                        "op.alterTable(\"account\", t -> t.addColumn(\"email\", varchar(320)));",
                        "op.alterTable(\"account\", t -> t.dropColumn(\"email\"));");
    }

    /** Two people have added a revision each. */
    private static Shop heads(Shop shop) {
        return line(shop).sql("77b0de12aa90", "9b1c44e0a6f1", "add invoice");
    }

    /** A revision that was copied and kept its id. */
    private static Shop twice(Shop shop) {
        return line(shop).sql("9b1c44e0a6f1", "1f0c5a7e92d4", "create payment");
    }

    /** Branches, a merge, a labelled branch of its own and one that depends on another. */
    private static Shop graph(Shop shop) {
        return heads(shop)
                .sql("c4d81e6b2f35", "3f2a9c1d7b42, 77b0de12aa90", "merge heads")
                .sql("5e20b9d3c781", "c4d81e6b2f35", "add shipment")
                .sql("a07f4c2e9d16", "c4d81e6b2f35", "add coupon", "branch-labels: marketing")
                .sql("e81d3b5f6a27", "", "create report", "branch-labels: reports")
                .sql("f6b2a49c0e58", "e81d3b5f6a27", "report invoices", "depends-on: 77b0de12aa90");
    }
}
