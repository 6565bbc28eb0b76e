package dev.migrate.spring.run;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.cli.MigrateCommandLine;
import dev.migrate.command.Migrate;
import dev.migrate.spring.autoconfigure.MigrateCustomizer;
import dev.migrate.spring.autoconfigure.MigrateProperties;
import dev.migrate.spring.autoconfigure.MigrateTargets;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The one command of a process: runs it with the beans of a context, and ends the process. */
final class RunCommand {

    private static @Nullable RunCommand current;

    private final RunRequest request;
    private final RunOutput output;
    private volatile boolean ended;

    private RunCommand(RunRequest request, RunOutput output) {
        this.request = request;
        this.output = output;
    }

    /** Returns the command of this process; the contexts of a hierarchy share it. */
    static synchronized RunCommand start(RunRequest request) {
        RunCommand command = current;
        if (command == null) {
            command = new RunCommand(request, RunOutput.open(request));
            Runtime.getRuntime().addShutdownHook(new Thread(command::endWithoutContext, "migrate-run"));
            current = command;
        }
        return command;
    }

    void run(ConfigurableListableBeanFactory beans) {
        Path directory = request.directory();
        if (directory != null) {
            MigrateCustomizer customizer = builder -> builder.directory(directory);
            beans.registerSingleton("migrateRunDirectory", customizer);
        }
        time(sinceStart(), "start the application");
        int code = commandLine(name -> timed(() -> migrate(beans, name))).run(request.line());
        beans.destroySingletons();
        end(code);
    }

    private MigrateCommandLine commandLine(Function<@Nullable String, Migrate> migrate) {
        MigrateCommandLine own = new MigrateCommandLine(migrate, output.out(), output.err(), request.spelling());
        PrintWriter terminal = output.terminal();
        MigrateCommandLine shown = terminal == null ? own : own.showingProgress(terminal);
        PrintWriter questions = output.questions();
        return questions == null
                ? shown
                : shown.asking(questions, new InputStreamReader(System.in, Charset.defaultCharset()));
    }

    /** Says how long something took if the command asks for it; where it answers a program, on the side. */
    private void time(long milliseconds, String phase) {
        List<String> words = Arrays.asList(request.line().split("\\s+", -1));
        if (words.contains("--timings")) {
            PrintWriter side = words.contains("--json") ? output.err() : output.out();
            side.println("  " + milliseconds + " ms  " + phase);
        }
    }

    private Migrate timed(Supplier<Migrate> beans) {
        long start = System.nanoTime();
        Migrate migrate = beans.get();
        time(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), "make the beans it needs");
        return migrate;
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static Migrate migrate(ConfigurableListableBeanFactory beans, @Nullable String name) {
        try {
            return name == null ? beans.getBean(Migrate.class) : named(beans, name);
        } catch (BeansException e) {
            MigrateException expected = expected(e);
            throw expected == null ? e : expected;
        }
    }

    private static Migrate named(ConfigurableListableBeanFactory beans, String name) {
        Set<String> targets = beans.getBean(MigrateProperties.class).targets().keySet();
        if (!targets.contains(name)) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "There is no database of that name.\n    -Dname      " + name + "\n    there are  "
                            + (targets.isEmpty() ? "none" : String.join(", ", targets))
                            + "\nName one of them, or configure it: migrate.targets." + name + ".data-source=<bean>");
        }
        return beans.getBean(MigrateTargets.beanName(name), Migrate.class);
    }

    private static @Nullable MigrateException expected(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MigrateException expected) {
                return expected;
            }
        }
        return null;
    }

    /** Ends the process with an expected failure; any other is left to Spring Boot to report. */
    void failed(Throwable failure) {
        MigrateException expected = expected(failure);
        if (expected == null) {
            ended = true;
        } else {
            output.err().println(request.spelling().of(expected.getMessage()));
            end(expected.exitCode().code());
        }
    }

    private void end(int code) {
        ended = true;
        output.close(code);
        System.exit(code);
    }

    /** Called when the process ends: if no context had a Migrate bean, that must not look like success. */
    private void endWithoutContext() {
        if (!ended) {
            output.err()
                    .println(
                            "Migrate cannot run '" + request.line() + "': the application has no Migrate bean.\n"
                                    + "    needs  a DataSource (spring.datasource.url) or migrate.url, and migrate.enabled=true\n"
                                    + "Configure the database, or look for what ends the main method before SpringApplication.run.");
            output.close(ExitCode.REFUSED.code());
            Runtime.getRuntime().halt(ExitCode.REFUSED.code());
        }
    }
}
