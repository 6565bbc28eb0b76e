package dev.migrate.testsupport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the text of a condition into one form, whoever printed it: conjuncts, disjuncts and IN lists sorted, superfluous
 * brackets and casts to texts and numbers gone, BETWEEN as two comparisons.
 */
final class Expressions {

    private static final Set<String> CLOSERS =
            new TreeSet<>(List.of("and", "or", ")", ",", "]", "when", "then", "else", "end"));
    private static final Set<String> NO_FUNCTIONS = new TreeSet<>(List.of(
            "not", "like", "ilike", "is", "from", "as", "distinct", "where", "collate", "escape", "then", "else"));
    private static final Set<String> COMPARISONS = new TreeSet<>(List.of("=", "<>", "<", ">", "<=", ">="));
    private static final String PLAIN_TYPE = "(text|bpchar|varchar|character( varying)?|numeric|decimal|integer|bigint"
            + "|smallint|int|real|double precision)(\\([\\d, ]*\\))?(\\[\\])*";
    private static final Pattern CAST = Pattern.compile("(.*) as " + PLAIN_TYPE, Pattern.DOTALL);

    /** Operands of AND or OR, or, without an operator, a text; a simple one needs no brackets anywhere. */
    private record Node(String operator, List<Node> operands, String text, boolean simple) {

        static Node join(String operator, List<Node> nodes) {
            List<Node> operands = nodes.stream()
                    .flatMap(node -> node.operator.equals(operator) ? node.operands.stream() : Stream.of(node))
                    .sorted(Comparator.comparing(Node::render))
                    .toList();
            return operands.size() == 1 ? operands.get(0) : new Node(operator, operands, "", false);
        }

        static Node text(String text, boolean simple) {
            return new Node("", List.of(), text, simple);
        }

        String render() {
            return operator.isEmpty()
                    ? text
                    : operands.stream()
                            .map(operand -> operand.operator.isEmpty() ? operand.text : operand.inBrackets())
                            .collect(Collectors.joining(" " + operator + " "));
        }

        String inBrackets() {
            return simple ? text : "(" + render() + ")";
        }
    }

    private final List<String> tokens;
    private int next;
    private boolean insideAny;

    private Expressions(List<String> tokens) {
        this.tokens = tokens;
    }

    static String normalise(String sql) {
        return normalise(Tokens.of(sql));
    }

    static String normalise(List<String> tokens) {
        Expressions rest = new Expressions(tokens);
        List<String> parts = new ArrayList<>();
        while (rest.next < tokens.size()) {
            int before = rest.next;
            parts.add(rest.disjunction().render());
            if (rest.next == before) {
                parts.add(tokens.get(rest.next++));
            }
        }
        return String.join(" ", parts);
    }

    private Node disjunction() {
        List<Node> operands = new ArrayList<>();
        do {
            operands.add(conjunction());
        } while (take("or"));
        return Node.join("or", operands);
    }

    private Node conjunction() {
        List<Node> operands = new ArrayList<>();
        do {
            operands.add(negation());
        } while (take("and"));
        return Node.join("and", operands);
    }

    private Node negation() {
        return take("not") ? Node.text("not " + negation().inBrackets(), false) : predicate();
    }

    private Node predicate() {
        List<Object> items = new ArrayList<>();
        while (next < tokens.size() && !CLOSERS.contains(tokens.get(next))) {
            String token = tokens.get(next++);
            switch (token) {
                case "(" -> bracket(items);
                case "[" -> items.add(pop(items) + "[" + String.join(", ", list("]", insideAny)) + "]");
                case "::" -> cast(items);
                case "case" -> items.add(branches());
                case "between" -> {
                    return between(items);
                }
                default -> items.add(token);
            }
        }
        return node(items);
    }

    private Node between(List<Object> items) {
        boolean not = !items.isEmpty() && items.get(items.size() - 1).equals("not");
        Node low = predicate();
        take("and");
        Node high = predicate();
        String subject = join(not ? items.subList(0, items.size() - 1) : items);
        if (not) {
            return Node.text(subject + " not between " + low.render() + " and " + high.render(), false);
        }
        return Node.join(
                "and",
                List.of(
                        Node.text(subject + " >= " + low.render(), false),
                        Node.text(subject + " <= " + high.render(), false)));
    }

    /** Adds what stands in brackets: the arguments of the word before, or a part of the condition. */
    private void bracket(List<Object> items) {
        Object before = items.isEmpty() ? "" : items.get(items.size() - 1);
        boolean called =
                before instanceof String word && !word.isEmpty() && Tokens.isWord(word) && !NO_FUNCTIONS.contains(word);
        if (called) {
            arguments(items, (String) before);
            return;
        }
        int start = next;
        Node inner = disjunction();
        if (take(")")) {
            items.add(inner);
            return;
        }
        next = start;
        items.add(Node.text("(" + String.join(", ", list(")", false)) + ")", true));
    }

