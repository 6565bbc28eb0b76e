package dev.migrate.dialect;

import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What statements in SQL make of the views, routines and triggers that operations have made: another query of a view, as far as
 * the statement tells it, or a text that nobody knows.
 */
public final class RawDefinitions {

    private static final List<String> VERBS = List.of("create", "alter", "drop", "replace");
    private static final List<String> OTHERS =
            List.of("table", "index", "sequence", "schema", "type", "database", "role", "user", "on", "as", "(");
    private static final List<String> BEFORE_NAMES = List.of("if", "not", "exists");

    private final SqlSyntax syntax;
    private final Schema model;
    private final Set<DefinitionName> known = new TreeSet<>();

    /**
     * Creates what nothing is known to yet.
     *
     * @param dialect the short name of the database
     * @param model what the model says, whose text counts where a statement says the same in another layout
     */
    public RawDefinitions(String dialect, Schema model) {
        this.syntax = SqlSyntax.of(dialect);
        this.model = model;
    }

    /** Notes what operations have made, whether it is there later on or not. */
    public void made(Collection<DefinitionName> names) {
        known.addAll(names);
    }

    /** Notes what a statement does to what operations have left. */
    public void note(String sql, Map<DefinitionName, Definition> left) {
        if (!isOfDefinition(sql)) {
            return;
        }
        List<SqlToken> tokens = SqlTokens.of(sql, syntax).stream()
                .filter(each -> !each.isSkipped() && !each.word().equals(";"))
                .toList();
        int at = kindAt(tokens);
        DefinitionKind kind = at < 0 ? null : kind(tokens, at);
        if (kind == null) {
            return;
        }
        at++;
        while (at < tokens.size() && BEFORE_NAMES.contains(tokens.get(at).word())) {
            at++;
        }
        while (at + 2 < tokens.size() && tokens.get(at + 1).word().equals(".")) {
            at += 2;
        }
        if (at < tokens.size()) {
            note(kind, tokens, at, left);
        }
    }

    /** Most statements, and the longest ones, are told by their first word. */
    private boolean isOfDefinition(String sql) {
        List<String> first = new ArrayList<>();
        SqlTokens.each(sql, syntax, token -> {
            if (!token.isSkipped()) {
                first.add(token.word());
            }
            return first.isEmpty();
        });
        return !first.isEmpty() && VERBS.contains(first.get(0));
    }

    private void note(DefinitionKind kind, List<SqlToken> tokens, int at, Map<DefinitionName, Definition> left) {
        String text = text(tokens.get(at));
        for (DefinitionName name : known) {
            if (name.kind() == kind && name.name().name().text().equalsIgnoreCase(text)) {
                left.remove(name);
                boolean isQuery = at + 2 < tokens.size()
                        && tokens.get(0).word().equals("create")
                        && tokens.get(at + 1).word().equals("as");
                if (isQuery && kind.isView()) {
                    left.put(name, view(name, tokens.subList(at + 2, tokens.size())));
                }
            }
        }
    }

    private Definition view(DefinitionName name, List<SqlToken> query) {
        SqlToken first = query.get(0);
        String text = first.text()
                .substring(first.start(), query.get(query.size() - 1).end());
        Definition said = model.definitions().get(name);
        return said != null && words(said.text()).equals(words(text)) ? said : new Definition(name, text);
    }

    private List<String> words(String text) {
        return SqlTokens.of(text, syntax).stream()
                .filter(each -> !each.isSkipped())
                .map(each -> each.word().isEmpty() ? each.characters() : each.word())
                .toList();
    }

    /** Returns where a statement says what kind of thing it makes, changes or drops, or -1 if that is another one. */
    private static int kindAt(List<SqlToken> tokens) {
        if (tokens.isEmpty() || !VERBS.contains(tokens.get(0).word())) {
            return -1;
        }
        for (int i = 1; i < tokens.size() && !OTHERS.contains(tokens.get(i).word()); i++) {
            if (kind(tokens, i) != null) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable DefinitionKind kind(List<SqlToken> tokens, int at) {
        return switch (tokens.get(at).word()) {
            case "view" ->
                tokens.get(at - 1).word().equals("materialized")
                        ? DefinitionKind.MATERIALIZED_VIEW
                        : DefinitionKind.VIEW;
            case "function" -> DefinitionKind.FUNCTION;
            case "procedure" -> DefinitionKind.PROCEDURE;
            case "trigger" -> DefinitionKind.TRIGGER;
            case "domain" -> DefinitionKind.DOMAIN;
            default -> null;
        };
    }

    private static String text(SqlToken token) {
        String characters = token.characters();
        return token.kind() == SqlToken.Kind.NAME && characters.length() > 2
                ? characters.substring(1, characters.length() - 1)
                : characters;
    }
}
