package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Identifier;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words that mean something to a database, some of them in some statements only. */
class WordsAsNamesTests {

    private static final List<String> STATEMENTS = List.of(
            "insert into %1$s (%1$s, other) values (1, 2)",
            "insert into %1$s (%1$s) select %1$s from %1$s",
            "update %1$s set %1$s = 1 where %1$s = 2",
            "delete from %1$s where %1$s is null",
            "create index %1$s on %1$s (%1$s)",
            "select %1$s, count(*) from %1$s group by %1$s order by %1$s",
            "alter table %1$s add column %1$s integer",
            "alter table %1$s rename column %1$s to other",
            "drop table %1$s",
            "drop view %1$s");

    /** No table has such a name, which is what a database says when it has understood all of a statement. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4", "H2", "SQLITE"})
    void areNamesWhereverOneMayStand(TestDatabase kind) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            SqlWriter writer = Dialects.onClassPath().of(connection).writer();
            for (String word : words(kind, connection)) {
                for (String each : STATEMENTS) {
                    String sql = String.format(Locale.ROOT, each, writer.name(Identifier.of(word)));
                    try {
                        statement.execute(sql);
                        wrong.add(sql);
                    } catch (SQLException e) {
                        if (!isMissing(kind, e)) {
                            wrong.add(sql + ": " + e.getErrorCode() + " " + e.getSQLState() + " " + e.getMessage());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isMissing(TestDatabase kind, SQLException refusal) {
        return switch (kind) {
            case SQLITE -> refusal.getMessage().contains("no such ");
            case H2 -> Set.of(42102, 42103, 42104, 90037).contains(refusal.getErrorCode());
            case POSTGRESQL_14, POSTGRESQL_18 -> "42P01".equals(refusal.getSQLState());
            default -> Set.of(1051, 1146, 4092).contains(refusal.getErrorCode());
        };
    }

    /** The two that have no list of their words are asked for those of the other's grammar as well. */
    private static Set<String> words(TestDatabase kind, Connection connection) throws SQLException {
        Set<String> words =
                new TreeSet<>(List.of(connection.getMetaData().getSQLKeywords().split(",", -1)));
        if (kind.isPostgresql()) {
            words.addAll(texts(connection, "select word from pg_get_keywords()", "word"));
        } else if (kind == TestDatabase.H2 || kind == TestDatabase.SQLITE) {
            try (FreshDatabase h2 = TestDatabase.H2.create();
                    Connection asked = h2.connect()) {
                for (String syntax : texts(asked, "help", "syntax")) {
                    Matcher word = Pattern.compile("[A-Z][A-Z_]+").matcher(syntax);
                    word.results().map(MatchResult::group).forEach(words::add);
                }
            }
        } else {
            words.addAll(texts(connection, "select word from information_schema.keywords", "word"));
        }
        words.removeIf(word -> !Identifier.isPlain(word));
        assertThat(words).hasSizeGreaterThan(400);
        return words;
    }

    private static List<String> texts(Connection connection, String query, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
        }
        return texts;
    }
}
