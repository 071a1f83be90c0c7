package social.starling.architecture.violations.staticstate.core;

import java.util.List;

final class InnocentConstants {
    static final List<String> WORDS = List.of("a", "b");
    private static final int[] WEIGHTS = {1, 2};

    int weight(Kind kind) {
        return switch (kind) {
            case SHORT -> WEIGHTS[0];
            case LONG -> WEIGHTS[1];
        };
    }

    enum Kind {
        SHORT,
        LONG
    }
}
