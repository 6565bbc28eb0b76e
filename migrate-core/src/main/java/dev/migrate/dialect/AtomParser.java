package dev.migrate.dialect;

import dev.migrate.dialect.Term.Level;
import dev.migrate.dialect.Tokens.Kind;
import dev.migrate.dialect.Tokens.Token;
import java.util.List;

/** Reads what an expression's operators stand between. */
record AtomParser(Tokens tokens, Terms terms, ExpressionParser expressions) {

    private static final List<String> CONSTANTS = List.of(
            "null",
            "true",
            "false",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user",
            "current_role");
    private static final List<String> NO_NAMES = List.of(
            "and", "or", "not", "is", "in", "between", "like", "ilike", "when", "then", "else", "end", "any", "all",
            "from", "as", "select", "collate", "similar", "exists");

    Term atom() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case TEXT -> new Term.Text(token.text());
            case NUMBER -> new Term.Numeral(token.text());
            case QUOTED -> name(token);
            case WORD -> word(token);
            case SIGN -> parenthesised(token);
            case END -> throw new UnreadableExpressionException("");
        };
    }

    private Term parenthesised(Token token) {
        if (!token.is("(")) {
            throw new UnreadableExpressionException(token.text());
        }
        Term term = expressions.expression();
        tokens.expect(")");
        return term;
    }

    private Term word(Token token) {
        String word = token.text();
        if (tokens.peek().is("(") && !NO_NAMES.contains(word)) {
            return called(word);
        }
        if (CONSTANTS.contains(word)) {
            return terms.constant(word);
        }
        if (word.equals("array") && tokens.take("[")) {
            return new Term.Elements(expressions.list("]"));
        }
        if (word.equals("case")) {
            return choice();
        }
        if (TypeWords.standsBeforeText(word)) {
            return typedOrName(token);
        }
        return name(token);
    }

    static boolean isConstant(String word) {
        return CONSTANTS.contains(word);
    }

    private Term typedOrName(Token token) {
        int place = tokens.place();
        if (!terms.idiom().foldsCasts()) {
            boolean typed = tokens.peek().kind() == Kind.TEXT;
            return typed ? new Term.Phrase(token.text() + " " + tokens.next().text(), Level.ATOM, null) : name(token);
        }
        tokens.goBackTo(place - 1);
        String type = TypeWords.read(tokens);
        if (tokens.peek().kind() == Kind.TEXT) {
            return terms.cast(new Term.Text(tokens.next().text()), type);
        }
        tokens.goBackTo(place);
        return name(token);
    }

    private Term name(Token first) {
        if (first.kind() == Kind.WORD && NO_NAMES.contains(first.text())) {
            throw new UnreadableExpressionException(first.text());
        }
        if (!tokens.take(".")) {
            return terms.column(first);
        }
        Token second = tokens.next();
        if (second.kind() != Kind.WORD && second.kind() != Kind.QUOTED) {
            throw new UnreadableExpressionException(second.text());
        }
        String qualified = terms.name(first) + "." + terms.name(second);
        return tokens.peek().is("(") ? called(qualified) : new Term.Phrase(qualified, Level.ATOM, null);
    }

    private Term called(String function) {
        tokens.expect("(");
        if (function.equals("cast")) {
            Term operand = expressions.expression();
            tokens.expect("as");
            Term cast = terms.idiom().foldsCasts()
                    ? terms.cast(operand, TypeWords.read(tokens))
                    : new Term.Phrase(
                            "cast(" + operand.text() + " as " + TypeWords.words(tokens) + ")", Level.ATOM, null);
            tokens.expect(")");
            return cast;
        }
        if (function.equals("extract")) {
            return extracted();
        }
        if (function.equals("trim")) {
            return trimmed();
        }
        if (tokens.take("*", ")")) {
            return new Term.Phrase(function + "(*)", Level.ATOM, null);
        }
        return terms.call(function, expressions.list(")"));
    }

    private Term extracted() {
        String field = tokens.next().text().replace("'", "");
        tokens.expect("from");
        Term from = expressions.expression();
        tokens.expect(")");
        return new Term.Phrase("extract(" + field + " from " + from.text() + ")", Level.ATOM, "numeric");
    }

    private Term trimmed() {
        String side = "";
        for (String each : List.of("both", "leading", "trailing")) {
            side = tokens.take(each) ? each + " " : side;
        }
        String letters = side.isEmpty() || tokens.take("from")
                ? ""
                : expressions.expression().text() + " ";
        if (!letters.isEmpty()) {
            tokens.expect("from");
        }
        Term from = expressions.expression();
        tokens.expect(")");
        boolean plain = letters.isEmpty() && !side.equals("leading ") && !side.equals("trailing ");
        String text = plain ? from.text() : side + letters + "from " + from.text();
        return new Term.Phrase("trim(" + text + ")", Level.ATOM, "text");
    }

    private Term choice() {
        StringBuilder text = new StringBuilder("case");
        String type = null;
        if (!tokens.peek().is("when")) {
            text.append(' ').append(expressions.expression().text());
        }
        while (tokens.take("when")) {
            text.append(" when ").append(expressions.expression().text());
            tokens.expect("then");
            Term result = Terms.withoutCastOfNull(expressions.expression());
            type = TypeWords.isText(result.type()) || result instanceof Term.Text ? "text" : null;
            text.append(" then ").append(result.text());
        }
        if (tokens.take("else")) {
            String otherwise = Terms.withoutCastOfNull(expressions.expression()).text();
            // PostgreSQL adds "else null" where there is no else
            text.append(otherwise.equals("null") ? "" : " else " + otherwise);
        }
        tokens.expect("end");
        return new Term.Phrase(text.append(" end").toString(), Level.ATOM, type);
    }
}
