package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a connection may not do.
 *
 * @param user the user's name
 * @param grant what an administrator types to change that, or an empty text where that is not known
 */
public record Rights(String user, String grant) {

    /** What to do about it, as the last line of a message. */
    public static final String NEXT =
            "Have an administrator give the user this right, or give Migrate a user of its own:"
                    + " migrate.username, migrate.password";

    /** Returns what an error says is missing, or null if it says something else. */
    public static @Nullable Rights missing(Dialect dialect, Connection connection, Throwable failure) {
        if (!(failure instanceof SQLException refusal) || !dialect.isMissingRight(refusal)) {
            return null;
        }
        try {
            String user = String.valueOf(connection.getMetaData().getUserName());
            return new Rights(user, dialect.grant(connection, refusal));
        } catch (SQLException e) {
            return new Rights("", "");
        }
    }

    /** Returns the facts, one a line, each with its line end. */
    public String lines(String userKey, String grantKey) {
        return (user.isEmpty() ? "" : Lines.entry(userKey, user) + "\n")
                + (grant.isEmpty() ? "" : Lines.entry(grantKey, grant) + "\n");
    }
}
