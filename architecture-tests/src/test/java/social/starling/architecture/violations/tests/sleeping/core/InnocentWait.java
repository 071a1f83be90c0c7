package social.starling.architecture.violations.tests.sleeping.core;

class InnocentWait {
    int rest(Object tasks) {
        return tasks.hashCode();
    }
}
