package social.starling.architecture.violations.events.ports.event;

public interface InnocentEvent {}
