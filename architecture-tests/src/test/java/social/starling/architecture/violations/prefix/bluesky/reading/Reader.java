package social.starling.architecture.violations.prefix.bluesky.reading;

public interface Reader {}
