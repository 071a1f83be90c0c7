package social.starling.architecture.violations.inputoutput.core;

record StartsProcesses(ProcessBuilder builder) {}
