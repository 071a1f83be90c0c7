package social.starling.architecture.violations.platformenum.daemon;

enum Kind {
    TWITTER,
    OTHER
}
