package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlCutsTests {

    private static final String TRIGGER = "create trigger t before insert on a for each row begin set @a = ';'; end";

    @ParameterizedTest
    @EnumSource
    void tokensHaveNoGaps(SqlSyntax syntax) {
        String text =
                "select 'a''\\' || \"b\" /* c /* d */ e */ -- f\r\n, `g;`, $1 $$h$$ # i\n [j] E'\\'' é😀 /*! k */ $";
        assertThat(SqlTokens.of(text, syntax).stream().map(SqlToken::characters).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void clientsOfMySqlNeedADelimiterForABody() {
        assertThat(SqlCuts.ended("select ';'", SqlSyntax.MYSQL)).isEqualTo("select ';';");
        assertThat(SqlCuts.ended(TRIGGER, SqlSyntax.MYSQL)).isEqualTo("delimiter //\n" + TRIGGER + "//\ndelimiter ;");
        String commented = "/*!50003 " + TRIGGER + " */";
        assertThat(SqlCuts.ended(commented, SqlSyntax.MYSQL))
                .isEqualTo("delimiter $$\n" + commented + "$$\ndelimiter ;");
        assertThat(SqlCuts.ended("/*! set @a = 1; // */", SqlSyntax.MARIADB))
                .isEqualTo("delimiter $$\n/*! set @a = 1; // */$$\ndelimiter ;");
        assertThat(SqlCuts.ended(TRIGGER + ";", SqlSyntax.SQLITE)).isEqualTo(TRIGGER + ";");
    }

    @Test
    void commentAtTheEndDoesNotTakeTheSemicolon() {
        assertThat(SqlCuts.ended("select 1 -- one", SqlSyntax.POSTGRESQL)).isEqualTo("select 1 -- one\n;");
        assertThat(SqlCuts.ended("-- one\nselect 1", SqlSyntax.POSTGRESQL)).isEqualTo("-- one\nselect 1;");
        assertThat(SqlCuts.ended("-- one", SqlSyntax.POSTGRESQL)).isEqualTo("-- one");
    }

    @Test
    void whatIsOneStatementDependsOnTheDatabase() {
        assertThat(SqlCuts.isOne(TRIGGER, SqlSyntax.MYSQL)).isTrue();
        assertThat(SqlCuts.isOne(TRIGGER, SqlSyntax.POSTGRESQL)).isFalse();
        assertThat(SqlCuts.isOne("select '\\';'", SqlSyntax.SQLITE)).isFalse();
        assertThat(SqlCuts.isOne("select '\\';'", SqlSyntax.MYSQL)).isTrue();
        assertThat(SqlCuts.isOne("select 1 -- one", SqlSyntax.H2)).isFalse();
    }

    @Test
    void severalStatementsAreThoseThatFollowASemicolon() {
        assertThat(SqlCuts.isSeveral("update a set b = ';'; -- all;\n ; ", SqlSyntax.SQLITE))
                .isFalse();
        assertThat(SqlCuts.isSeveral("update a set b = 1; update a set b = 2", SqlSyntax.SQLITE))
                .isTrue();
        assertThat(SqlCuts.isSeveral(TRIGGER + ";", SqlSyntax.MYSQL)).isFalse();
        assertThat(SqlCuts.isSeveral("do $$ begin a(); b(); end $$;", SqlSyntax.POSTGRESQL))
                .isFalse();
    }
}
