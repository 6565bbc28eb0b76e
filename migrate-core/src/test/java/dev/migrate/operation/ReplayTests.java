package dev.migrate.operation;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Operations;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be done to the schema it meets is refused, and the message says why. */
class ReplayTests {

    private static final Schema SHOP = Replay.apply(Schema.empty(), recorded(op -> {
        op.createSchema("archive");
        op.createSequence("numbers");
        op.createTable("owner", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80));
            t.column("code", varchar(8));
            t.column("first", varchar(80));
            t.column("letter", varchar(1)).generatedAs("substr(`first`, 1, 1)");
            t.primaryKey("pk_owner", "id");
            t.unique("uq_owner_code", "code");
            t.check("ck_owner_name", "name <> ''");
        });
        op.createTable("pet", t -> {
            t.column("id", bigint());
            t.column("owner_id", bigint());
            t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
        });
        op.createIndex("ix_owner_name", "owner", "name");
        op.createIndex("ix_owner_id", "owner", "id");
    }));

    private static final Map<String, Consumer<Operations>> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("Cannot create schema archive: it exists.", op -> op.createSchema("archive"));
        REFUSED.put("Cannot drop schema old: there is none.", op -> op.dropSchema("old"));
        REFUSED.put(
                "Cannot create table OWNER: it exists.", op -> op.createTable("OWNER", t -> t.column("a", bigint())));
        REFUSED.put("Cannot drop table vet: there is no table vet.", op -> op.dropTable("vet"));
        REFUSED.put("Cannot drop table owner: foreign keys of [pet] refer to it.", op -> op.dropTable("owner"));
        REFUSED.put("Cannot rename table vet: there is no table vet.", op -> op.renameTable("vet", "doctor"));
        REFUSED.put("Cannot rename table pet to owner: owner exists.", op -> op.renameTable("pet", "owner"));
        REFUSED.put("Cannot alter table vet: there is no table vet.", op -> op.alterTable("vet", t -> t.comment("x")));
        REFUSED.put(
                "Cannot create index ix_a on vet: there is no table vet.", op -> op.createIndex("ix_a", "vet", "id"));
        REFUSED.put(
                "Cannot create index ix_owner_name on owner: it exists.",
                op -> op.createIndex("ix_owner_name", "owner", "id"));
        REFUSED.put(
                "Cannot create index ix_a on owner: the table has no column age.",
                op -> op.createIndex("ix_a", "owner", "age"));
        REFUSED.put("Cannot drop index ix_a: table owner has no such index.", op -> op.dropIndex("ix_a", "owner"));
        REFUSED.put(
                "Cannot rename index ix_a: table owner has no such index.",
                op -> op.renameIndex("owner", "ix_a", "ix_b"));
        REFUSED.put(
                "Cannot rename index ix_owner_name to ix_owner_id: table owner has that index.",
                op -> op.renameIndex("owner", "ix_owner_name", "ix_owner_id"));
        REFUSED.put("Cannot create sequence numbers: it exists.", op -> op.createSequence("numbers"));
        REFUSED.put("Cannot drop sequence other: there is none.", op -> op.dropSequence("other"));
        REFUSED.put("Cannot alter sequence other: there is none.", op -> op.alterSequence("other", 5));
        REFUSED.put(
                "Cannot create sequence s: there is no column owner.age that it could belong to.",
                op -> op.createSequence("s", s -> s.ownedBy("owner", "age")));
        REFUSED.put(
                "Cannot alter sequence numbers: there is no column vet.id that it could belong to.",
                op -> op.alterSequence("numbers", s -> s.ownedBy("vet", "id")));
        REFUSED.put("Cannot set schema of table vet: there is no table vet.", op -> op.setSchema("vet", "archive"));
        REFUSED.put("Cannot set schema of table pet: pet exists.", op -> op.setSchema("pet", null));
        REFUSED.put("Cannot rename schema other to archive: that exists.", op -> op.renameSchema("other", "archive"));
        REFUSED.put("Cannot show or hide ix_a: there is no table vet.", op -> op.setIndexVisible("ix_a", "vet", false));
        REFUSED.put(
                "Cannot hide index ix_a: table owner has no such index.",
                op -> op.setIndexVisible("ix_a", "owner", false));
        REFUSED.put(
                "Cannot show index ix_a: table owner has no such index.",
                op -> op.setIndexVisible("ix_a", "owner", true));
        REFUSED.put("Cannot comment on ix_a: there is no table vet.", op -> op.commentOnIndex("ix_a", "vet", "x"));
        REFUSED.put(
                "Cannot comment on index ix_a: table owner has no such index.",
                op -> op.commentOnIndex("ix_a", "owner", "x"));
        REFUSED.put(
                "Cannot comment on constraint uq_a: table owner has no such constraint.",
                op -> op.commentOnConstraint("uq_a", "owner", "x"));
        REFUSED.put("Cannot rename enum type other: there is none.", op -> op.renameEnum("other", "more"));
        REFUSED.put("Cannot rename sequence other: there is none.", op -> op.renameSequence("other", "more"));
        change("Cannot add column name to owner: it exists.", t -> t.addColumn("name", bigint()));
        change("Cannot drop column age of owner: the table has no such column.", t -> t.dropColumn("age"));
        change(
                "Cannot drop column code of owner: unique constraint uq_owner_code speaks of it. Drop that first.",
                t -> t.dropColumn("code"));
        change(
                "Cannot drop column name of owner: check constraint ck_owner_name speaks of it. Drop that first.",
                t -> t.dropColumn("name"));
        change(
                "Cannot drop column first of owner: generated column letter speaks of it. Drop that first.",
                t -> t.dropColumn("first"));
        change("Cannot rename column age of owner: the table has no such column.", t -> t.renameColumn("age", "x"));
        change("Cannot rename column name of owner to code: code exists.", t -> t.renameColumn("name", "code"));
        change("Cannot alter column age of owner: the table has no such column.", t -> t.alterColumn("age")
                .notNull());
        change(
                "Cannot add unique constraint uq_a to owner: the table has no column age.",
                t -> t.addUnique("uq_a", "age"));
        change(
                "Cannot add unique constraint uq_owner_code to owner: a constraint of that name exists.",
                t -> t.addUnique("uq_owner_code", "name"));
        change("Cannot add primary key pk_a to owner: it has one.", t -> t.addPrimaryKey("pk_a", "code"));
        change("Cannot add foreign key fk_a to owner: the table has no column age.", t -> t.addForeignKey("fk_a", "id")
                .references("owner", "age"));
        change(
                "Cannot drop unique constraint uq_a of owner: the table has no such constraint.",
                t -> t.dropUnique("uq_a"));
        change(
                "Cannot drop unique constraint pk_owner of owner: that is a primary key.",
                t -> t.dropUnique("pk_owner"));
        change(
                "Cannot rename constraint uq_a of owner: the table has no such constraint.",
                t -> t.renameConstraint("uq_a", "uq_b"));
        change(
                "Cannot rename constraint uq_owner_code of owner to pk_owner: pk_owner exists.",
                t -> t.renameConstraint("uq_owner_code", "pk_owner"));
    }

    private static void change(String message, Consumer<dev.migrate.op.AlterTableSpec> change) {
        REFUSED.put(message, op -> op.alterTable("owner", change));
    }

    private static List<Operation> recorded(Consumer<Operations> revision) {
        Operations op = new Operations("any");
        revision.accept(op);
        return op.operations();
    }

    static Stream<Arguments> refused() {
        return REFUSED.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, Consumer<Operations> revision) {
        List<Operation> operations = recorded(revision);
        assertThatExceptionOfType(IllegalOperationException.class)
                .isThrownBy(() -> Replay.apply(SHOP, operations))
                .withMessage(message);
    }

    @Test
    void whatARevisionSaysOfRawSqlIsHeldToTheSameRules() {
        List<Operation> operations =
                recorded(op -> op.execute("drop table owner", effect -> effect.dropTable("owner")));
        assertThatExceptionOfType(IllegalOperationException.class)
                .isThrownBy(() -> Replay.apply(SHOP, operations))
                .withMessage("Cannot drop table owner: foreign keys of [pet] refer to it.");
    }

    @Test
    void rowsOfATableThatIsNotThereCannotBeCopied() {
        List<Operation> copies = List.of(
                new CopyRows(TableName.of("vet"), TableName.of("owner"), Map.of(Identifier.of("id"), "id")),
                new CopyRows(TableName.of("owner"), TableName.of("vet"), Map.of(Identifier.of("id"), "id")));
        List<String> messages = new ArrayList<>();
        for (Operation copy : copies) {
            assertThatExceptionOfType(IllegalOperationException.class)
                    .isThrownBy(() -> Replay.apply(SHOP, List.of(copy)))
                    .satisfies(refused -> messages.add(refused.getMessage()));
        }
        assertThat(messages)
                .containsExactly(
                        "Cannot copy rows of vet: there is no table vet.",
                        "Cannot copy rows to vet: there is no table vet.");
    }

    @Test
    void aTableThatAnotherOneReplacesMayBeReferredTo() {
        assertThat(Replay.apply(SHOP, List.of(new DropTable(TableName.of("owner"), true)))
                        .tables()
                        .keySet())
                .hasToString("[pet]");
    }
}
