package social.starling.ports.task;

/** A value that one task waits for and another gives, once. */
public interface Reply<T> {
    void give(T value);

    /** Lets the waiting task throw {@code failure}. */
    void fail(RuntimeException failure);

    T await();
}
