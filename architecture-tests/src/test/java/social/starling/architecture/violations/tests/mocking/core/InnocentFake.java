package social.starling.architecture.violations.tests.mocking.core;

class InnocentFake implements Runnable {
    @Override
    public void run() {}
}
