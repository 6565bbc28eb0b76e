package dev.migrate.dialect.h2;

import dev.migrate.dialect.SequenceFit;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sequences and numberings as the catalog speaks of them: without what H2 says by itself. */
final class H2Numbers {

    static final SequenceFit FIT = new SequenceFit("H2");

    private static final Pattern NEXT =
            Pattern.compile("(?i)next\\s+value\\s+for\\s+(?:(\"[^\"]*\"|\\w+)\\.)?(\"[^\"]*\"|\\w+)");

    private H2Numbers() {}

    /** Returns an expression with the sequences that it takes numbers from as revisions name them. */
    static String next(String expression) {
        return NEXT.matcher(expression).replaceAll(found -> {
            String schema = found.group(1);
            boolean usual = schema == null || name(schema).equals("public");
            return Matcher.quoteReplacement(
                    "next value for " + (usual ? "" : name(schema) + ".") + name(found.group(2)));
        });
    }

    private static String name(String written) {
        Identifier name = written.startsWith("\"")
                ? H2Words.identifier(written.substring(1, written.length() - 1))
                : H2Names.of(Identifier.of(written));
        return name.isQuoted() ? "\"" + name.text() + "\"" : name.folded();
    }

    static Sequence plain(Sequence sequence) {
        return sequence.withOptions(plain(sequence.options(), sequence.start(), sequence.increment(), "BIGINT"));
    }

    static Column plain(Column column) {
        Identity identity = column.identity();
        return identity == null
                ? column
                : column.withIdentity(
                        plain(identity, H2Dialect.WRITER.type(column.type()).toUpperCase(Locale.ROOT)));
    }

    static Identity plain(Identity identity, String type) {
        return identity.withOptions(plain(identity.options(), identity.start(), identity.increment(), type));
    }

    /** Numbers of a sequence go as far as a bigint does, those of a column as far as its type. */
    static SequenceOptions plain(SequenceOptions options, long start, long increment, String type) {
        Long last = last(type);
        return last == null
                ? options.withMin(null).withMax(null)
                : options.withoutUsual(start, increment, -last - 1, last, usualCache(options, start, increment));
    }

    /** Of numbers that begin anew at their end, H2 by itself takes no more at once than there are. */
    private static long usualCache(SequenceOptions options, long start, long increment) {
        Long least = options.min() == null ? Long.valueOf(Math.min(1, start)) : options.min();
        Long greatest = options.max();
        return !options.cycle() || greatest == null || increment <= 0
                ? H2Dialect.USUAL_CACHE
                : Math.min(H2Dialect.USUAL_CACHE, (greatest - least) / increment + 1);
    }

    private static @Nullable Long last(String type) {
        return switch (type) {
            case "TINYINT" -> (long) Byte.MAX_VALUE;
            case "SMALLINT" -> (long) Short.MAX_VALUE;
            case "INTEGER" -> (long) Integer.MAX_VALUE;
            case "BIGINT" -> Long.MAX_VALUE;
            default -> null;
        };
    }

    static AlterSequence altered(AlterSequence operation, @Nullable Sequence known) {
        FIT.refuseOwner(operation.name(), operation.change());
        Sequence before = known == null ? new Sequence(operation.name(), 1, 1) : known;
        return new AlterSequence(
                operation.name(),
                operation.change().said(plain(operation.change().of(before))));
    }
}
