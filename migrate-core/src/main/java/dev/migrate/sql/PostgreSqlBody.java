package dev.migrate.sql;

/** A statement of PostgreSQL: functions whose body is SQL from {@code begin atomic} to {@code end}, and parentheses. */
final class PostgreSqlBody implements SqlBody {

    private String before = "";
    private boolean creates;
    private boolean first = true;
    private int blocks;
    private int parentheses;
    private boolean routine;
    private boolean begun;

    @Override
    public void accept(SqlToken token) {
        if (token.isSkipped()) {
            return;
        }
        String word = token.word();
        creates |= first && word.equals("create");
        first = false;
        routine |= creates
                && (word.equals("function") || word.equals("procedure"))
                && (before.equals("create") || before.equals("replace"));
        switch (word) {
            case "return" -> begun |= routine && parentheses == 0;
            case "(" -> parentheses++;
            case ")" -> parentheses = Math.max(0, parentheses - 1);
            case "atomic" -> blocks += creates && before.equals("begin") ? 1 : 0;
            case "case" -> blocks += blocks > 0 ? 1 : 0;
            case "end" -> blocks -= blocks > 0 ? 1 : 0;
            default -> {
                // it neither begins nor ends anything
            }
        }
        begun |= blocks > 0;
        before = word;
    }

    /** It is the last part of such a statement, if it is in no quotes. */
    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isOpen() {
        return blocks > 0 || parentheses > 0;
    }
}
