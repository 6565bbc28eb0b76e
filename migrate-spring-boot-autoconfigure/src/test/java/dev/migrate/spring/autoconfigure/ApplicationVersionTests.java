package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

class ApplicationVersionTests {

    private static final Environment NOTHING = new MockEnvironment();
    private static final Environment MANIFEST =
            new MockEnvironment().withProperty("spring.application.version", "1.3.0");

    private static BuildProperties built(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return new BuildProperties(properties);
    }

    @Test
    void theBuildKnowsItBestAndThenTheManifest() {
        assertThat(ApplicationVersion.of(built("version", "1.4.0"), MANIFEST)).isEqualTo("1.4.0");
        assertThat(ApplicationVersion.of(built("name", "shop"), MANIFEST)).isEqualTo("1.3.0");
        assertThat(ApplicationVersion.of(null, MANIFEST)).isEqualTo("1.3.0");
        assertThat(ApplicationVersion.of(null, NOTHING)).isNull();
    }
}
