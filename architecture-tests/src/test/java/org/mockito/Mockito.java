package org.mockito;

/** Stands in for the library of that name, which is on no class path here, so that a violation can use it. */
public final class Mockito {
    private Mockito() {}

    public static <T> T mock(Class<T> type) {
        throw new UnsupportedOperationException("No mocks: " + type);
    }
}
