package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTests {

    @TempDir
    Path folder;

    private MavenProject parent;
    private MavenProject domain;
    private MavenProject app;

    @BeforeEach
    void build() throws IOException {
        parent =
                project("", "<packaging>pom</packaging><modules><module>domain</module><module>app</module></modules>");
        domain = project("domain", "");
        app = project("app", "");
        app.setParent(parent);
        Set<Artifact> artifacts = new LinkedHashSet<>();
        artifacts.add(artifact("shop", "domain", "1"));
        artifacts.add(artifact("org.springframework.boot", "spring-boot-devtools", "4.1.1"));
        artifacts.add(artifact("org.springframework.boot", "spring-boot-docker-compose", "4.1.1"));
        artifacts.add(artifact("org.springframework.boot", "spring-boot", "4.1.1"));
        app.setArtifacts(artifacts);
    }

    @Test
    void aModuleOfTheBuildIsReadFromItsClassesAndDevelopmentToolsStayOut() {
        ClassPath classPath = ClassPath.of(app, List.of(parent, domain, app), "check");

        assertThat(classPath.entries())
                .containsExactly(
                        folder.resolve("app/target/classes"),
                        folder.resolve("domain/target/classes"),
                        folder.resolve("repository/spring-boot-4.1.1.jar"));
        assertThat(classPath.modules()).extracting(Module::name).containsExactly("app", "domain");
    }

    @Test
    void aModuleThatTheBuildLeavesOutIsReadFromItsClasses() throws IOException {
        Path source = write("domain/src/main/java/Customer.java", 1);
        write("domain/target/classes/Customer.class", 2);

        assertThat(source).exists();
        assertThat(ClassPath.of(app, List.of(app), "check").entries())
                .contains(folder.resolve("domain/target/classes"))
                .doesNotContain(folder.resolve("repository/domain-1.jar"));
    }

    @Test
    void aModuleThatHasChangedSinceIsRefusedRatherThanReadFromAnOlderJar() throws IOException {
        write("domain/target/classes/Customer.class", 1);
        Path source = write("domain/src/main/java/Customer.java", 2);

        assertThatThrownBy(() -> ClassPath.of(app, List.of(app), "check"))
                .hasMessage("Module 'domain' is not part of this build and its classes are older than its sources.\n"
                        + "    sources  " + source + "\n"
                        + "    classes  " + folder.resolve("domain/target/classes") + "\n"
                        + "An older jar of it may lie in the local repository; it is not used.\n"
                        + "Build it as well, in " + folder + ": mvn -pl <application> -am migrate:check");
    }

    @Test
    void anotherVersionOfAModuleIsAJarLikeAnyOther() {
        Set<Artifact> artifacts = new LinkedHashSet<>();
        artifacts.add(artifact("shop", "domain", "0.9"));
        app.setArtifacts(artifacts);

        assertThat(ClassPath.of(app, List.of(parent, domain, app), "check").entries())
                .containsExactly(folder.resolve("app/target/classes"), folder.resolve("repository/domain-0.9.jar"));
        assertThat(ClassPath.of(app, List.of(app), "check").entries())
                .containsExactly(folder.resolve("app/target/classes"), folder.resolve("repository/domain-0.9.jar"));
    }

    private MavenProject project(String name, String more) throws IOException {
        Path directory = folder.resolve(name);
        Files.createDirectories(directory);
        String artifactId = name.isEmpty() ? "parent" : name;
        Path pom = Files.writeString(
                directory.resolve("pom.xml"),
                "<project><groupId>shop</groupId><artifactId>" + artifactId + "</artifactId><version>1</version>" + more
                        + "</project>");
        Model model = new Model();
        model.setGroupId("shop");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setBuild(new Build());
        model.getBuild().setOutputDirectory(directory.resolve("target/classes").toString());
        MavenProject project = new MavenProject(model);
        project.setFile(pom.toFile());
        return project;
    }

    private Artifact artifact(String groupId, String artifactId, String version) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        Artifact artifact = new DefaultArtifact(groupId, artifactId, version, "compile", "jar", null, handler);
        artifact.setFile(folder.resolve("repository/" + artifactId + "-" + version + ".jar")
                .toFile());
        return artifact;
    }

    private Path write(String name, long time) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, name);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(time * 100_000));
    }
}
