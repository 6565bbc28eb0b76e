package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of new revisions. */
class RevisionFileNameTests {

    private static final Instant TIME = Instant.parse("2026-11-22T07:28:59Z");

    private static RevisionFileName name(String message) {
        return RevisionFileName.of(Naming.standard(), TIME, "3f2a9c1d7b42", message);
    }

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
        RevisionFileName name = name(message);
        assertThat(name.className()).isEqualTo("Rev20261122_0728_" + javaName);
        assertThat(name.javaFile()).isEqualTo("Rev20261122_0728_" + javaName + ".java");
        assertThat(name.sqlFile()).isEqualTo("rev20261122_0728_" + slug + ".sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "添加表", "😀\n\0"})
    void withoutLettersTheTimeIsTheName(String message) {
        assertThat(name(message).className()).isEqualTo("Rev20261122_0728");
        assertThat(name(message).sqlFile()).isEqualTo("rev20261122_0728.sql");
    }

    @Test
    void aLongMessageIsCutBetweenWords() {
        assertThat(name("word ".repeat(60)).className()).isEqualTo("Rev20261122_0728_" + "Word".repeat(10));
        assertThat(name("x".repeat(300)).className()).isEqualTo("Rev20261122_0728_X" + "x".repeat(39));
    }

    @Test
    void aTakenNameGetsANumber() {
        RevisionFileName name = name("add team").next();
        assertThat(name.className()).isEqualTo("Rev20261122_0728_AddTeam_2");
        assertThat(name.next().sqlFile()).isEqualTo("rev20261122_0728_add_team_3.sql");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Rev{id}                                     | Rev3f2a9c1d7b42
                    R{epoch}_{slug}                             | R1795332539_add_account
                    y{year}/m{month}/Rev{day}{hour}{minute}{second}_{message} | y2026/m11/Rev22082859_AddAccount
                    {message}_{date}_{time}                     | AddAccount_20261122_0828
                    """)
    void aPatternHasItsWordsReplaced(String pattern, String path) {
        Naming naming = new Naming(pattern, pattern, 40, ZoneId.of("Europe/Berlin"));
        RevisionFileName name = RevisionFileName.of(naming, TIME, "3f2a9c1d7b42", "add account");
        assertThat(name.javaFile()).isEqualTo(path + ".java");
        assertThat(name.sqlFile()).isEqualTo(path + ".sql");
        assertThat(name.javaFolder() + name.className()).isEqualTo(path);
    }

    @Test
    void aWordWithoutValueTakesTheSignBeforeItAway() {
        Naming naming = new Naming("Rev_{message}_{id}", "rev-{slug}-{id}", 40, ZoneOffset.UTC);
        RevisionFileName name = RevisionFileName.of(naming, TIME, "a.1", "");
        assertThat(name.className()).isEqualTo("Rev_a_1");
        assertThat(name.sqlFile()).isEqualTo("rev-a_1.sql");
    }

    @Test
    void theLengthOfTheMessageCanBeSet() {
        Naming naming = new Naming("Rev{message}", "{slug}", 7, ZoneOffset.UTC);
        assertThat(RevisionFileName.of(naming, TIME, "a1", "add account table").sqlFile())
                .isEqualTo("add.sql");
        assertRefused(() -> new Naming("Rev{message}", "{slug}", 0, ZoneOffset.UTC), """
                The length of a message in names must make sense.
                    migrate.naming.slug-length  0
                Give a number from 1 to 120.""");
    }

    @Test
    void aPatternThatCannotBeUsedIsRefused() {
        String known = "{id}, {date}, {time}, {year}, {month}, {day}, {hour}, {minute}, {second}, {epoch}, {slug}, "
                + "{message}\nCorrect the pattern.";
        assertRefused(
                () -> new Naming("Rev{dat}", "{slug}", 40, ZoneOffset.UTC),
                "The pattern for the names of revisions cannot be used: {dat} is not known.\n"
                        + "    migrate.naming.java  Rev{dat}\n    known                " + known);
        assertRefused(
                () -> new Naming("Rev{id}", "../{slug}", 40, ZoneOffset.UTC),
                "The pattern for the names of revisions cannot be used: it is no path of letters, digits, _, -, ., $, "
                        + "blanks and /.\n    migrate.naming.sql  ../{slug}\n    known               " + known);
    }

    @Test
    void aNameThatJavaDoesNotAcceptIsRefused() {
        RevisionFileName name = RevisionFileName.of(
                new Naming("{year}/Rev{id}", "{id}", 40, ZoneOffset.UTC), TIME, "a1", "add account");
        assertRefused(name::javaFile, """
                Java has no class or package with the name '2026'.
                    migrate.naming.java  {year}/Rev{id}
                    path                 2026/Reva1
                Correct the pattern: each part begins with a letter and has letters, digits and _ only.""");
        RevisionFileName keyword =
                RevisionFileName.of(new Naming("{slug}", "{id}", 40, ZoneOffset.UTC), TIME, "a1", "class");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(keyword::className)
                .withMessage("""
                            Java has no class or package with the name 'class'.
                                migrate.naming.java  {slug}
                                path                 class
                            Correct the pattern: each part begins with a letter and has letters, digits and _ only.""");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(MigrateException.class).isThrownBy(call).withMessage(message);
    }
}
