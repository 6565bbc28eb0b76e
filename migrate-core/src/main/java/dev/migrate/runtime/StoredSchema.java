package dev.migrate.runtime;

import dev.migrate.operation.EffectText;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.OperationText;
import dev.migrate.operation.OperationTextParser;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema as a text that it can be read from again: what the journal remembers of how a revision found its tables. */
final class StoredSchema {

    private static final String OPTION = "option ";
    private static final int PARTS = 4;

    private StoredSchema() {}

    static String text(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        List<String> options = new ArrayList<>();
        schema.sequences().values().forEach(each -> operations.add(new CreateSequence(each)));
        schema.enums().values().forEach(each -> operations.add(new CreateEnum(each)));
        for (Table table : schema.tables().values()) {
            operations.add(new CreateTable(table.withIndexes(List.of())));
            table.indexes().forEach(each -> operations.add(new CreateIndex(table.name(), each)));
            table.options().forEach(each -> options.add(option(table.name(), each)));
        }
        return Stream.concat(options.stream(), operations.stream().flatMap(each -> EffectText.lines(each).stream()))
                .collect(Collectors.joining("\n"));
    }

    private static String option(TableName table, TableOption option) {
        return OPTION
                + Stream.of(key(table), option.dialect(), option.name(), option.value())
                        .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(" "));
    }

    /** Returns a text that is the same for equal names. */
    private static String key(TableName name) {
        return OperationText.line(new Operation.DropTable(name));
    }

    /** Returns the schema of a text. */
    static Schema parse(String text) {
        Map<String, List<TableOption>> options = new TreeMap<>();
        List<String> lines = text.lines().toList();
        lines.stream().filter(line -> line.startsWith(OPTION)).forEach(line -> read(line, options));
        String operations =
                lines.stream().filter(line -> !line.startsWith(OPTION)).collect(Collectors.joining("\n"));
        return schema(OperationTextParser.parse(operations), options);
    }

    private static void read(String line, Map<String, List<TableOption>> options) {
        List<String> parts = Stream.of(line.substring(OPTION.length()).split(" ", PARTS))
                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                .toList();
        options.computeIfAbsent(parts.get(0), table -> new ArrayList<>())
                .add(new TableOption(parts.get(1), parts.get(2), parts.get(3)));
    }

    private static Schema schema(List<Operation> operations, Map<String, List<TableOption>> options) {
        Map<TableName, Table> tables = new TreeMap<>();
        List<Sequence> sequences = new ArrayList<>();
        List<EnumType> enums = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof CreateSequence create) {
                sequences.add(create.sequence());
            } else if (operation instanceof CreateEnum create) {
                enums.add(create.type());
            } else if (operation instanceof CreateTable create) {
                Table table = create.table();
                tables.put(table.name(), table.withOptions(options.getOrDefault(key(table.name()), List.of())));
            } else if (operation instanceof CreateIndex create) {
                Table table = Objects.requireNonNull(tables.get(create.table()));
                List<Index> indexes = new ArrayList<>(table.indexes());
                indexes.add(create.index());
                tables.put(table.name(), table.withIndexes(indexes));
            }
        }
        return Schema.of(tables.values(), sequences).withEnums(enums);
    }
}
