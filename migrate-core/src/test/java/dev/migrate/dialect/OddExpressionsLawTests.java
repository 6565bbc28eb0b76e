package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.ExpressionForm;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a check, a default, an index or a computed column, no dialect breaks off on it. */
class OddExpressionsLawTests {

    private static final int SEEDS = 4000;
    private static final List<String> PIECES = List.of(
            ("( ) ( ) [ ] , . ; :: = <> != < >= || + - * / % ^ ~~ !~~* -> ->> ? @> # & | ~ -- /* */ ' '' '''' 'x' 'it''s"
                            + " ` `` `a` \" \"\" \"A\" a A b_1 $ $$ 1 -1 1.5 1e9 .5 0x1F 1. in in not is null and or between like"
                            + " ilike any all array case when then else end cast as extract trim from leading both collate at time"
                            + " zone exists select interval date timestamp uuid json with numeric varchar character varying"
                            + " distinct current_date now nextval coalesce count( * lower( substring( _utf8mb4 unknown true"
                            + " straße ß İ é 名 😀 \u0000 \\ \n")
                    .split(" ", -1));

    private static List<Dialect> dialects() {
        return Stream.of("postgresql", "mysql", "mariadb", "h2", "sqlite")
                .map(name -> Dialects.onClassPath().named(name))
                .toList();
    }

    private static List<String> expressions() {
        Stream<String> known = Stream.of(
                "",
                " ",
                "a in ()",
                "a not in ()",
                "()",
                "case end",
                "cast()",
                "cast(a as)",
                "in",
                "a in",
                "trim()",
                "extract()",
                "a between 1",
                "a is",
                "a at time zone",
                "::",
                "a::",
                "array[",
                "'",
                "not",
                "((((",
                "a.",
                ".a");
        return Stream.concat(known, LongStream.range(0, SEEDS).mapToObj(OddExpressionsLawTests::made))
                .toList();
    }

    private static String made(long seed) {
        Random random = new Random(seed * 7919 + 17);
        String glue = random.nextInt(4) == 0 ? "" : " ";
        return random.ints(1 + random.nextInt(8), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining(glue));
    }

    private static Schema using(String text) {
        Column plain = Column.of(Identifier.of("a"), new Basic(TypeName.INTEGER));
        List<Column> columns = List.of(
                plain,
                plain.withName(Identifier.of("b")).withDefault(new ColumnDefault(text)),
                plain.withName(Identifier.of("c")).withGenerated(new Generated(text)));
        Index index = new Index(Identifier.of("i"), List.of(Index.Part.of(Identifier.of("a"))), false, text);
        return Schema.of(
                List.of(Table.of(
                        TableName.of("t"),
                        columns,
                        List.of(new Check(Identifier.of("k"), text)),
                        List.of(index),
                        null)),
                List.of());
    }

    @Test
    void everyTextHasANormalFormThatStays() {
        for (Dialect dialect : dialects()) {
            for (String text : expressions()) {
                Schema once = dialect.normalizer().normalize(using(text));
                assertThat(dialect.normalizer().normalize(once))
                        .as("%s: %s", dialect.name(), text)
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void everyTextCanBeComparedAndSearched() {
        for (String text : expressions()) {
            assertThat(ExpressionForm.of(ExpressionForm.of(text))).as(text).isEqualTo(ExpressionForm.of(text));
            SqlExpressions.mentions(text, Identifier.of("a"));
            assertThat(SqlExpressions.renamed(text, Identifier.of("a"), Identifier.of("a")))
                    .as(text)
                    .isNotNull();
        }
    }
}
