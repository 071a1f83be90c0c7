package social.starling.architecture.violations.staticstate.core;

final class Counter {
    static int count;
}
