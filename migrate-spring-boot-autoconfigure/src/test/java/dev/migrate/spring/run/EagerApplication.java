package dev.migrate.spring.run;

import dev.migrate.spring.shop.ShopApplication;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** An application in which every bean of its own fails when it is made, and which prints what it starts. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EagerApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ShopApplication.class, EagerApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> System.out.println("The application prints."))
                .run(arguments);
        System.out.println("The application has started.");
    }

    @Bean
    @Lazy(false)
    Object eager() {
        throw new IllegalStateException("an eager bean was made");
    }

    @Bean
    CommandLineRunner commandLineRunner() {
        throw new IllegalStateException("a runner was made");
    }

    @Bean
    ApplicationRunner applicationRunner() {
        throw new IllegalStateException("a runner was made");
    }

    @Bean
    ApplicationListener<ContextRefreshedEvent> listener() {
        throw new IllegalStateException("a listener was made");
    }

    @Bean
    SmartLifecycle lifecycle() {
        throw new IllegalStateException("a lifecycle was made");
    }

    @Bean
    Schedule schedule() {
        throw new IllegalStateException("a schedule was made");
    }

    static final class Schedule {

        @Scheduled(fixedDelay = 1)
        void run() {
            System.out.println("a schedule was run");
        }
    }
}
