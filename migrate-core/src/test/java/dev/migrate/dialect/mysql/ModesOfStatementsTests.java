package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which statements are read in the modes of the user's session. */
class ModesOfStatementsTests {

    private static final String COMMENTS = "-- one line\n# another\n/* and\nanother */\n".repeat(50_000);

    @Test
    void anyNumberOfCommentsIsSkipped() {
        assertThat(SqlModes.areOfAccount(COMMENTS + "insert into a values (0)")).isTrue();
        assertThat(SqlModes.areOfAccount(COMMENTS + "alter table a add b int")).isFalse();
        assertThat(SqlModes.areOfAccount(COMMENTS + "/*!40101 set sql_mode = '' */"))
                .isTrue();
        assertThat(SqlModes.areOfAccount(COMMENTS + "/*M!100100 set sql_mode = '' */"))
                .isTrue();
        assertThat(SqlModes.areOfAccount(COMMENTS)).isTrue();
    }

    @Test
    void aLongTextIsOneWord() {
        String text = "'" + "it''s ".repeat(50_000) + "'";
        assertThat(MySqlText.sql("coalesce(a, " + text + ")")).isEqualTo("coalesce(a, " + text + ")");
        assertThat(MySqlText.ofMySql("coalesce(a, " + text + ")")).isEqualTo("coalesce(a, " + text + ")");
    }
}
