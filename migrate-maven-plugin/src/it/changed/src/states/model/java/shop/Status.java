package shop;

public enum Status {
    ACTIVE,
    CLOSED
}
