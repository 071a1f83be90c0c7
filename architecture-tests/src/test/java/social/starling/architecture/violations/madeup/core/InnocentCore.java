package social.starling.architecture.violations.madeup.core;

/** Where it lives is the matter. */
public record InnocentCore() {}
