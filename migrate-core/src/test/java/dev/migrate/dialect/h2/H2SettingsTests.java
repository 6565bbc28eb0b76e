package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.H2Variants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the URL says of names changes what the catalog says, and nothing else. */
class H2SettingsTests {

    private static final String LOWER = "DATABASE_TO_LOWER=TRUE";
    private static final String AS_WRITTEN = "DATABASE_TO_UPPER=FALSE";
    private static final String LIKE_POSTGRESQL = "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final String LIKE_MYSQL = "MODE=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private static List<Consumer<Operations>> steps() {
        return List.of(
                op -> {
                    op.createSequence("pet_seq");
                    op.createTable("owner", t -> {
                        t.column("id", SqlTypes.bigint()).notNull().identity();
                        t.column("name", SqlTypes.varchar(80)).notNull().defaultValue("'none'");
                        t.column("born", SqlTypes.date());
                        t.column("`Mixed Name`", SqlTypes.integer());
                        t.column("kind", SqlTypes.namedEnumeration("owner_kind", "A", "B"));
                        t.column("tags", SqlTypes.array(SqlTypes.varchar(9)));
                        t.column("twice", SqlTypes.integer()).generatedAs("\"Mixed Name\" * 2");
                        t.primaryKey("pk_owner", "id");
                        t.unique("uq_owner", "name");
                        t.check("ck_owner", "name <> 'Some \"Name\"' and \"Mixed Name\" >= 0");
                    });
                    op.createTable("pet", t -> {
                        t.column("id", SqlTypes.bigint()).notNull().defaultValue("next value for pet_seq");
                        t.column("owner_id", SqlTypes.bigint());
                        t.primaryKey("pk_pet", "id");
                        t.foreignKey("fk_pet", "owner_id").references("owner", "id");
                    });
                    op.createIndex("ix_born", "owner", "born");
                },
                op -> op.alterTable("owner", t -> {
                    t.renameColumn("name", "full_name");
                    t.alterColumn("born").notNull();
                    t.dropUnique("uq_owner");
                    t.addColumn("note", SqlTypes.clob());
                }),
                op -> {
                    op.renameTable("pet", "animal");
                    op.renameIndex("owner", "ix_born", "ix_birth");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {LOWER, AS_WRITTEN, LIKE_POSTGRESQL, LIKE_MYSQL})
    void operationsMeetWhatTheCatalogSays(String settings) throws SQLException {
        try (FreshDatabase database = H2Variants.create(settings);
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            for (Consumer<Operations> step : steps()) {
                Operations op = new Operations("h2");
                step.accept(op);
                SchemaState state = SchemaState.of(dialect.inspector(connection).read());
                for (var block : new Planner(dialect).plan(op.recorded(), state)) {
                    for (var planned : block.statements()) {
                        database.execute(planned.statement().sql());
                    }
                }
                assertThat(dialect.inspector(connection).read()).isEqualTo(state.schema());
            }
            Schema read = dialect.inspector(connection).read();
            assertThat(read.tables()).hasSize(2);
            assertThat(dialect.scratch(connection)
                            .<Schema>lend(place -> dialect.inspector(place).read())
                            .tables())
                    .isEmpty();
        }
    }

    @Test
    void namesInCapitalsAreRefusedWhereOthersAreInLowerCase() throws SQLException {
        try (FreshDatabase database = H2Variants.create(LOWER);
                Connection connection = database.connect()) {
            database.execute("create table _1 (id integer)", "create table \"OWNER\" (id integer)");
            assertThatThrownBy(() -> Rig.H2.inspector(connection).read())
                    .isInstanceOf(UnsupportedOperationInDialectException.class)
                    .hasMessage(
                            "A name in this H2 database is in capitals, which Migrate cannot tell from the same name in"
                                    + " lower case.\n    name     OWNER\n    because  the URL says DATABASE_TO_LOWER=TRUE\n"
                                    + "Give it a name in lower case, or take the setting out of the URL.");
        }
    }

    /** As naming strategies leave them that change nothing. */
    @Test
    void namesAreReadAsTheyWereWritten() throws SQLException {
        try (FreshDatabase database = H2Variants.create(AS_WRITTEN);
                Connection connection = database.connect()) {
            database.execute(
                    "create table Owner (Id integer primary key, FULL_NAME varchar(9), check (FULL_NAME <> 'A'))",
                    "create table PET (Owner_Id integer references Owner (Id))");
            Set<TableName> asked = Set.of(TableName.of("Owner"), TableName.of("PET"));
            Schema read = Rig.H2.inspector(connection).read(asked);

            assertThat(read.tables())
                    .hasSize(2)
                    .isEqualTo(Rig.H2.inspector(connection).read().tables());
            Table owner = Objects.requireNonNull(read.table(TableName.of("owner")));
            assertThat(H2Dialect.WRITER.name(owner.name())).isEqualTo("Owner");
            assertThat(owner.columns().values().stream().map(each -> H2Dialect.WRITER.name(each.name())))
                    .containsExactly("Id", "FULL_NAME");
            assertThat(owner.constraints().toString()).contains("full_name <> 'A'");
        }
    }
}
