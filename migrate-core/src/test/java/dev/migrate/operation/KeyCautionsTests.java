package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.AlterTableSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is said of keys that rows may violate. */
class KeyCautionsTests {

    private static final String REPEATED = "fails while two rows have the same ";
    private static final String ORPHAN = "fails while team of a row refers to no row of team";
    private static final String FIRST = ": change or delete such rows first";

    private static Schema before() {
        Operations op = new Operations("h2");
        op.createTable("team", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_team", "id");
        });
        op.createTable("person", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("code", SqlTypes.varchar(9));
            t.column("town", SqlTypes.varchar(9));
            t.column("team", SqlTypes.bigint());
            t.column("boss", SqlTypes.bigint());
            t.primaryKey("pk_person", "id");
            t.foreignKey("fk_person_boss", "boss").references("person", "id");
        });
        op.createIndex("ux_person_town", "person", i -> {
            i.columns("town");
            i.unique();
        });
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<String> said(Cautions cautions, Consumer<Operations> operations) {
        Operations op = new Operations("h2");
        operations.accept(op);
        return op.operations().stream()
                .flatMap(each -> cautions.next(each).stream())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> said(Consumer<AlterTableSpec> changes) {
        return said(Cautions.from(before()), op -> op.alterTable("person", changes));
    }

    @Test
    void rowsMayHaveTheSameValues() {
        assertThat(said(t -> t.addUnique("uq_person", "code"))).containsExactly(REPEATED + "code" + FIRST);
        assertThat(said(t -> t.addUnique("uq_person", "code", "team")))
                .containsExactly(REPEATED + "code and team" + FIRST);
        assertThat(said(
                        Cautions.from(before()),
                        op -> op.createIndex("ux_person", "person", i -> {
                            i.columns("code");
                            i.unique();
                        })))
                .containsExactly(REPEATED + "code" + FIRST);
        assertThat(said(Cautions.ofDowngrade(before()), op -> {
                    op.renameTable("person", "member");
                    op.alterTable("member", t -> t.renameColumn("code", "number"));
                    op.alterTable("member", t -> t.addUnique("uq_member", "number"));
                }))
                .containsExactly(REPEATED + "number" + FIRST);
    }

    @Test
    void aKeyOfFewerColumnsHasSeenToItBefore() {
        assertThat(said(t -> t.addUnique("uq_person", "code", "id"))).isEmpty();
        assertThat(said(t -> {
                    t.renameColumn("town", "city");
                    t.dropPrimaryKey("pk_person");
                    t.addPrimaryKey("pk_person", "city");
                }))
                .isEmpty();
    }

    @Test
    void aNewColumnHasNoValues() {
        assertThat(said(t -> {
                    t.dropColumn("code");
                    t.addColumn("code", SqlTypes.varchar(9));
                    t.addUnique("uq_person", "code");
                }))
                .containsExactly("the values of code are lost: copy them to another column first");
    }

    @Test
    void rowsMayReferToNone() {
        assertThat(said(t -> t.addForeignKey("fk_person_team", "team").references("team", "id")))
                .containsExactly(ORPHAN + FIRST);
        assertThat(said(t -> {
                    t.dropForeignKey("fk_person_boss");
                    t.addForeignKey("fk_boss", "boss")
                            .references("person", "id")
                            .onDeleteCascade();
                }))
                .isEmpty();
    }

    /** A revision says what a human must decide; that a table may have nulls or long values is said on the console. */
    @Test
    void rowsMayHoldNullOrLongValues() {
        Consumer<Operations> narrower = op -> op.alterTable(
                "person", t -> t.alterColumn("code").type(SqlTypes.varchar(5)).notNull());
        String length = "fails while code is longer than 5 in a row: change such rows first";
        assertThat(said(Cautions.forConsole(before()), narrower))
                .containsExactly(
                        length, "fails while code is null in a row: write it with -Ddefault=person.code:<value>");
        assertThat(said(Cautions.from(before()), narrower)).containsExactly(length);
        assertThat(said(Cautions.ofDowngrade(before()), narrower)).isEmpty();
    }
}
