package dev.migrate.spring.run;

import dev.migrate.spring.shop.Owner;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** An application with two persistence units of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TwoUnitsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TwoUnitsApplication.class, arguments);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean shop(DataSource dataSource) {
        return unit("shop", dataSource);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean archive(DataSource dataSource) {
        return unit("archive", dataSource);
    }

    private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource) {
        LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
        unit.setPersistenceUnitName(name);
        unit.setDataSource(dataSource);
        unit.setPackagesToScan(Owner.class.getPackageName());
        unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        return unit;
    }
}
