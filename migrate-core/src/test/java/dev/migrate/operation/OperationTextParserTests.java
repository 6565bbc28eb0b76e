package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a text that is malformed, and what does not count. */
class OperationTextParserTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    drop tables a                      | 5  | 'tables'      | 'table', 'index on', 'sequence', 'schema', 'enum' or one of 'domain', 'view', 'materialized view', 'function', 'procedure', 'trigger'
                    drop table 1a                      | 11 | '1a'          | the name of a table
                    drop table a.                      | 13 | the end       | the name of a table
                    drop table a b                     | 13 | 'b'           | an operation: create, drop, alter, rename, set schema of, set comment of, set visibility of index, replace, insert into, update, delete from, copy rows of, execute, checkpoint or if needed
                    run "fill in"                      | 0  | 'run'         | an operation: create, drop, alter, rename, set schema of, set comment of, set visibility of index, replace, insert into, update, delete from, copy rows of, execute, checkpoint or if needed
                    create table a ()                  | 16 | ')'           | at least one column
                    create table a (column b bigint, c | 31 | ','           | ';' or ')'
                    create table a (id bigint)         | 16 | 'id'          | 'column', 'primary key', 'unique constraint', 'foreign key', 'exclusion constraint' or 'check constraint'
                    create table a (column b varchar)  | 32 | ')'           | the numbers that varchar takes
                    create table a (column b int)      | 25 | 'int'         | a type such as bigint or varchar(80)
                    create table a (column b enumeration()) | 37 | ')'      | a label between " and "
                    create table a (column b bigint default 1) | 40 | '1'   | the default between " and "
                    create table a (column b bigint; column B bigint) | 48 | ')' | columns of different names
                    create table a (column b bigint; primary key p ()) | 48 | ')' | the name of a column
                    alter table a (email varchar(9))   | 15 | 'email'       | a change: add, drop, rename, nullable, not null, type of, default of, identity of, generated of, collation of, comment of, comment, options or validate constraint
                    alter table a (add foreign key f (x) references b (y, z)) | 55 | ')' | as many columns as the foreign key has, 1
                    alter table a (add foreign key f (x) references b (y) on delete drop) | 64 | 'drop' | one of 'no action', 'restrict', 'cascade', 'set null', 'set default'
                    create index on a i (b             | 22 | the end       | ',' or ')'
                    create sequence a start x          | 24 | 'x'           | a number
                    insert into a (b) values (Integer "x") | 34 | the text "x" | a value that is a Integer
                    insert into a (b) values (Float "1") | 26 | 'Float'     | Boolean, Integer, Long, BigDecimal, String, UUID, LocalDate, LocalTime, LocalDateTime, Instant, Bytes or null
                    insert into a (b) values (null) unless (c) | 41 | ')'    | columns that are filled
                    insert into a (b) values (null, null) | 36 | ')'        | as many values as there are columns, 1
                    execute "select \\x"               | 16 | '\\'           | \\\\, \\", \\` or \\u and four hexadecimal digits
                    """)
    void whatIsMalformedIsToldWithItsPlaceAndWhatWasExpected(String text, int offset, String found, String expected) {
        assertThatExceptionOfType(MalformedOperationException.class)
                .isThrownBy(() -> OperationTextParser.parse(text))
                .withMessage("Cannot read the text of an operation.\n    at        character " + (offset + 1)
                        + "\n    found     " + found + "\n    expected  " + expected)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void blanksAndLineEndsDoNotCountAndSemicolonsMayStandBetween() {
        List<Operation> two =
                List.of(new DropTable(TableName.of("shop.a")), new DropTable(TableName.of(Identifier.quoted("B `c`"))));
        assertThat(OperationTextParser.parse("drop table shop.a\ndrop  table\t`B \\`c\\``"))
                .isEqualTo(two);
        assertThat(OperationTextParser.parse("drop table SHOP . A ; drop table `B \\`c\\`` ;"))
                .isEqualTo(two);
        assertThat(OperationTextParser.parse(" \n")).isEmpty();
    }

    @Test
    void quoteWithoutItsEndIsRefused() {
        assertThatExceptionOfType(MalformedOperationException.class)
                .isThrownBy(() -> OperationTextParser.parse("execute \"select 1\n"))
                .withMessage("Cannot read the text of an operation.\n    at        character 9"
                        + "\n    found     a \" without its end\n    expected  \" at the end");
    }
}
