package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTests {

    private final Dialects dialects = Dialects.onClassPath();

    @ParameterizedTest
    @CsvSource({
        "postgresql, postgresql, 14.0",
        "postgresql:16, postgresql, 16.0",
        "postgresql:16.3, postgresql, 16.3",
        "h2, h2, 2.0",
        "h2:2, h2, 2.0",
        "mysql, mysql, 8.0",
        "mysql:8, mysql, 8.0",
        "mysql:9.2, mysql, 9.2",
        "mariadb, mariadb, 10.11",
        "mariadb:10, mariadb, 10.11",
        "mariadb:11.4, mariadb, 11.4",
        "sqlite:3, sqlite, 3.37",
        "sqlite:3.53.2, sqlite, 3.53"
    })
    void nameAndVersionAreFound(String text, String name, String version) {
        assertThat(dialects.named(text).name()).isEqualTo(name);
        assertThat(dialects.named(text).version()).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/shop, postgresql",
        "jdbc:h2:mem:shop, h2",
        "jdbc:sqlite:shop.db, sqlite",
        "jdbc:mysql://db/shop, mysql",
        "jdbc:mariadb://db/shop, mariadb"
    })
    void urlNamesItsDatabase(String url, String name) {
        assertThat(dialects.nameOfUrl(url)).contains(name);
        assertThat(dialects.nameOfUrl("jdbc:oracle:thin:@db")).isEmpty();
    }

    @Test
    void unknownDatabaseIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> dialects.named("oracle:23"))
                .withMessage("""
                        Migrate does not know this database.
                            database   oracle
                            supported  h2, mariadb, mysql, postgresql, sqlite
                        Use one of the supported databases, or put a dialect for this one on the class path.""");
    }

    @Test
    void versionThatIsNoNumberIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> dialects.named("postgresql:new"))
                .withMessage("""
                        'postgresql:new' does not name a database.
                            version  new
                        Write the name and the version's numbers, such as postgresql:16.""");
    }

    @Test
    void sqliteThatIsTooOldIsRefused() {
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> dialects.named("sqlite:3.36"))
                .withMessage("""
                        This SQLite is too old.
                            version  3.36
                            needed   3.37 or later
                        Use a newer driver: it brings SQLite with it.""");
    }
}
