package social.starling.architecture.violations.tests.running.core;

class PostInheritsAll extends InnocentContract {}
