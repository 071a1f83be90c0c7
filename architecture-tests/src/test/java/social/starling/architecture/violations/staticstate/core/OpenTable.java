package social.starling.architecture.violations.staticstate.core;

final class OpenTable {
    static final int[] WEIGHTS = {1, 2};
}
