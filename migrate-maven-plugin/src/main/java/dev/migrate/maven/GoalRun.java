package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.cli.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;

/** One run of a goal in one module. */
final class GoalRun {

    private final MigrateGoal goal;
    private final String name;
    private final MavenProject project;

    GoalRun(MigrateGoal goal) {
        this.goal = goal;
        this.name = goal.execution.getGoal();
        this.project = goal.session.getCurrentProject();
    }

    void run() throws MojoFailureException {
        ApplicationSettings settings = ApplicationSettings.of(goal, project);
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        Optional<String> main = ApplicationFinder.find(project.getArtifactId(), classes, settings.mainClass(), name);
        Visits visits = Visits.of(goal.session.getRequest().getData(), name + "@" + goal.execution.getExecutionId());
        main.ifPresent(found -> visits.application());
        boolean last = visits.endWithoutApplication(project.getId(), ids());
        if (main.isPresent()) {
            launch(settings, main.get());
        } else if (last && goal.execution.getSource() == MojoExecution.Source.CLI) {
            throw noApplication(settings);
        } else {
            goal.getLog().info("No Spring Boot application in " + project.getArtifactId() + ": nothing to do here.");
        }
    }

    private List<String> ids() {
        return goal.session.getProjects().stream().map(MavenProject::getId).toList();
    }

    private void launch(ApplicationSettings settings, String main) throws MojoFailureException {
        requireStarter();
        ClassPath classPath = ClassPath.of(project, goal.session.getProjects(), name);
        new RevisionFiles(name, Locations.of(settings.properties(), classPath.modules())).check(classPath);
        Path directory = project.getBasedir().toPath();
        Path work = Path.of(project.getBuild().getDirectory()).resolve("migrate");
        boolean terminal = goal.session.getRequest().isInteractiveMode() && Terminal.isPresent();
        Launch launch = new Launch(
                java(),
                settings,
                classPath,
                main,
                directory,
                work,
                goal.showsLog() || goal.getLog().isDebugEnabled(),
                terminal,
                goal.asks() && terminal);
        Outcome outcome = ApplicationJvm.run(launch, goal.wholeCommand());
        goal.show(outcome.output());
        if (outcome.code() != ExitCode.DONE.code()) {
            throw new MojoFailureException(outcome.failure(name));
        }
        if (!outcome.errors().isBlank()) {
            goal.getLog().warn(outcome.errors().stripTrailing());
        }
    }

    private Path java() {
        Toolchain toolchain = goal.toolchains.getToolchainFromBuildContext("jdk", goal.session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool != null ? Path.of(tool) : Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private void requireStarter() {
        boolean present = project.getArtifacts().stream()
                .anyMatch(artifact -> artifact.getGroupId().equals("dev.migrate")
                        && artifact.getArtifactId().equals("migrate-spring-boot-autoconfigure"));
        if (!present) {
            throw new MigrateException(ExitCode.USAGE, """
                    The application in module '%s' does not have Migrate.
                        pom  %s
                    Add to its dependencies:
                        <dependency>
                            <groupId>dev.migrate</groupId>
                            <artifactId>migrate-spring-boot-starter</artifactId>
                            <version>%s</version>
                        </dependency>""".formatted(
                            project.getArtifactId(), project.getFile(), goal.execution.getVersion()));
        }
    }

    private MigrateException noApplication(ApplicationSettings settings) {
        List<String> modules = goal.session.getProjects().stream()
                .map(MavenProject::getArtifactId)
                .toList();
        String wanted = settings.mainClass() == null
                ? "a class with @SpringBootApplication and a main method"
                : "the class " + settings.mainClass();
        return new MigrateException(
                ExitCode.USAGE,
                "No Spring Boot application in this build.\n    modules     " + String.join(", ", modules)
                        + "\n    looked for  " + wanted
                        + "\nName the class: mvn migrate:" + name + " -DmainClass=<class>"
                        + "\nor the module:  mvn migrate:" + name + " -pl <module> -am");
    }
}
