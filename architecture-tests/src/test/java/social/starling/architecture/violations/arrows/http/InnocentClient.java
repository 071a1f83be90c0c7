package social.starling.architecture.violations.arrows.http;

public interface InnocentClient {}
