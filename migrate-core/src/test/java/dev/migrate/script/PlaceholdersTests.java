package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.sql.SqlSyntax;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceholdersTests {

    private static final Placeholders PLACEHOLDERS = Placeholders.of(
            Map.of("s", "app", "App-owner.name_2", "\"o w\"", "text", "'it''s; --'", "empty", "", "user", "app"));
    private static final Placeholders.Used IGNORED = (name, at) -> {};
    private static final TextPlace AT = new TextPlace(7, 5);

    private static String replaced(String statement, SqlSyntax syntax) {
        return PLACEHOLDERS.in(statement, AT, syntax, new MalformedScript("rev.sql", "/app/rev.sql"), IGNORED);
    }

    @ParameterizedTest
    @EnumSource(SqlSyntax.class)
    void namesAreReplacedBesideAnything(SqlSyntax syntax) {
        assertThat(replaced("grant x on ${s}.t_${s}x${s}, u${s}1 to ${App-owner.name_2}${empty} -- ${s}", syntax))
                .isEqualTo("grant x on app.t_appxapp, uapp1 to \"o w\" -- ${s}");
        assertThat(replaced("select ${text}, '${s}', \"${s}\" /* ${s} */, ${s}", syntax))
                .isEqualTo("select 'it''s; --', '${s}', \"${s}\" /* ${s} */, app");
        assertThat(replaced("select ${ s}, ${}, ${1}, ${a b}, $ {s}, ${s", syntax))
                .isEqualTo("select ${ s}, ${}, ${1}, ${a b}, $ {s}, ${s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POSTGRESQL | select $$${s}$$, $a$ ${s} $a$, E'\\'${s}', ${s} | select $$${s}$$, $a$ ${s} $a$, E'\\'${s}', app
            POSTGRESQL | create function ${s}.f() returns int return ${s} | create function app.f() returns int return ${s}
            POSTGRESQL | create or replace function ${s}.f(a int default cast('1' as int), return ${s}) begin atomic select ${s}; end \
            | create or replace function app.f(a int default cast('1' as int), return app) begin atomic select ${s}; end
            POSTGRESQL | create function ${s}.f() returns ${s}.t as $$ ${s} $$ set search_path = ${s} \
            | create function app.f() returns app.t as $$ ${s} $$ set search_path = app
            POSTGRESQL | create trigger t after insert on ${s}.a for each row when (new is not null) execute function ${s}.f() \
            | create trigger t after insert on app.a for each row when (new is not null) execute function app.f()
            POSTGRESQL | create ${empty} function f() returns setof return as 'select 1' language ${s} \
            | create  function f() returns setof return as 'select 1' language app
            POSTGRESQL | create function return(a ${s}) returns int return ${s} | create function return(a app) returns int return ${s}
            POSTGRESQL | select "a" function, (1) return ${s} | select "a" function, (1) return app
            POSTGRESQL | create policy p on t using (${s}.f(event) is not null) with check (${s}.g()) \
            | create policy p on t using (app.f(event) is not null) with check (app.g())
            POSTGRESQL | create table function as select 1 from ${s}.t | create table function as select 1 from app.t
            POSTGRESQL | create view v as select 1 from ${s}.t | create view v as select 1 from app.t
            MYSQL | create procedure ${s}.p() begin select '${s}', ${s}; end | create procedure app.p() begin select '${s}', ${s}; end
            MYSQL | create procedure ${s}.p() select ${s} | create procedure app.p() select ${s}
            MYSQL | create procedure p(in a ${s}) if 1 then select ${s}; end if | create procedure p(in a app) if 1 then select ${s}; end if
            MYSQL | create definer = ${user} trigger ${s}.t after insert on a for each row set new.a = ${s} \
            | create definer = app trigger app.t after insert on a for each row set new.a = ${s}
            MYSQL | create procedure p() comment 'a' reads sql data truncate table ${s} | create procedure p() comment 'a' reads sql data truncate table ${s}
            MYSQL | create function ${s}.f(a int) returns varchar(9) character set ${s} deterministic return ${s} \
            | create function app.f(a int) returns varchar(9) character set app deterministic return ${s}
            MYSQL | create trigger t before insert on a for each row follows ${s}_x set new.a = ${s} \
            | create trigger t before insert on a for each row follows app_x set new.a = ${s}
            MYSQL | create trigger t before insert on a for each row do sleep(${s}) | create trigger t before insert on a for each row do sleep(${s})
            MYSQL | alter event e do delete from ${s} | alter event e do delete from ${s}
            MYSQL | create view v as select event, case when x = 1 then 2 else 3 end as y from ${s} \
            | create view v as select event, case when x = 1 then 2 else 3 end as y from app
            MYSQL | create table ${s}.v (event varchar(20)) select * from ${s}.t | create table app.v (event varchar(20)) select * from app.t
            MYSQL | create unique index i on t (event) comment ${text} | create unique index i on t (event) comment 'it''s; --'
            MYSQL | create event ${s} on schedule every 1 day do delete from ${s}.a \
            | create event app on schedule every 1 day do delete from ${s}.a
            MYSQL | select '\\'${s}', `${s}`, /*!50000 ${s} */ ${s} # ${s} | select '\\'${s}', `${s}`, /*!50000 ${s} */ app # ${s}
            MARIADB | create procedure ${s}.p as begin select ${s}; end | create procedure app.p as begin select ${s}; end
            MARIADB | begin not atomic select ${s}; end | begin not atomic select ${s}; end
            MARIADB | create or replace package ${s}.p is function f() return int; procedure g(${s}); end \
            | create or replace package app.p is function f() return int; procedure g(${s}); end
            SQLITE | create temp trigger ${s}_t after insert on a for each row when new.b > ${s} begin select ${s}; end \
            | create temp trigger app_t after insert on a for each row when new.b > app begin select ${s}; end
            SQLITE | create ${empty} trigger f after insert on a begin select ${s}; end \
            | create  trigger f after insert on a begin select ${s}; end
            SQLITE | select [${s}], ${s} | select [${s}], app
            H2 | create alias ${s}.f as $$ String f() { return ${s}; } $$ | create alias app.f as $$ String f() { return ${s}; } $$
            H2 | create trigger ${s}.f before insert on a for each row call ${text} \
            | create trigger app.f before insert on a for each row call 'it''s; --'
            """)
    void quotesAndBodiesStayAsTheyAre(SqlSyntax syntax, String statement, String expected) {
        assertThat(replaced(statement, syntax)).isEqualTo(expected);
    }

    @Test
    void nothingIsReplacedWithoutAny() {
        assertThat(Placeholders.NONE.in(
                        "select ${s}", AT, SqlSyntax.H2, new MalformedScript("rev.sql", "rev.sql"), IGNORED))
                .isEqualTo("select ${s}");
    }

    @Test
    void whatHasNoValueIsNamedWithItsPlace() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> replaced("select 1,\n  ${other}", SqlSyntax.H2))
                .withMessage("""
                        Cannot read SQL revision rev.sql: the placeholder ${other} has no value.
                            file      /app/rev.sql:8:3
                            expected  ${App-owner.name_2}, ${empty}, ${s}, ${text}, ${user}
                        Set migrate.placeholders.other, or correct the name.""");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> replaced("select ${S}", SqlSyntax.H2))
                .withMessage("""
                        Cannot read SQL revision rev.sql: the placeholder ${S} has no value.
                            file      /app/rev.sql:7:12
                            expected  ${App-owner.name_2}, ${empty}, ${s}, ${text}, ${user}
                        Set migrate.placeholders.S, or correct the name.""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a; drop table b
            a -- b
            a /* b */
            'a
            "a
            /*! a */
            $$ a
            $$a$$
            E'\\'a'
            \\! id
            a--b
            €
            `a;b`
            a # b
            a // b
            [a
            """)
    void aValueIsAPartOfAStatement(String value) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> Placeholders.of(Map.of("s", value))
                        .in(
                                "select ${s}",
                                AT,
                                SqlSyntax.STANDARD,
                                new MalformedScript("rev.sql", "/app/rev.sql"),
                                IGNORED))
                .withMessage("""
                        Cannot read SQL revision rev.sql: the value of the placeholder ${s} is no part of a statement.
                            file      /app/rev.sql:7:12
                            expected  names, numbers and whole quotes, without a backslash, a comment or a semicolon
                        Correct migrate.placeholders.s.""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POSTGRESQL | delete from a where b > -${s} and c = 1 | -1 | 26
            POSTGRESQL | select E${s}, 1 | 'b' | 9
            POSTGRESQL | select ${s}'a\\'b', 1 | E | 8
            POSTGRESQL | select 'a'${s} | 'b' | 11
            POSTGRESQL | select ${s}${s} | 'b' | 8
            POSTGRESQL | select ${s}$$ 1 $$ | a | 8
            POSTGRESQL | select x$${s} | a | 10
            POSTGRESQL | select €${s} | 'a' | 9
            POSTGRESQL | select 1 -${s}- 1 | ~~ | 11
            POSTGRESQL | select 'a'${s}'b' | ~~ | 11
            H2 | select 1 /${s}/ 2 | ~~ | 11
            H2 | select 1 /${s}* 2 | ~~ | 11
            MYSQL | select 1 -${s} | - | 11
            """)
    void aValueDoesNotRunIntoWhatStandsBesideIt(SqlSyntax syntax, String statement, String value, int column) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> Placeholders.of(Map.of("s", value))
                        .in(
                                statement,
                                new TextPlace(7, 1),
                                syntax,
                                new MalformedScript("rev.sql", "/app/rev.sql"),
                                IGNORED))
                .withMessage("""
                        Cannot read SQL revision rev.sql: the value of the placeholder ${s} runs into what stands beside it.
                            file      /app/rev.sql:7:%s
                            expected  a value that begins and ends by itself there
                        Write a blank before and behind it, or correct migrate.placeholders.s.""".formatted(column));
    }

    @Test
    void aStatementIsNotReplacedAway() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> replaced(" ${empty} ", SqlSyntax.SQLITE))
                .withMessage("""
                        Cannot read SQL revision rev.sql: nothing is left of a statement with the value of the placeholder ${empty}.
                            file      /app/rev.sql:7:6
                            expected  a value, or words beside it
                        Correct migrate.placeholders.empty, or remove the statement.""");
    }

    /** A search to the end of a statement from each of its words would take minutes. */
    @Test
    void aLargeStatementIsReadOnce() {
        String rows = "(1, 'some text of a row'), ".repeat(50_000);
        String many = "(${s}, 1), ".repeat(50_000);
        assertThat(replaced("insert into t values " + many + "(2, 2)", SqlSyntax.MYSQL))
                .isEqualTo("insert into t values " + many.replace("${s}", "app") + "(2, 2)");
        assertThat(replaced("insert into ${s}.t values " + rows + "(2, ${text})", SqlSyntax.POSTGRESQL))
                .isEqualTo("insert into app.t values " + rows + "(2, 'it''s; --')");
    }

    @Test
    void namesCanBeWrittenAndValuesAreLines() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> Placeholders.of(Map.of("a b", "")))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage("""
                        A placeholder has a name that cannot be written.
                            name  a b
                        Take letters, digits and underscores, with dots or dashes between: migrate.placeholders.app-schema=app""");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> Placeholders.of(Map.of("a", "b\nc")))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage("""
                        The value of a placeholder is not one line of text.
                            name  a
                        Correct migrate.placeholders.a.""");
    }
}
