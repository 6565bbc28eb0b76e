package dev.migrate.hibernate;

import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.aggregate.AggregateSupportImpl;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.type.spi.TypeConfiguration;

/** Accepts embeddables in one column of any form; what it says of reading and writing them is never executed. */
final class NeutralAggregateSupport extends AggregateSupportImpl {

    static final AggregateSupport INSTANCE = new NeutralAggregateSupport();

    @Override
    public String aggregateComponentCustomReadExpression(
            String template,
            String placeholder,
            String parentReadExpression,
            String columnExpression,
            int aggregateTypeCode,
            SqlTypedMapping column,
            TypeConfiguration types) {
        return template.replace(placeholder, parentReadExpression + "." + columnExpression);
    }

    @Override
    public String aggregateComponentAssignmentExpression(
            String parentAssignmentExpression, String columnExpression, int aggregateTypeCode, Column column) {
        return parentAssignmentExpression + "." + columnExpression;
    }

    @Override
    public boolean requiresAggregateCustomWriteExpressionRenderer(int aggregateTypeCode) {
        return false;
    }

    @Override
    public WriteExpressionRenderer aggregateCustomWriteExpressionRenderer(
            SelectableMapping aggregate, SelectableMapping[] columns, TypeConfiguration types) {
        return (appender, translator, parameter, qualifier) -> appender.appendSql(aggregate.getSelectionExpression());
    }
}
