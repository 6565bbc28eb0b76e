package dev.migrate.operation;

import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what is true or false becomes other words for it: {@code true}, {@code 1}, {@code 'Y'} or {@code 'T'}. */
public enum BooleanCodes {

    /** What a column of type boolean holds. */
    BOOLEAN("true", "false"),
    /** What Hibernate's {@code NumericBooleanConverter} writes. */
    NUMBER("1", "0"),
    /** What Hibernate's {@code YesNoConverter} writes. */
    YES_NO("'Y'", "'N'"),
    /** What Hibernate's {@code TrueFalseConverter} writes. */
    TRUE_FALSE("'T'", "'F'");

    private final String yes;
    private final String no;

    BooleanCodes(String yes, String no) {
        this.yes = yes;
        this.no = no;
    }

    /** Returns the words, for false and for true. */
    public List<String> words() {
        return List.of(no, yes);
    }

    /** Returns the expression that makes these words of a column of those of another kind. */
    public String of(Identifier column, BooleanCodes old) {
        return "case " + LabelPositions.name(column) + " when " + old.yes + " then " + yes + " when " + old.no
                + " then " + no + " end";
    }

    /** Returns the expression that takes back a conversion of this class, or null if it is another one. */
    static @Nullable String inverse(SetColumnType change) {
        for (BooleanCodes from : values()) {
            for (BooleanCodes to : values()) {
                if (to.of(change.column(), from).equals(change.using())) {
                    return from.of(change.column(), to);
                }
            }
        }
        return null;
    }
}
