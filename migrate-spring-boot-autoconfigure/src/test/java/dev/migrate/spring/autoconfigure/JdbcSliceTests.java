package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@JdbcTest
@ContextConfiguration(classes = ShopApplication.class)
class JdbcSliceTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theSliceIsMigrated() {
        assertThat(jdbc.sql("select count(*) from owner").query(Integer.class).single())
                .isZero();
    }
}
