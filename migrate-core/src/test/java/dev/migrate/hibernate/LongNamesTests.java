package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialects;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;

/** What a mapping names longer than a database can, and what it says in a type of the database's own. */
class LongNamesTests {

    @Entity(name = "Invoice")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "only_one_invoice_of_a_number_may_exist_in_the_whole_of_the_company_a",
                            columnNames = "number"),
            indexes = {
                @Index(
                        name = "invoices_by_the_day_on_which_the_customer_is_expected_to_pay_them_1",
                        columnList = "due"),
                @Index(
                        name = "invoices_by_the_day_on_which_the_customer_is_expected_to_pay_them_2",
                        columnList = "due desc")
            })
    static class Invoice {
        @Id
        long id;

        int number;
        int due;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(name = "the_invoice_that_this_one_corrects_and_so_takes_the_place_of_entirely"))
        Invoice corrected;
    }

    enum State {
        OPEN,
        PAID
    }

    @Entity(name = "Payment")
    static class Payment {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "varchar(255)")
        State state;

        @Enumerated
        @Column(name = "`Rank`", columnDefinition = "smallint not null")
        State rank;
    }

    @Test
    void givenNamesThatAreTooLongAreCutAlikeInEveryReading() {
        String text = Model.of(Invoice.class).text();
        assertThat(text).isEqualTo("""
                table invoice
                  id bigint() not null
                  number integer() not null
                  due integer() not null
                  corrected_id bigint()
                  primary key pk_invoice [id]
                  unique constraint only_one_invoice_of_a_number_may_exist_in_the_whole_of_4d88f177 [number]
                  foreign key the_invoice_that_this_one_corrects_and_so_takes_the_pl_67395b41 [corrected_id] to invoice [id]
                  index invoices_by_the_day_on_which_the_customer_is_expected__28af79bc [due]
                  index invoices_by_the_day_on_which_the_customer_is_expected__f888b6f0 [due desc]
                """);
        assertThat(Model.of(Invoice.class).text()).isEqualTo(text);
    }

    @Test
    void theValuesOfAnEnumAreCheckedWhereItIsATextToHibernate() {
        String payment = """
                table payment
                  id bigint() not null
                  state raw("varchar(255)")
                  `Rank` raw("smallint") not null
                  primary key pk_payment [id]
                """;
        String rank = "  check constraint ck_payment_rank: \"Rank\" between 0 and 1\n";
        assertThat(Model.of(Payment.class).text()).isEqualTo(payment + rank);
        Model model = Model.of(Payment.class);
        assertThat(Model.text(
                        model.source(Dialects.onClassPath().named("postgresql")).read()))
                .isEqualTo(payment + "  check constraint ck_payment_state: state in ('OPEN', 'PAID')\n" + rank);
    }
}
