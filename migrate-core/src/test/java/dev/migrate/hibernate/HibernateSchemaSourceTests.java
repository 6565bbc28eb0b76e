package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HibernateSchemaSourceTests {

    enum Status {
        OPEN,
        CLOSED
    }

    @Entity(name = "Account")
    static class Account {
        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false, unique = true, length = 320)
        String email;

        String displayName;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false)
        Status status;

        BigDecimal balance;

        Instant createdAt;

        @Version
        int version;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        UUID id;

        @ManyToOne(optional = false)
        Account account;

        @Enumerated
        Status status;
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String text;
    }

    @Test
    void basicEntitiesAreReadInTheOrderOfTheirFields() {
        assertThat(Model.of(Account.class, Invoice.class, Note.class).text()).isEqualTo("""
                        table account
                          id bigint() not null
                          email varchar(320) not null
                          display_name varchar(255)
                          status enumeration("OPEN", "CLOSED") not null
                          balance numeric(38, 2)
                          created_at timestampUtc(6)
                          version integer() not null
                          primary key pk_account [id]
                          unique constraint uq_account_email [email]
                        table invoice
                          id uuid() not null
                          account_id bigint() not null
                          status tinyint()
                          primary key pk_invoice [id]
                          foreign key fk_invoice_account_id [account_id] to account [id]
                          check constraint ck_invoice_status: status between 0 and 1
                        table note
                          id bigint() not null identity
                          text varchar(255)
                          primary key pk_note [id]
                        sequence account_seq start 1 by 50
                        """);
    }
}
