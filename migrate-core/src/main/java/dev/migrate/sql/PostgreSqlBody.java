package dev.migrate.sql;

/** A statement of PostgreSQL: functions whose body is SQL from {@code begin atomic} to {@code end}, and parentheses. */
final class PostgreSqlBody implements SqlBody {

    private String before = "";
    private boolean creates;
    private boolean first = true;
    private int blocks;
    private int parentheses;

    @Override
    public void accept(SqlToken token) {
        if (token.isSkipped()) {
            return;
        }
        String word = token.word();
        creates |= first && word.equals("create");
        first = false;
        switch (word) {
            case "(" -> parentheses++;
            case ")" -> parentheses = Math.max(0, parentheses - 1);
            case "atomic" -> blocks += creates && before.equals("begin") ? 1 : 0;
            case "case" -> blocks += blocks > 0 ? 1 : 0;
            case "end" -> blocks -= blocks > 0 ? 1 : 0;
            default -> {
                // it neither begins nor ends anything
            }
        }
        before = word;
    }

    @Override
    public boolean isOpen() {
        return blocks > 0 || parentheses > 0;
    }
}
