package social.starling.architecture.violations.platformenum.ports;

enum Platform {
    SOME,
    OTHER
}
