package dev.migrate.dialect.sqlite;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongConsumer;

/** The numbers of rows; of millions of them in little memory. */
final class RowNumbers {

    private long[] numbers = new long[4];
    private int size;
    private boolean isSorted;
    private final BitSet taken = new BitSet();

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
        isSorted = false;
    }

    void each(LongConsumer consumer) {
        for (int i = 0; i < size; i++) {
            consumer.accept(numbers[i]);
        }
    }

    int size() {
        return size;
    }

    /** Takes a number as often as it is there; returns false if it is not, or has been taken. */
    boolean take(long number) {
        if (!isSorted) {
            Arrays.sort(numbers, 0, size);
            isSorted = true;
        }
        int at = Arrays.binarySearch(numbers, 0, size, number);
        while (at > 0 && numbers[at - 1] == number) {
            at--;
        }
        while (at >= 0 && at < size && numbers[at] == number) {
            if (!taken.get(at)) {
                taken.set(at);
                return true;
            }
            at++;
        }
        return false;
    }
}
