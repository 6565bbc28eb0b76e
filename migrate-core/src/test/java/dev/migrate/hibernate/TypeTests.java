package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypeTests {

    @Test
    void everyRow() {
        System.out.println(Model.of(EveryType.class).text());
        for (TableDialect d : new TableDialect[] {
            TableDialect.of("postgresql", 18),
            TableDialect.of("postgresql", 14),
            TableDialect.of("h2", 2),
            TableDialect.of("sqlite", 3)
        }) {
            System.out.println(d.name());
            Model.of(EveryType.class)
                    .source(d)
                    .realColumns()
                    .byTable()
                    .forEach((t, c) -> c.forEach((n, r) -> System.out.println("   " + t + " " + n + " " + r)));
        }
        assertThat(1).isEqualTo(1);
    }
}
