package social.starling.architecture.violations.platformenum.core;

enum Target {
    TO_BLUESKY
}
