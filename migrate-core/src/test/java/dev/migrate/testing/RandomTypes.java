package dev.migrate.testing;

import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column types that a seed makes up. */
final class RandomTypes {

    private static final List<TypeName> WHOLE = List.of(TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);
    private static final List<TypeName> RARE = List.of(
            TypeName.XML,
            TypeName.INET,
            TypeName.INTERVAL_SECOND,
            TypeName.NCLOB,
            TypeName.NTEXT,
            TypeName.TIME_UTC,
            TypeName.TIME_TZ,
            TypeName.REAL_TYPE,
            TypeName.FLOATING,
            TypeName.JSON,
            TypeName.BINARY);
    private static final List<TypeName> TEMPORAL = List.of(
            TypeName.TIME,
            TypeName.TIME_UTC,
            TypeName.TIME_TZ,
            TypeName.TIMESTAMP,
            TypeName.TIMESTAMP_UTC,
            TypeName.TIMESTAMP_TZ);
    static final List<List<String>> LABELS = List.of(
            List.of("ACTIVE", "ARCHIVED"), List.of("NEW", "PAID", "SENT"), List.of("A", "B"), List.of("it's", "b\\c"));

    private final Chance chance;
    private final Set<Trait> traits;

    RandomTypes(Chance chance, Set<Trait> traits) {
        this.chance = chance;
        this.traits = traits;
    }

    /** Returns a type that keys and indexes can be made of. */
    SqlType key() {
        return chance.oneIn(3)
                ? new Basic(TypeName.VARCHAR, chance.pick(List.of(36, 80, 120)))
                : new Basic(chance.pick(chance.oneIn(4) ? List.of(TypeName.UUID, TypeName.DATE) : WHOLE));
    }

    SqlType any() {
        if (traits.contains(Trait.ARRAYS) && chance.oneIn(14)) {
            return new SqlType.Array(key(), chance.oneIn(2) ? null : chance.between(2, 9));
        }
        if (traits.contains(Trait.ENUMERATIONS) && chance.oneIn(6)) {
            return enumeration();
        }
        if (traits.contains(Trait.RAW_TYPES) && chance.oneIn(14)) {
            return new SqlType.Raw(chance.pick(List.of("varchar(77)", "decimal(7, 3)")));
        }
        return chance.oneIn(2) ? key() : basic(chance.pick(names()));
    }

    private List<TypeName> names() {
        List<TypeName> names = new ArrayList<>(List.of(TypeName.values()));
        if (!traits.contains(Trait.OWN_TYPES)) {
            names.removeIf(each -> each.own() != null);
        }
        if (!traits.contains(Trait.RARE_TYPES)) {
            names.removeAll(RARE);
        }
        return names;
    }

    private SqlType basic(TypeName name) {
        return switch (name) {
            case NUMERIC, DECIMAL -> new Basic(name, chance.pick(List.of(10, 12)), 4);
            case INTERVAL_SECOND -> new Basic(name, chance.pick(List.of(10, 18)), chance.pick(List.of(4, 9)));
            case FLOATING -> new Basic(name, chance.pick(List.of(24, 53)));
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> new Basic(name, chance.between(1, 250));
            case CLOB, NCLOB, BLOB -> chance.oneIn(2) ? new Basic(name) : new Basic(name, 70_000);
            default -> TEMPORAL.contains(name) ? new Basic(name, chance.pick(List.of(0, 3, 6, 9))) : new Basic(name);
        };
    }

    /** A database with enum types has those of a name once, with the labels that they were created with. */
    private boolean isOfDatabase() {
        return traits.contains(Trait.ENUM_TYPES) && !traits.contains(Trait.ANY_VALUES);
    }

    Enumeration enumeration() {
        EnumerationForm form = chance.pick(List.of(EnumerationForm.values()));
        String name = chance.oneIn(6) && traits.contains(Trait.QUOTED_NAMES) ? "`Kind`" : "kind";
        if (form.isNamed() && !traits.contains(Trait.NAMED_TYPES)) {
            form = EnumerationForm.LABEL;
        }
        boolean own = form == EnumerationForm.LABEL && chance.oneIn(4);
        boolean named = form.isNamed() || own && traits.contains(Trait.NAMED_TYPES);
        Identifier typeName = named ? Identifier.of(name.replace("ind", "ind" + chance.between(100, 999_999))) : null;
        List<String> labels = chance.oneIn(9) ? List.of("ONLY") : chance.pick(LABELS);
        if (typeName != null && isOfDatabase()) {
            int number =
                    1000 * form.word().length() + Math.floorMod(labels.get(0).hashCode(), 1000);
            typeName = Identifier.of(name.replace("ind", "ind" + number));
        }
        boolean byLabel = form == EnumerationForm.LABEL && !named;
        Integer length = byLabel && chance.oneIn(3) ? Integer.valueOf(40) : null;
        return new Enumeration(
                form, typeName, labels, length, byLabel && chance.oneIn(4), !(byLabel && chance.oneIn(4)));
    }

    /** Returns a type that values of another one can be turned into. */
    SqlType wider(SqlType type) {
        if (type instanceof Enumeration typed && typed.typeName() != null && isOfDatabase()) {
            return type;
        }
        if (type instanceof Enumeration enumeration) {
            List<String> labels = new ArrayList<>(enumeration.labels());
            if (labels.size() > 1 && chance.oneIn(3)) {
                labels.remove(0);
            } else {
                labels.add("MORE" + labels.size());
            }
            return new Enumeration(
                    enumeration.form(),
                    enumeration.typeName(),
                    labels,
                    enumeration.length(),
                    enumeration.national(),
                    enumeration.checked());
        }
        if (!(type instanceof Basic basic)) {
            return type;
        }
        return switch (basic.name()) {
            case SMALLINT -> new Basic(TypeName.INTEGER);
            case INTEGER -> new Basic(TypeName.BIGINT);
            case VARCHAR -> new Basic(TypeName.VARCHAR, 10 + (basic.first() == null ? 0 : basic.first()));
            case NUMERIC, DECIMAL -> new Basic(basic.name(), 18, 4);
            default -> type;
        };
    }

    @Nullable
    ColumnDefault defaultOf(SqlType type) {
        if (!(type instanceof Basic basic)) {
            return null;
        }
        return switch (basic.name()) {
            case SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL -> new ColumnDefault(chance.pick(List.of("0", "1", "42")));
            case VARCHAR, NVARCHAR -> new ColumnDefault(chance.pick(List.of("'x'", "'it''s'", "''")));
            case BOOLEAN -> new ColumnDefault(chance.pick(List.of("true", "false")));
            case TIMESTAMP_UTC, TIMESTAMP_TZ -> new ColumnDefault("current_timestamp");
            default -> null;
        };
    }

    boolean isWhole(SqlType type) {
        return type instanceof Basic basic && WHOLE.contains(basic.name());
    }

    boolean isNumber(SqlType type) {
        return isWhole(type)
                || type instanceof Basic basic
                        && List.of(TypeName.NUMERIC, TypeName.DECIMAL).contains(basic.name());
    }

    boolean isText(SqlType type) {
        return type instanceof Basic basic
                && List.of(TypeName.VARCHAR, TypeName.NVARCHAR).contains(basic.name());
    }

    boolean isKey(SqlType type) {
        return isWhole(type)
                || type instanceof Basic basic
                        && List.of(TypeName.VARCHAR, TypeName.UUID, TypeName.DATE)
                                .contains(basic.name());
    }
}
