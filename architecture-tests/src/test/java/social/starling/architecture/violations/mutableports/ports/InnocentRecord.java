package social.starling.architecture.violations.mutableports.ports;

public record InnocentRecord(String value) {}
