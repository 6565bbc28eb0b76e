package shop;

public class Tool {

    public static void main(String[] args) {}
}
