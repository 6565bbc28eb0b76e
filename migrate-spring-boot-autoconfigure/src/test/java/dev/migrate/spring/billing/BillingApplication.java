package dev.migrate.spring.billing;

import dev.migrate.spring.shop.Owner;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** An application with two databases, a persistence unit for each, and a web server. */
@SpringBootApplication
public class BillingApplication {

    public static void main(String[] args) {
        SpringApplication.run(BillingApplication.class, args);
    }

    @Bean
    @Primary
    DataSource shop(@Value("${shop.url}") String url) {
        return new DriverManagerDataSource(url);
    }

    @Bean
    DataSource invoices(@Value("${invoices.url}") String url) {
        return new DriverManagerDataSource(url);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource shop) {
        return unit("shop", shop, Owner.class);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean invoicesUnit(@Qualifier("invoices") DataSource invoices) {
        return unit("invoices", invoices, Invoice.class);
    }

    private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource, Class<?> entity) {
        LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
        unit.setPersistenceUnitName(name);
        unit.setDataSource(dataSource);
        unit.setPackagesToScan(entity.getPackageName());
        unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        unit.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "validate");
        return unit;
    }
}
