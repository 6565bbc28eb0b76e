package dev.migrate.spring.run;

import dev.migrate.spring.shop.ShopApplication;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application whose parent context knows nothing of a database. */
class HierarchyApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Parent.class)
                .child(ShopApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Parent {

        @Bean
        CommandLineRunner runner() {
            throw new IllegalStateException("a runner was made");
        }
    }
}
