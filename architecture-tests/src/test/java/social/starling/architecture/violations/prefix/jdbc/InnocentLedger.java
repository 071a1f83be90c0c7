package social.starling.architecture.violations.prefix.jdbc;

public interface InnocentLedger {}
