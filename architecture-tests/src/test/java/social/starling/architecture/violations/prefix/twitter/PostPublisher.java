package social.starling.architecture.violations.prefix.twitter;

public interface PostPublisher {}
