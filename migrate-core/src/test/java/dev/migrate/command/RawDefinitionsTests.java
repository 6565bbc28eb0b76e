package dev.migrate.command;

import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A view that an operation makes, a statement in SQL changes, and the model has with {@code select 2 as a}. */
class RawDefinitionsTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create or replace view overview as select 2 as a;                                |
            CREATE OR REPLACE FORCE VIEW "PUBLIC"."OVERVIEW" AS SELECT /* two */ 2   AS a;   |
            create or replace view overview as select 3 as a;                                | ~ replace view overview
            create or replace view overview (a) as select 3;                                 |
            drop view if exists overview;                                                    | + create view overview
            drop view overview; create view overview as select 2 as a;                       |
            drop view overview; create view overview as select 3 as a;                       | ~ replace view overview
            create view more as select * from overview;                                      | ~ replace view overview
            create index no_view on other (a);                                               | ~ replace view overview
            """)
    void isComparedByWhatTheStatementSays(String statement, String change) throws Exception {
        new TestHistory(directory.resolve("src/main/resources"))
                .sql(
                        "a1",
                        "",
                        "first",
                        "-- effect: create view overview as \"select 1 as a\"\n"
                                + "create view overview as select 1 as a;",
                        "")
                .sql(
                        "b1",
                        "a1",
                        "second",
                        "-- effect: create table other (column a integer)\n" + "create table other (a integer);\n"
                                + statement,
                        "");
        assertThat(new Workshop(directory)
                        .modelled("h2", op -> {
                            op.createTable("other", t -> t.column("a", integer()));
                            op.createIndex("no_view", "other", "a");
                            op.createView("overview", "select 2 as a");
                        })
                        .build()
                        .check("history")
                        .changes())
                .filteredOn(each -> !each.contains("no_view"))
                .isEqualTo(change == null ? List.of() : List.of("  " + change));
    }
}
