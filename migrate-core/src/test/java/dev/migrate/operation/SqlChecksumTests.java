package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlChecksumTests {

    private static String checksum(String... statements) {
        return Checksum.ofSql(Arrays.stream(statements)
                .map(sql -> (Operation) new ExecuteSql(sql, null, true))
                .toList());
    }

    @Test
    void theAlgorithmIsFrozen() {
        assertThat(checksum("create table a (id bigint)", "insert into a values (1)"))
                .isEqualTo("sql1:1bb7d285a28a6e777baae4c29dfcfb2e1a9739e1906f9242e6654dee2b918bd7");
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
        assertThat(Checksum.ofSql(outside)).isNotEqualTo(checksum("select 1"));
        assertThat(Checksum.ofSql(List.of(new Checkpoint()))).isNotEqualTo(Checksum.ofSql(List.of()));
    }
}
