package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

class ApplicationSettingsTests {

    private static final String POM = """
            <configuration>
                <mainClass>shop.Shop</mainClass>
                <profiles><profile>a</profile><profile>b</profile></profiles>
                <jvmArguments>-Xmx100m  -Dx=y</jvmArguments>
                <systemPropertyVariables><shop.colour>blue</shop.colour><empty/></systemPropertyVariables>
                <environmentVariables><SHOP_NAME>The Shop</SHOP_NAME></environmentVariables>
                <arguments><argument>--spring.datasource.url=jdbc:h2:mem:pom</argument><argument>x</argument></arguments>
            </configuration>
            """;

    private final Properties typed = new Properties();

    private ApplicationSettings settings(String configuration) {
        Plugin boot = new Plugin();
        boot.setGroupId("org.springframework.boot");
        boot.setArtifactId("spring-boot-maven-plugin");
        try {
            boot.setConfiguration(Xpp3DomBuilder.build(new StringReader(configuration)));
        } catch (IOException | XmlPullParserException e) {
            throw new IllegalStateException(e);
        }
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(boot);
        CheckGoal goal = new CheckGoal();
        goal.session = session();
        return ApplicationSettings.of(goal, new MavenProject(model));
    }

    @SuppressWarnings("deprecation")
    private MavenSession session() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }

    @Test
    void whatThePomTellsSpringBootsPluginCounts() {
        ApplicationSettings settings = settings(POM);

        assertThat(settings.mainClass()).isEqualTo("shop.Shop");
        assertThat(settings.properties())
                .isEqualTo(Map.of("spring.profiles.active", "a,b", "shop.colour", "blue", "empty", ""));
        assertThat(settings.jvmArguments()).containsExactly("-Xmx100m", "-Dx=y");
        assertThat(settings.environment()).isEqualTo(Map.of("SHOP_NAME", "The Shop"));
        assertThat(settings.arguments()).containsExactly("--spring.datasource.url=jdbc:h2:mem:pom", "x");
    }

    @Test
    void whatIsTypedCountsMore() {
        typed.setProperty("spring-boot.run.main-class", "shop.Other");
        typed.setProperty("spring-boot.run.profiles", "c");
        typed.setProperty("spring-boot.run.jvmArguments", "-Xmx200m");
        typed.setProperty("spring.datasource.url", "jdbc:h2:mem:typed");

        ApplicationSettings settings = settings(POM);

        assertThat(settings.mainClass()).isEqualTo("shop.Other");
        assertThat(settings.properties())
                .containsEntry("spring.profiles.active", "c")
                .containsEntry("spring.datasource.url", "jdbc:h2:mem:typed");
        assertThat(settings.jvmArguments()).containsExactly("-Xmx200m");
        assertThat(settings.arguments()).containsExactly("x");
    }

    @Test
    void argumentsMayBeTypedAsWell() {
        typed.setProperty("spring-boot.run.arguments", "--a=b c");

        assertThat(settings(POM).arguments()).containsExactly("--a=b", "c");
    }

    @Test
    void aPomThatTellsNothingLeavesAllToTheApplication() {
        assertThat(settings("<configuration><mainClass>${start-class}</mainClass></configuration>"))
                .isEqualTo(new ApplicationSettings(
                        null, Map.of(), java.util.List.of(), Map.of(), java.util.List.of()));
    }
}
