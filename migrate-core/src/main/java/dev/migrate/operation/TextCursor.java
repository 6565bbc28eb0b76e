package dev.migrate.operation;

import dev.migrate.operation.TextTokens.Kind;
import dev.migrate.operation.TextTokens.Token;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A place in the text of operations, and what the grammar's rules ask there. */
final class TextCursor {

    private final List<Token> tokens;
    private int at;

    TextCursor(String text) {
        this.tokens = TextTokens.of(text);
    }

    private Token token() {
        return tokens.get(at);
    }

    boolean atEnd() {
        return token().kind() == Kind.END;
    }

    /** Goes past some words if all of them stand here. */
    boolean take(String words) {
        String[] all = words.split(" ", -1);
        for (int i = 0; i < all.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(all[i])) {
                return false;
            }
        }
        at += all.length;
        return true;
    }

    boolean isNext(String word) {
        return token().is(word);
    }

    void expect(String words) {
        if (!take(words)) {
            throw expected("'" + words + "'");
        }
    }

    /** Returns the error that something else is expected here. */
    MalformedOperationException expected(String what) {
        return new MalformedOperationException(token().offset(), token().shown(), what);
    }

    Identifier name(String what) {
        Token token = token();
        boolean plain = token.kind() == Kind.WORD && Identifier.isPlain(token.value());
        if (!plain && token.kind() != Kind.QUOTED_NAME || token.value().isEmpty()) {
            throw expected("the name of " + what);
        }
        at++;
        return plain ? Identifier.of(token.value()) : Identifier.quoted(token.value());
    }

    TableName tableName(String what) {
        Identifier first = name(what);
        return take(".") ? new TableName(first, name(what)) : TableName.of(first);
    }

    /** Returns the names between parentheses. */
    List<Identifier> names() {
        return list(",", () -> name("a column"));
    }

    /** Returns the names between parentheses, or none where no parenthesis stands. */
    List<Identifier> namesIfAny() {
        return isNext("(") ? names() : List.of();
    }

    /** Returns the elements between parentheses. */
    <T> List<T> list(String separator, Supplier<T> element) {
        expect("(");
        List<T> elements = new ArrayList<>();
        if (!isNext(")")) {
            do {
                elements.add(element.get());
            } while (take(separator));
        }
        if (!take(")")) {
            throw expected("'" + separator + "' or ')'");
        }
        return elements;
    }

    boolean isText() {
        return token().kind() == Kind.TEXT;
    }

    String text(String what) {
        if (!isText()) {
            throw expected(what + " between \" and \"");
        }
        return tokens.get(at++).value();
    }

    @Nullable
    String textIfAny() {
        return isText() ? tokens.get(at++).value() : null;
    }

    /** Returns a text behind a word, or null where the word does not stand. */
    @Nullable
    String textAfter(String word, String what) {
        return take(word) ? text(what) : null;
    }

    String word(String what) {
        if (token().kind() != Kind.WORD) {
            throw expected(what);
        }
        return tokens.get(at++).value();
    }

    /** Goes back to the token before. */
    void back() {
        at--;
    }

    long number() {
        try {
            long number = Long.parseLong(token().value());
            at++;
            return number;
        } catch (NumberFormatException e) {
            throw expected("a number");
        }
    }

    boolean isNumber() {
        return token().kind() == Kind.WORD && token().value().matches("-?[0-9]+");
    }

    int smallNumber() {
        long number = number();
        if (number != (int) number) {
            back();
            throw expected("a number up to " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** Returns a number behind a word, or one where the word does not stand. */
    long numberAfter(String word) {
        return take(word) ? number() : 1;
    }
}
