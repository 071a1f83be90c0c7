package social.starling.architecture.violations.emptywords.core;

final class HidesOneInside {
    interface Util {}
}
