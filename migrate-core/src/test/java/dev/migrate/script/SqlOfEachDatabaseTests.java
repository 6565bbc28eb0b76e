package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation.ExecuteSql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A SQL revision is cut into statements as the database that it runs on does it. */
class SqlOfEachDatabaseTests {

    private static final String HEAD = "-- revision: a1\n-- migrate: upgrade\n";

    private static SqlScript parse(String text) {
        return SqlScriptParser.parse(
                new SqlSource(new ScriptFile("rev.sql", "/app/rev.sql", () -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> upgrade(String dialect, String statements) {
        return texts(parse(HEAD + statements).upgrade(dialect));
    }

    private static List<String> texts(List<Recorded> recorded) {
        return recorded.stream()
                .map(each -> ((ExecuteSql) each.operation()).sql())
                .toList();
    }

    private static void assertRefused(String dialect, String statements, String message) {
        SqlScript script = parse(HEAD + statements);
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> script.upgrade(dialect))
                .withMessage("Cannot read SQL revision rev.sql: " + message);
    }

    @Test
    void oneFileIsReadAsEachDatabaseReadsIt() {
        String text = "select '\\'';', 1; select '2' -- '";
        assertThat(upgrade("postgresql", text)).containsExactly("select '\\'';', 1", "select '2'");
        assertThat(upgrade("sqlite", text)).containsExactly("select '\\'';', 1", "select '2'");
        assertThat(upgrade("mysql", text)).containsExactly("select '\\''", "', 1; select '2' -- '");
    }

    @Test
    void sectionOfADatabaseIsReadAsThatOneDoes() {
        SqlScript script = parse("""
                -- revision: a1
                -- migrate: upgrade
                select E'\\';';
                -- migrate: upgrade mysql
                insert into t values ('it\\'s; here'); # it's; there
                select 1;
                -- migrate: upgrade sqlite
                select [a;'b];
                -- migrate: downgrade mysql
                select "\\";";
                """);
        assertThat(texts(script.upgrade("mysql"))).containsExactly("insert into t values ('it\\'s; here')", "select 1");
        assertThat(texts(script.upgrade("sqlite"))).containsExactly("select [a;'b]");
        assertThat(texts(script.upgrade("postgresql"))).containsExactly("select E'\\';'");
        assertThat(texts(script.downgrade("mysql"))).containsExactly("select \"\\\";\"");
    }

    @Test
    void dollarsNestedCommentsAndTextsOfPostgreSql() {
        assertThat(upgrade(
                        "postgresql",
                        "select $a$ $b$ ; $$;$$ $b$ $a$; select /* a; /* b; */ c; */ $1, a$b$c; select 1"))
                .containsExactly("select $a$ $b$ ; $$;$$ $b$ $a$", "select /* a; /* b; */ c; */ $1, a$b$c", "select 1");
        assertThat(upgrade("postgresql", "select date'2026-11-22\\'; select E'it\\'s;', U&'\\0041\\'; select 1"))
                .containsExactly("select date'2026-11-22\\'", "select E'it\\'s;', U&'\\0041\\'", "select 1");
        assertThat(upgrade("postgresql", "select a # b; select 1 -- '\r; select 2"))
                .containsExactly("select a # b", "select 1", "select 2");
    }

    @Test
    void functionsOfPostgreSqlKeepTheirBytes() {
        String quoted =
                "create function f() returns int language plpgsql as $body$\r\nbegin\r\n  return 1; -- it's\r\nend;\r\n$body$";
        String atomic = "create or replace function g(a int) returns int\nbegin atomic\n"
                + "    select case when a > 0 then 1 else 2 end;\n    select a;\nend";
        String procedure = "create procedure p()\nlanguage sql\nbegin atomic\n    delete from t;\nend";
        String rule = "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))";
        assertThat(upgrade("postgresql", String.join(";\n", quoted, atomic, procedure, rule, "select 1")))
                .containsExactly(quoted, atomic, procedure, rule, "select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create procedure p(in a int, out b varchar(10))\nbegin\n    declare x int default 1;\n    set b = 'a;b';\nend",
                "create definer=`root`@`localhost` trigger t before insert on `data` for each row\nbegin\n"
                        + "    if new.a is null then set new.a = 1; elseif new.a = 2 then set new.a = 3; else set new.a = 4; end if;\n"
                        + "end",
                "create trigger t before update on a for each row set new.b = if(new.a = 1, 2, 3)",
                "create trigger t before update on a for each row follows u if new.b = 1 then set new.b = 2; end if",
                "create trigger t before update on a for each row set new.b = case when new.a = 1 then 2 else 3 end",
                "create function f(a int) returns int deterministic return a + 1",
                "create function f(a decimal(10, 2)) returns varchar(10) charset utf8mb4 reads sql data comment 'x;y'\n"
                        + "begin\n    case a when 1 then return 'a'; else begin end; end case;\n    return 'b';\nend",
                "create procedure p()\nl1: loop\n    set @a = @a + 1;\n    if @a > 3 then leave l1; end if;\nend loop l1",
                "create procedure p()\nbegin\n    declare exit handler for sqlexception begin rollback; resignal; end;\n"
                        + "    while @a < 3 do set @a = @a + 1; end while;\n"
                        + "    repeat set @a = repeat('a', 3); until @a > 3 end repeat;\n"
                        + "    select case when if(a, b, c) then 1 else 2 end from t;\n    start transaction; commit;\nend",
                "create procedure p() while @a < 3 do set @a = @a + 1; end while",
                "create event e on schedule every 1 day starts now() do begin delete from a; delete from b; end",
                "create procedure p()\nbegin\n    update t set t.begin = 1, t.case = 2;\nend"
            })
    void bodiesOfMySqlNeedNoDelimiter(String routine) {
        for (String dialect : List.of("mysql", "mariadb")) {
            assertThat(upgrade(dialect, routine + ";\nselect 1;")).containsExactly(routine, "select 1");
        }
    }

    @Test
    void blocksAndLoopsOfMariaDb() {
        String block = "begin not atomic\n    for i in 1..3 do insert into t values (i); end for;\nend";
        assertThat(upgrade("mariadb", block + "; select 1")).containsExactly(block, "select 1");
    }

    @Test
    void delimitersOfMySqlsClient() {
        String body = "create procedure p()\nbegin\n    select '//', `a//b`; -- //\n    select 1;\nend";
        assertThat(upgrade("mysql", "DELIMITER //\n" + body + " //\nselect 1;\nselect 2//\ndelimiter ;\r\nselect 3;"))
                .containsExactly(body, "select 1;\nselect 2", "select 3");
        assertThat(upgrade("mysql", "delimiter $$\ncreate procedure p() begin select 1; end$$\ndelimiter ;\nselect 2"))
                .containsExactly("create procedure p() begin select 1; end", "select 2");
        assertThat(upgrade(
                        "mariadb",
                        "delimiter ;;\n/*!50003 create trigger t before insert on a for each row begin"
                                + " set new.a = ';;'; end */;;\ndelimiter ;\nselect 2"))
                .containsExactly(
                        "/*!50003 create trigger t before insert on a for each row begin set new.a = ';;'; end */",
                        "select 2");
    }

    @Test
    void delimiterThatEndsNothingIsRefused() {
        assertRefused("mysql", "delimiter //\nselect 1;\n", """
                the statement that starts here is not ended before the end of the file.
                    file      /app/rev.sql:4:1
                    expected  '//'
                End it with the delimiter, or write 'delimiter ;' before it.""");
    }

    @Test
    void commentsOfMySql() {
        assertThat(upgrade("mysql", "select 5--1; # it's\nselect 2 -- it's\n; select '#;'"))
                .containsExactly("select 5--1", "select 2", "select '#;'");
        assertThat(upgrade("mysql", "/*!80013 set @a = ';' */; /* ; */ /*M! x */ select /* a /* b */ 1"))
                .containsExactly("/*!80013 set @a = ';' */", "select /* a /* b */ 1");
        assertThat(upgrade("mariadb", "/*M!100100 set @a = 1; */; select 1"))
                .containsExactly("/*M!100100 set @a = 1; */", "select 1");
    }

    @Test
    void triggersOfSqlite() {
        String trigger = "create temp trigger [t;1] after update of a on b when new.a > 1 begin\n"
                + "    update c set d = case when new.a = 1 then 2 else 3 end;\n    delete from \"e;\";\nend";
        assertThat(upgrade("sqlite", trigger + ";\nselect 1;")).containsExactly(trigger, "select 1");
    }

    @Test
    void sourceInAFunctionOfH2() {
        String alias = "create alias f as $$ String f() { return \"a;b\"; } $$";
        assertThat(upgrade("h2", alias + "; // it's\nselect 1 /* a /* b */ ; */ ; select 2"))
                .containsExactly(alias, "select 1 /* a /* b */ ; */", "select 2");
    }

    @Test
    void bodyWithoutEndIsRefused() {
        assertRefused("sqlite", "create trigger t after insert on a begin\n    delete from b;\n", """
                the statement that starts here is not ended before the end of the file.
                    file      /app/rev.sql:3:1
                    expected  what ends its body, and ';'
                End it, or write '-- migrate: statement-begin' before it and '-- migrate: statement-end' behind it.""");
    }

    @Test
    void commandsOfPsqlAreRefused() {
        assertRefused("postgresql", "select 1;\n\\connect other\n", """
                a command of psql's stands where a statement should.
                    file      /app/rev.sql:4:1
                    expected  SQL
                Remove the line: only psql knows its commands.""");
        assertRefused("", "select 1;\n\\unrestrict X5\n", """
                a command of psql's stands where a statement should.
                    file      /app/rev.sql:4:1
                    expected  SQL
                Remove the line: only psql knows its commands.""");
        assertRefused("postgresql", "copy a (b, c) from stdin;\n", """
                the rows of 'copy … from stdin' come from psql.
                    file      /app/rev.sql:3:1
                    expected  insert
                Write the rows as 'insert into … values …'.""");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse(HEAD + "copy a from stdin;\n1\n2\n\\.\n-- migrate: downgrade\n"))
                .withMessage("""
                Cannot read SQL revision rev.sql: the rows of 'copy … from stdin' come from psql.
                    file      /app/rev.sql:4:1
                    expected  insert
                Write the rows as 'insert into … values …'.""");
    }

    /** As mysqldump writes them. */
    @Test
    void locksOfTablesAreRefused() {
        for (String dialect : List.of("mysql", "mariadb")) {
            for (String before : List.of("", "-- migrate: no-transaction\n")) {
                assertRefused(dialect, before + "LOCK TABLES `child` WRITE;\nunlock tables;\n", """
                        'lock tables' would keep Migrate from its own tables.
                            file      /app/rev.sql:%s:1
                            expected  statements that leave other tables to their session
                        Remove it: nobody else migrates the database meanwhile. mysqldump leaves it out with --skip-add-locks.""".formatted(
                                before.isEmpty() ? 3 : 4));
            }
        }
        assertThat(upgrade("postgresql", "lock table a in share mode")).hasSize(1);
    }

    private static String ended(String word) {
        return """
                '%s' would begin or end a transaction, and these are Migrate's.
                    file      /app/rev.sql:3:1
                    expected  statements of one transaction
                Remove it; '-- migrate: checkpoint' commits what stands before, and a statement behind \
                '-- migrate: no-transaction' runs outside.""".formatted(word);
    }

    @Test
    void statementsThatEndTheTransactionAreRefused() {
        for (String statement : List.of("begin", "commit", "rollback", "start transaction")) {
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> parse(HEAD + "select 1;\n  " + statement + ";"))
                    .withMessage(
                            "Cannot read SQL revision rev.sql: '" + statement.split(" ", 2)[0]
                                    + "' would begin or end a transaction, and these are Migrate's."
                                    + "\n    file      /app/rev.sql:4:3\n    expected  statements of one transaction\n"
                                    + "Remove it; '-- migrate: checkpoint' commits what stands before, and a statement behind"
                                    + " '-- migrate: no-transaction' runs outside.");
        }
        assertRefused("postgresql", "prepare transaction 'x';\n", ended("prepare"));
        assertRefused("mysql", "xa start 'x';\n", ended("xa"));
        assertThat(upgrade("postgresql", "prepare transaction_of as select 1")).hasSize(1);
        assertThat(upgrade("postgresql", "savepoint a; rollback to a; rollback to savepoint a; release a"))
                .hasSize(4);
    }

    @Test
    void nothingButSemicolonsAndCommentsIsNothing() {
        assertThat(upgrade("postgresql", ";;;\n-- a\n/* b */;")).isEmpty();
    }

    @Test
    void fileThatOnlyItsDatabaseReadsIsReadFromTheBeginning() {
        String text = "-- revision: a1\n-- database: mysql:8.0\n-- migrate: upgrade\nselect 'it\\'s'; # isn't\n";
        assertThat(texts(parse(text).upgrade("mysql"))).containsExactly("select 'it\\'s'");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse(text.replace("# isn't", "")).upgrade("postgresql"))
                .withMessage("""
                        Cannot read SQL revision rev.sql: the text that starts here with ' has no end.
                            file      /app/rev.sql:4:14
                            expected  the closing '
                        End the text.""");
    }
}
