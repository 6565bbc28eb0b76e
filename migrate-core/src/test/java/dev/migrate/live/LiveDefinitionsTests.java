package dev.migrate.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Presence;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several routines of one name a database holds. */
class LiveDefinitionsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(amount bigint, times bigint default 2)|(amount bigint, times bigint)|THERE",
                "(int8, varchar(10))|(a bigint, b character varying)|THERE",
                "(a int, out b int)|(a integer)|THERE",
                "(a double precision)|(double precision)|THERE",
                "(inout a timestamptz)|(INOUT a timestamp with time zone)|THERE",
                "(a text default 'x, y')|(a text)|THERE",
                "(a int[])|(a integer[])|THERE",
                "()|()|THERE",
                "()|(a integer)|MISSING",
                "(a bigint)|(a integer)|MISSING",
                "(a bigint)|(a integer[])|MISSING",
                "(a mood)|(a public.mood)|UNKNOWN",
                "(a mood, b int)|(a other, b text)|MISSING"
            })
    void argumentsAreToldApartByTheirTypes(String wanted, String there, Presence same) {
        DefinitionKind kind = DefinitionKind.FUNCTION;
        assertThat(RoutineArguments.of(kind, wanted).isSame(RoutineArguments.of(kind, there)))
                .isEqualTo(same);
    }

    @Test
    void anotherFunctionOfTheNameIsNotTakenForIt() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create();
                Connection connection = database.connect()) {
            database.execute(
                    "create function twice(a bigint) returns bigint language sql as 'select 2 * a'",
                    "create function twice(a text, n int default 2) returns text language sql as 'select a || a'",
                    "create view seen as select 1 as one");
            LiveDefinitions live = LiveDefinitions.in(connection, "postgresql");

            assertThat(live.presence(DefinitionName.ofRoutine(DefinitionKind.FUNCTION, "twice(a int8)")))
                    .isEqualTo(Presence.THERE);
            assertThat(live.presence(DefinitionName.ofRoutine(DefinitionKind.FUNCTION, "twice(b varchar, m integer)")))
                    .isEqualTo(Presence.MISSING);
            assertThat(live.presence(DefinitionName.ofRoutine(DefinitionKind.FUNCTION, "twice(b text, m integer)")))
                    .isEqualTo(Presence.THERE);
            assertThat(live.presence(DefinitionName.ofRoutine(DefinitionKind.PROCEDURE, "twice(a int8)")))
                    .isEqualTo(Presence.MISSING);
            assertThat(live.presence(DefinitionName.ofRoutine(DefinitionKind.FUNCTION, "crm.twice(a int8)")))
                    .isEqualTo(Presence.UNKNOWN);
        }
    }
}
