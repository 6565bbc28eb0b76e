package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlChecksumTests {

    private static String checksum(String... statements) {
        return Checksum.ofSql(
                Arrays.stream(statements)
                        .map(sql -> (Operation) new ExecuteSql(sql, null, true))
                        .toList(),
                "postgresql");
    }

    private static String checksum(String dialect, String like, String sql) {
        return Checksum.ofSql(List.of(new ExecuteSql(sql, null, true)), dialect, like);
    }

    @Test
    void theAlgorithmIsFrozen() {
        assertThat(checksum("create table a (id bigint)", "insert into a values (1)"))
                .isEqualTo("sql2:1bb7d285a28a6e777baae4c29dfcfb2e1a9739e1906f9242e6654dee2b918bd7");
    }

    /** What was applied with it is still compared in its way. */
    @Test
    void theFirstAlgorithmIsFrozenToo() {
        List<Operation> operations = List.of(
                new ExecuteSql("create table a (id bigint)", null, true),
                new ExecuteSql("insert into a values (1)", null, true));
        String first = "sql1:1bb7d285a28a6e777baae4c29dfcfb2e1a9739e1906f9242e6654dee2b918bd7";
        assertThat(Checksum.isKnown(first)).isTrue();
        for (String dialect : List.of("postgresql", "mysql", "mariadb", "sqlite", "h2")) {
            assertThat(Checksum.ofSql(operations, dialect, first)).isEqualTo(first);
        }
        assertThat(checksum("mysql", "sql1:", "insert into a values ('it\\'s -- one')"))
                .isEqualTo("sql1:e14b5b2f5835a7af1e338d3804e150036bab12257eb76b05996295e15bf082c4");
    }

    @Test
    void whatIsATextAndWhatACommentDependsOnTheDatabase() {
        String one = "insert into a values ('it\\'s -- one')";
        String two = "insert into a values ('it\\'s -- two')";
        assertThat(checksum("mysql", "sql1:", one)).isEqualTo(checksum("mysql", "sql1:", two));
        assertThat(checksum("mysql", "sql2:", one)).isNotEqualTo(checksum("mysql", "sql2:", two));
        assertThat(checksum("mariadb", "sql2:", "select 5--3"))
                .isNotEqualTo(checksum("mariadb", "sql2:", "select 5--4"));
        assertThat(checksum("sqlite", "sql2:", "select 5--3")).isEqualTo(checksum("sqlite", "sql2:", "select 5--4"));
        assertThat(checksum("postgresql", "sql2:", "select 1 /* a /* b */ c */"))
                .isEqualTo(checksum("postgresql", "sql2:", "select 1"));
    }

    @Test
    void blanksAndCommentsDoNotCount() {
        assertThat(checksum("create  table a (\r\n    id bigint) -- the first\n"))
                .isEqualTo(checksum("create table a ( id /* its\nkey */ bigint)"));
    }

    @Test
    void whatStandsBetweenQuotesCounts() {
        assertThat(checksum("select 'a  b'")).isNotEqualTo(checksum("select 'a b'"));
        assertThat(checksum("select '--  x'")).isNotEqualTo(checksum("select '-- x'"));
        assertThat(checksum("select $$a  b$$")).isNotEqualTo(checksum("select $$a b$$"));
        assertThat(checksum("select \"a  b\"")).isNotEqualTo(checksum("select \"a b\""));
    }

    @Test
    void orderAndTransactionsCount() {
        assertThat(checksum("select 1", "select 2")).isNotEqualTo(checksum("select 2", "select 1"));
        List<Operation> outside = List.of(new ExecuteSql("select 1", null, false));
        assertThat(Checksum.ofSql(outside, "h2")).isNotEqualTo(checksum("select 1"));
        assertThat(Checksum.ofSql(List.of(new Checkpoint()), "h2")).isNotEqualTo(Checksum.ofSql(List.of(), "h2"));
    }
}
