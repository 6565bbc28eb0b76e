package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialRowsTests {

    private static final TableName NUMBERS = TableName.of("numbers");

    @Test
    void areThoseOfTheGenerators() {
        assertThat(InitialRows.of(
                        NUMBERS,
                        List.of(
                                "insert into numbers(name, next_val) values ('b',50)",
                                "insert into numbers(name, next_val) values ('a',0)")))
                .contains(List.of(insert(Row.of("a", 0L), Row.of("b", 50L))));
    }

    /** Hibernate looks for the name as the mapping has it, whatever its own insert makes of it. */
    @Test
    void haveNamesAsTheyStand() {
        assertThat(InitialRows.of(NUMBERS, List.of("insert into numbers(name, next_val) values ('\"it's\"',-1)")))
                .contains(List.of(insert(Row.of("\"it's\"", -1L))));
    }

    @Test
    void areInsertedAndNothingElse() {
        assertThat(InitialRows.of(NUMBERS, List.of("delete from numbers"))).isEmpty();
    }

    private static InsertRows insert(Row... rows) {
        return new InsertRows(NUMBERS, List.of(Identifier.of("name"), Identifier.of("next_val")), List.of(rows));
    }
}
