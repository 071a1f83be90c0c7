package social.starling.architecture.violations.dice.core;

final class Rolls {
    double make() {
        return Math.random();
    }
}
