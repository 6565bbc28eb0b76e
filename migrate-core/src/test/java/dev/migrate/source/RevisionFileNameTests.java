package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of new revisions. */
class RevisionFileNameTests {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 7, 28, 59);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    create schema      | CreateSchema    | create_schema
                    add account e-mail | AddAccountEmail | add_account_email
                    add-order-table    | AddOrderTable   | add_order_table
                    don't drop it      | DontDropIt      | dont_drop_it
                    Größe ändern       | GrosseAndern    | grosse_andern
                    2nd try            | 2ndTry          | 2nd_try
                    class              | Class           | class
                    ../../etc/passwd   | EtcPasswd       | etc_passwd
                    a\\b:c*d?e         | ABCDE           | a_b_c_d_e
                    """)
    void theMessageBecomesTheName(String message, String javaName, String slug) {
        RevisionFileName name = RevisionFileName.of(TIME, message);
        assertThat(name.className()).isEqualTo("Rev20261122_0728_" + javaName);
        assertThat(name.javaFile()).isEqualTo("Rev20261122_0728_" + javaName + ".java");
        assertThat(name.sqlFile()).isEqualTo("rev20261122_0728_" + slug + ".sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "添加表", "😀\n\0"})
    void withoutLettersTheTimeIsTheName(String message) {
        assertThat(RevisionFileName.of(TIME, message).className()).isEqualTo("Rev20261122_0728");
        assertThat(RevisionFileName.of(TIME, message).sqlFile()).isEqualTo("rev20261122_0728.sql");
    }

    @Test
    void aLongMessageIsCutBetweenWords() {
        assertThat(RevisionFileName.of(TIME, "word ".repeat(60)).className())
                .isEqualTo("Rev20261122_0728_" + "Word".repeat(10));
        assertThat(RevisionFileName.of(TIME, "x".repeat(300)).className())
                .isEqualTo("Rev20261122_0728_X" + "x".repeat(39));
    }

    @Test
    void aTakenNameGetsANumber() {
        RevisionFileName name = RevisionFileName.of(TIME, "add team").next();
        assertThat(name.className()).isEqualTo("Rev20261122_0728_AddTeam_2");
        assertThat(name.next().sqlFile()).isEqualTo("rev20261122_0728_add_team_3.sql");
    }
}
