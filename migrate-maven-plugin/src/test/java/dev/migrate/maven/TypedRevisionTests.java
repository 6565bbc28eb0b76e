package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class TypedRevisionTests {

    private final Properties typed = new Properties();

    @Test
    void aPropertyOfTheProjectIsNoTarget() {
        MavenProject project = project("${revision}");
        project.getProperties().setProperty("revision", "1.0.0-SNAPSHOT");

        assertThat(new TypedRevision(typed, project).or(null, "upgrade")).isNull();
    }

    @Test
    void aTypedVersionIsNotTakenForATarget() {
        typed.setProperty("revision", "1.2.3");

        assertThatThrownBy(() -> new TypedRevision(typed, project("${revision}")).or(null, "downgrade"))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("""
                        -Drevision=1.2.3 is the version of this project, so it cannot be a target as well.
                        Type: mvn migrate:downgrade -Dmigrate.revision=<revision>""");
    }

    @Test
    void theOtherNameIsATargetEverywhere() {
        typed.setProperty("revision", "1.2.3");

        assertThat(new TypedRevision(typed, project("${revision}")).or("-1", "downgrade"))
                .isEqualTo("-1");
    }

    private static MavenProject project(String version) {
        Model model = new Model();
        model.setVersion(version);
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        return project;
    }
}