    private void arguments(List<Object> items, String word) {
        boolean any = word.equals("any") || word.equals("all");
        boolean outer = insideAny;
        insideAny = any;
        List<String> arguments = list(")", word.equals("in"));
        insideAny = outer;
        items.remove(items.size() - 1);
        String only = arguments.size() == 1 ? arguments.get(0) : "";
        if (word.equals("in") && !only.isEmpty() && Tokens.isLiteral(only)) {
            boolean not = !items.isEmpty() && items.get(items.size() - 1).equals("not");
            if (not) {
                items.remove(items.size() - 1);
            }
            items.add(not ? "<>" : "=");
            items.add(only);
        } else if (any && only.startsWith("array[") && !items.isEmpty()) {
            Object sign = items.remove(items.size() - 1);
            items.add((sign.equals("=") ? "in" : "not in") + " (" + only.substring(6, only.length() - 1) + ")");
        } else if (word.equals("cast") && CAST.matcher(only).matches()) {
            items.add(CAST.matcher(only).replaceFirst("$1"));
        } else {
            items.add(word + (word.equals("in") ? " (" : "(") + String.join(", ", arguments) + ")");
        }
    }

    private List<String> list(String closer, boolean sorted) {
        List<String> elements = new ArrayList<>();
        while (next < tokens.size() && !take(closer)) {
            int before = next;
            elements.add(disjunction().render());
            take(",");
            if (next == before) {
                elements.add(tokens.get(next++));
            }
        }
        elements.removeIf(String::isEmpty);
        boolean literals = elements.stream().allMatch(Tokens::isLiteral);
        return sorted && literals ? elements.stream().sorted().toList() : elements;
    }

    private String branches() {
        StringBuilder text = new StringBuilder("case");
        text.append(
                next < tokens.size() && tokens.get(next).equals("when")
                        ? ""
                        : " " + disjunction().render());
        while (next < tokens.size() && !take("end")) {
            text.append(' ')
                    .append(tokens.get(next++))
                    .append(' ')
                    .append(disjunction().render());
        }
        return text.append(" end").toString();
    }

    /** Drops a cast to a text or a number, which PostgreSQL adds by itself, and keeps every other. */
    private void cast(List<Object> items) {
        StringBuilder type = new StringBuilder(tokens.get(next++));
        while (next < tokens.size() && continues(type.toString(), tokens.get(next))) {
            String token = tokens.get(next++);
            boolean word = Tokens.isWord(token);
            type.append(word ? " " : "").append(token);
        }
        if (!type.toString().matches(PLAIN_TYPE)) {
            Object last = items.remove(items.size() - 1);
            items.add((last instanceof Node node ? node.inBrackets() : last) + "::" + type);
        }
    }

    private static boolean continues(String type, String token) {
        boolean open = type.lastIndexOf('(') > type.lastIndexOf(')');
        return open
                || token.equals("(")
                || token.equals("[")
                || (token.equals("]") && type.endsWith("["))
                || token.equals("varying") && type.equals("character")
                || token.equals("precision") && type.equals("double")
                || token.matches("with|without|time|zone") && type.matches("time.*");
    }

    private static Node node(List<Object> items) {
        if (items.size() == 1) {
            return items.get(0) instanceof Node node ? node : Node.text((String) items.get(0), true);
        }
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index) instanceof String sign && COMPARISONS.contains(sign)) {
                String left = side(items.subList(0, index));
                return Node.text(left + " " + sign + " " + side(items.subList(index + 1, items.size())), false);
            }
        }
        return Node.text(join(items), false);
    }

    private static String side(List<Object> items) {
        boolean one = items.size() == 1;
        return one && items.get(0) instanceof Node node && node.operator().isEmpty() ? node.text() : join(items);
    }

    private static String join(List<Object> items) {
        return items.stream()
                .map(item -> item instanceof Node node ? node.inBrackets() : (String) item)
                .collect(Collectors.joining(" "))
                .replace(" . ", ".")
                .replaceAll("(^|[(,=<>] ?)- (\\d)", "$1-$2");
    }

    private static Object pop(List<Object> items) {
        if (items.isEmpty()) {
            return "";
        }
        Object last = items.remove(items.size() - 1);
        return last instanceof Node node ? node.inBrackets() : last;
    }

    private boolean take(String token) {
        boolean here = next < tokens.size() && tokens.get(next).equals(token);
        next += here ? 1 : 0;
        return here;
    }
}
