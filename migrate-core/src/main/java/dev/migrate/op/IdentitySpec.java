package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SequenceOptions;
import java.util.function.Consumer;

/**
 * Records how the database numbers rows; without further words from 1 by 1, where an insert gives no number.
 *
 * <p>PostgreSQL and H2 have all of it. MySQL and MariaDB have the start, and count by what the server is set to; SQLite
 * numbers from 1 by 1.
 */
public final class IdentitySpec {

    private Identity identity = Identity.byDefault();

    private IdentitySpec() {}

    static Identity of(Consumer<IdentitySpec> numbering) {
        IdentitySpec spec = new IdentitySpec();
        numbering.accept(spec);
        return spec.identity;
    }

    /** Refuses numbers that an insert gives. */
    @CanIgnoreReturnValue
    public IdentitySpec always() {
        identity = new Identity(true, identity.start(), identity.increment(), identity.options());
        return this;
    }

    /** Says the first number. */
    @CanIgnoreReturnValue
    public IdentitySpec start(long number) {
        identity = new Identity(identity.always(), number, identity.increment(), identity.options());
        return this;
    }

    /** Says the distance between two numbers. */
    @CanIgnoreReturnValue
    public IdentitySpec increment(long step) {
        identity = new Identity(identity.always(), identity.start(), step, identity.options());
        return this;
    }

    /** Says the least number: PostgreSQL and H2. */
    @CanIgnoreReturnValue
    public IdentitySpec minValue(long number) {
        return options(identity.options().withMin(number));
    }

    /** Says the greatest number: PostgreSQL and H2. */
    @CanIgnoreReturnValue
    public IdentitySpec maxValue(long number) {
        return options(identity.options().withMax(number));
    }

    /** Begins again behind the last number: PostgreSQL and H2. */
    @CanIgnoreReturnValue
    public IdentitySpec cycle() {
        return options(identity.options().withCycle(true));
    }

    /** Lets a session take several numbers at once: PostgreSQL and H2; the others leave it out. */
    @CanIgnoreReturnValue
    public IdentitySpec cache(long numbers) {
        return options(identity.options().withCache(numbers));
    }

    private IdentitySpec options(SequenceOptions options) {
        identity = identity.withOptions(options);
        return this;
    }
}
