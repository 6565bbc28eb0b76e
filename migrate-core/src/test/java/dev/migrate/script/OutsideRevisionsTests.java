package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.sql.SqlSyntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements by which code would begin or end a transaction. */
class OutsideRevisionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set autocommit = 0",
                "SET @@AUTOCOMMIT := 0",
                "set `autocommit` = 0",
                "set session autocommit = 1",
                "set local autocommit = 1",
                "set @@session.autocommit = 1",
                "set @@local.`autocommit` = 1",
                "set @old = @@autocommit, autocommit = 0",
                "set names utf8mb4, @@autocommit = 0",
                "set @a = (select max(id) from t), @b = concat('x', ','), session autocommit = 0;"
            })
    void thatSetTheModeOfTheSession(String sql) {
        assertThat(OutsideRevisions.endByCode(sql, SqlSyntax.MYSQL)).isEqualTo("set autocommit");
        assertThat(OutsideRevisions.endByCode(sql, SqlSyntax.MARIADB)).isEqualTo("set autocommit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set @autocommit = 1",
                "set @`autocommit` = 1",
                "set @old = @@autocommit",
                "set @a = 1, @autocommit = 0",
                "set @a = concat(1, autocommit)",
                "set @@global.autocommit = 1",
                "set global autocommit = 1",
                "set autocommit_of_mine = 1",
                "set",
                "update t set autocommit = 0"
            })
    void thatSetSomethingElse(String sql) {
        assertThat(OutsideRevisions.endByCode(sql, SqlSyntax.MYSQL)).isNull();
        assertThat(OutsideRevisions.endByCode(sql, SqlSyntax.MARIADB)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"set autocommit off, set autocommit", "set @autocommit = 1,", "set schema autocommit,"})
    void onH2(String sql, String expected) {
        assertThat(OutsideRevisions.endByCode(sql, SqlSyntax.H2)).isEqualTo(expected);
    }
}
