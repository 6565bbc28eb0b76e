package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code account}, its column {@code total}, and another table that has such a column, too. */
class ViewTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select id from account                                                | true  | false
            select total from account                                             | true  | true
            select a.total from account a                                         | true  | true
            select a.`total` from `account` as a                                  | true  | true
            select * from account                                                 | true  | false
            select o.total from account a join other o on o.id = a.id             | true  | false
            select total from account a join third o on o.id = a.id               | true  | true
            select a.id from third o, account a where total > 0                   | true  | true
            select id as total from account                                       | true  | false
            select a.id total from account a                                      | true  | false
            select id total from account                                          | true  | false
            select distinct total from account                                    | true  | true
            select id as total from account group by id order by total            | true  | false
            select id total, count(*) from account group by total                 | true  | false
            select total from (select id as total from account) x                 | true  | false
            select total as total from account order by total                     | true  | true
            select id as total from account where account.total > 0               | true  | true
            select 'account', total from third                                    | false | false
            select total as account from third                                    | false | false
            select account.id from third account                                  | false | false
            select id from shop.account                                           | false | false
            select extract(year from account) from third                          | false | false
            select (select max(total) from third) as a, account from third        | false | false
            select (select max(total) from third) as a, x from account            | true  | true
            select id from third where id in (select id from account)             | true  | false
            with a as (select total from account) select * from a                 | true  | true
            with account as (select 1 as total) select total from account         | false | false
            with x as (select 1), account (total) as not materialized (select 2) select total from account | false | false
            with account as (select total from account) select * from account     | true  | true
            select id from third t join (third u join account using (id), third v) | true | false
            select 1 from third /* account */ union select total from account     | true  | true
            select substring(id from 1 for total) from account                    | true  | true
            select id at time zone total from account                             | true  | true
            select trim(leading total from id) from account                       | true  | true
            select id, total from account where id in (select max(x) as total from third x) | true | true
            select total from third t, (select id as total from account) x        | true  | false
            create view v as select "total" from "account" order by 1             | true  | true
            """)
    void tellsWhatItReads(String text, boolean table, boolean column) {
        TableName name = TableName.of("account");
        Schema schema = Schema.of(
                List.of(Table.of(
                        TableName.of("other"),
                        List.of(Column.of(Identifier.of("total"), SqlTypes.integer())),
                        List.of(),
                        List.of(),
                        null)),
                List.of());
        ViewText view = new ViewText(text, SqlSyntax.STANDARD);

        assertThat(view.reads(name)).isEqualTo(table);
        assertThat(view.reads(name.name())).isEqualTo(table || text.contains("shop.account"));
        assertThat(view.reads(name, Identifier.of("total"), schema)).isEqualTo(column);
    }
}
