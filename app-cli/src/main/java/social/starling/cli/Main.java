package social.starling.cli;

/** The {@code starling} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Invocation.run(Terminal.ofProcess(), arguments));
    }
}
