package dev.migrate.spring.run;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.cli.MigrateCommandLine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets one command take the place of the application, if {@code migrate.run} names one.
 *
 * <p>The application's main method and configuration are used as they are; of its beans only those are made that the
 * command needs.
 */
final class MigrateRunListener implements SpringApplicationRunListener {

    private final SpringApplication application;
    private final @Nullable RunRequest request;
    private final Caller caller;
    private @Nullable RunCommand command;

    MigrateRunListener(SpringApplication application, String[] arguments) {
        this.application = application;
        RunRequest found = RunRequest.find(arguments);
        this.caller = found == null ? Caller.MAIN : Caller.ofThisThread();
        this.request = caller == Caller.TEST_OR_BUILD ? null : found;
    }

    @Override
    public void starting(ConfigurableBootstrapContext context) {
        if (request != null && caller == Caller.MAIN) {
            command = RunCommand.start(request);
        }
    }

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext context, ConfigurableEnvironment environment) {
        if (request != null && caller == Caller.SERVLET_CONTAINER) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "migrate.run cannot take the place of an application in a servlet container.\n    migrate.run  "
                            + request.line()
                            + "\nRemove it from the container's settings and run the archive itself:"
                            + " java -jar app.war --migrate.run=\"" + request.line() + "\"");
        }
        RunCommand started = command;
        if (started != null && request != null) {
            environment.getPropertySources().addFirst(new MapPropertySource("migrate.run", settings(request)));
            application.setApplicationContextFactory(ApplicationContextFactory.of(() -> new RunContext(started::run)));
        }
    }

    private static Map<String, Object> settings(RunRequest request) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.main.web-application-type", "none");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.main.log-startup-info", "false");
        settings.put("spring.main.register-shutdown-hook", "false");
        settings.put("spring.main.keep-alive", "false");
        settings.put("migrate.on-startup", "none");
        settings.put("migrate.allow-other-tools", "true");
        if (MigrateCommandLine.needsModel(request.line())) {
            settings.put("spring.jpa.hibernate.ddl-auto", "none");
            settings.put("spring.jpa.defer-datasource-initialization", "false");
            settings.put("spring.sql.init.mode", "never");
            settings.put("spring.flyway.enabled", "false");
            settings.put("spring.liquibase.enabled", "false");
            settings.put("spring.docker.compose.enabled", "false");
        }
        return settings;
    }

    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
        RunCommand started = command;
        if (started != null) {
            started.failed(exception);
        }
    }
}
