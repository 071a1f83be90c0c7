package social.starling.architecture.violations.waiting.ports.task;

public interface InnocentTasks {
    interface Tasks {}
}
